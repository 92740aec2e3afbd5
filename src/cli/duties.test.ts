import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { optionalData } from '../../test/optional-data.ts';
import { duties } from './duties.ts';

async function run(argv: readonly string[], readFile?: (path: URL) => string): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await duties(argv, { out: (text) => (out += text), err: (text) => (err += text), ...(readFile && { readFile }) });
  return { code, out, err };
}
const changed = (name: string, change: (text: string) => string) => (path: URL) => (path.pathname.endsWith(name) ? change(readFileSync(path, 'utf8')) : readFileSync(path, 'utf8'));

describe('qinglian duties', () => {
  it('docs/duties.md 与义务库一致', async () => {
    expect(await run(['--check'])).toMatchObject({ code: 0, err: '' });
  });

  it('每次印出同样的字节，每个地址、义务和台账都在', async () => {
    const [first, second] = [await run([]), await run([])];
    expect(first.out).toBe(second.out);
    expect(first.out.match(/^\| \S+#\d+ \| `[0-9a-f]{12}` \| O-/gm)?.length).toBeGreaterThan(163);
    expect(first.out).toContain('| 2.3#6 |');
  });

  it('每项义务都说明要什么指标、系统数的是什么', async () => {
    const rows = (await run([])).out.split('\n').filter((line) => /^\| \S+#\d+ \| `/.test(line)).map((line) => line.split(' | '));
    expect(rows.filter((cells) => !cells[10]?.trim() || !cells[11]?.replace(/\|$/, '').trim())).toEqual([]);
  });

  it('义务库或文件变了，--check 说出哪一行；参数不认识，退出码 2', async () => {
    expect(await run(['--check'], changed('duties.md', (text) => text.replace('O-1.3-10', 'O-1.3-99')))).toMatchObject({ code: 1, err: expect.stringMatching(/第 \d+ 行/) });
    expect(await run(['--check'], changed('obligations.json', (text) => text.replace('"once"', '"never"')))).toMatchObject({ code: 1, err: expect.stringContaining('O-0-1') });
    expect((await run(['--chek'])).code).toBe(2);
  });

  const plan = optionalData('mission/sentences.tsv');
  it.skipIf(!plan)('没有方案的句子：任何连续 24 个字都不在其中（没有方案原文时跳过）', async () => {
    const { out } = await run([]);
    // Shorter runs are names of the law (公众参与、专家论证 …), which everybody must use.
    const found = readFileSync(plan!, 'utf8').split('\n').flatMap((row) => {
      const text = row.split('\t')[1] ?? '';
      return Array.from({ length: Math.max(0, text.length - 23) }, (_, i) => text.slice(i, i + 24)).filter((piece) => out.includes(piece));
    });
    expect(found).toEqual([]);
  });
});

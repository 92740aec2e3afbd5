import { describe, expect, it } from 'vitest';
import { plan } from './plan.ts';

const TEXT = '青山县食堂方案\n一、目标\n吃好。\n二、措施\n（一）公示。每周一次。\n（二）留样。两天。\n';

async function run(argv: readonly string[], file: Uint8Array | undefined = new TextEncoder().encode(TEXT)): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await plan(argv, {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    readFile: () => (file ? Promise.resolve(file) : Promise.reject(new Error('ENOENT'))),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('qinglian plan', () => {
  it('outline --json prints the outline', async () => {
    const { code, out } = await run(['outline', 'a.txt', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ title: '青山县食堂方案', scheme: 'gongwen', headings: [{ text: '目标', line: 2 }, { text: '措施', line: 4 }, { text: '公示', kind: 'runin' }, { text: '留样', kind: 'runin' }] });
  });

  it('sentences --json prints id, text and line only', async () => {
    const { out } = await run(['sentences', 'a.txt', '--json']);
    expect(JSON.parse(out)).toEqual([
      { id: '0#1', text: '青山县食堂方案', line: 1 },
      { id: '1#1', text: '一、目标吃好。', line: 2 },
      { id: '2#1', text: '二、措施', line: 4 },
      { id: '2.1#1', text: '（一）公示。', line: 5 },
      { id: '2.1#2', text: '每周一次。', line: 5 },
      { id: '2.2#1', text: '（二）留样。', line: 6 },
      { id: '2.2#2', text: '两天。', line: 6 },
    ]);
  });

  it('without --json it prints a list to read', async () => {
    expect((await run(['outline', 'a.txt'])).out).toContain('标题：青山县食堂方案');
    expect((await run(['sentences', 'a.txt'])).out).toContain('共 7 句。');
  });

  it('says in Chinese what is wrong', async () => {
    expect(await run(['outline', 'a.txt'], new Uint8Array())).toEqual({ code: 1, out: '', err: '文件是空的，没有可读的文字。' });
    expect(await run(['sentences', 'a.txt'], new TextEncoder().encode('<html></html>'))).toMatchObject({ code: 1, err: '文件的实际内容是网页，读不了。请用 WPS 或 Word 打开后另存为 .docx 再试。' });
    expect((await run(['outline'])).code).toBe(2);
    expect((await run(['unknown', 'a.txt'])).err).toContain('用法');
  });

  it.each([['ENOENT', '没有这个文件'], ['EISDIR', '这是文件夹，不是文件'], ['EACCES', '没有读这个文件的权限'], ['EIO', '打不开文件']])('a file that cannot be opened: %s', async (code, sentence) => {
    const err: string[] = [];
    expect(await plan(['outline', 'gone.txt'], { out: () => undefined, err: (text) => err.push(text), readFile: () => Promise.reject(Object.assign(new Error(code), { code })) })).toBe(1);
    expect(err).toEqual([`${sentence}：gone.txt`]);
  });
});

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { suggestObligations } from '#domain/plan';
import { optionalData } from '../../test/optional-data.ts';
import { loadProgrammePack } from './programme-pack.ts';
import { readPlanFile, type ReadPlanFile } from './read-plan.ts';

async function read(url: URL): Promise<ReadPlanFile> {
  const result = await readPlanFile(readFileSync(url), 'plan.txt');
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

/** Letters and figures alone, so that neither a line break nor another comma hides a copied sentence. */
const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

describe('演示方案', () => {
  let plan: ReadPlanFile;
  beforeAll(async () => {
    plan = await read(new URL('../../programmes/demo/plan.txt', import.meta.url));
  });

  it('版头读得全', () => {
    expect(plan.outline).toMatchObject({
      title: '青禾县“清廉学校”建设三年实施方案',
      issuer: '青禾县教育局',
      docNumber: '青教字〔2026〕12号',
      date: '2026-08-20',
      printedBy: '青禾县教育局办公室',
      addressees: ['各乡（镇）中心校', '县直各中小学校', '职业中学', '各幼儿园'],
    });
  });

  it('四个工程、十八项措施、四项保障', () => {
    const sections = [...new Set(plan.sentences.map(({ id }) => id.replace(/#.*/, '')))];
    const measures = [5, 5, 5, 3].map((count, project) => Array.from({ length: count }, (_, at) => `${project + 1}.${at + 1}`));
    const projects = measures.flatMap((own, project) => [`P${project + 1}`, ...own]);
    expect(sections).toEqual(['0', 'G1', 'G2', 'G3', ...projects, 'S0', 'S1', 'S2', 'S3', 'S4']); // G3 and S0 are the bare titles of their sections
    expect(sections.filter((id) => /^\d\.\d$/.test(id))).toHaveLength(18);
  });

  it('多数句子在义务库里找得到义务，只凭文字', () => {
    const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
    const found = suggestObligations(plan.sentences, loadProgrammePack('qinglian').obligations, { useHashes: false, sha256 });
    const known = found.filter(({ suggestions }) => suggestions.some(({ obligationId }) => obligationId !== undefined));
    expect(known.length / found.length).toBeGreaterThan(0.6);
  });

  const real = optionalData('mission/plan.txt');
  it.skipIf(!real)('没有一句话抄自真实方案（没有方案原文时跳过）', async () => {
    const other = await read(real!);
    const page = lettersOf(other.text);
    const copied = (sentences: ReadPlanFile['sentences']): readonly string[] => sentences.map(({ text }) => lettersOf(text)).filter((text) => text.length > 12 && page.includes(text));
    expect(copied(other.sentences).length).toBeGreaterThan(50); // the same search does find what is there
    expect(copied(plan.sentences)).toEqual([]);
  });
});

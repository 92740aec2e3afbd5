import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPlanFile } from './read-plan.ts';

const fixture = (name: string): Uint8Array => Uint8Array.from(readFileSync(new URL(`../../test/fixtures/${name}`, import.meta.url)));

/** What a plan says, wherever its lines stand and however its typesetter spaced it. */
async function said(name: string): Promise<unknown> {
  const read = await readPlanFile(fixture(name), name);
  if (!read.ok) throw new Error(read.refusal.code);
  const { outline, sentences } = read.value;
  const { notes: _notes, headings, items, ...head } = outline;
  return {
    head,
    headings: headings.map(({ line: _line, ...heading }) => heading),
    items: items.map(({ line: _line, ...item }) => item),
    sentences: sentences.map(({ id, text }) => `${id} ${text.replace(/[ 　]/g, '')}`),
  };
}

describe('an official document, the same in every format', () => {
  it('the text itself: programme, head, table', async () => {
    const { headings, sentences } = (await said('official.txt')) as { headings: unknown[]; sentences: string[] };
    expect([headings.length, sentences.length]).toEqual([30, 127]);
    expect(sentences.at(-1)).toBe('Z#7 4\t学子向善工程\t德育股\t2029年7月15日');
  });

  it.each(['official.docx', 'official.doc', 'official.pdf'])('%s says what official.txt says', async (name) => {
    expect(await said(name)).toEqual(await said('official.txt'));
  });

  it('a .pdf whose Chinese font is only named, not held', async () => {
    const read = await readPlanFile(fixture('gbk-font.pdf'), 'a.pdf');
    expect(read.ok && [read.value.outline.title, read.value.outline.addressees, read.value.outline.headings.map(({ text }) => text)]).toEqual(['青禾县教育局关于晨检的通知', ['各学校'], ['时间', '内容']]);
  });
});

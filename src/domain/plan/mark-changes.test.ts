import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markChanges, type Run } from './mark-changes.ts';

const text = (runs: readonly Run[]): string => runs.map((run) => run.text).join('');
const shown = (runs: readonly Run[]): string => runs.map((run) => (run.isChanged ? `[${run.text}]` : run.text)).join('');

test('改了的字标出来，没改的不标', () => {
  const { old, new: now } = markChanges('班主任津贴每月不低于600元，按月发放。', '班主任津贴每月不低于800元，按学期发放。');
  expect([shown(old), shown(now)]).toEqual(['班主任津贴每月不低于[6]00元，按[月]发放。', '班主任津贴每月不低于[8]00元，按[学期]发放。']);
  expect(markChanges('同一句。', '同一句。')).toEqual({ old: [{ text: '同一句。', isChanged: false }], new: [{ text: '同一句。', isChanged: false }] });
  expect(markChanges('', '新的')).toEqual({ old: [], new: [{ text: '新的', isChanged: true }] });
});

test('任何两句：一个字不多、一个字不少；太长的整句标出', () => {
  const words = fc.string({ unit: fc.constantFrom(...'每月学期报送，。12𠮷'), maxLength: 40 });
  fc.assert(fc.property(words, words, (a, b) => {
    const { old, new: now } = markChanges(a, b);
    expect([text(old), text(now)]).toEqual([a, b]);
    for (const runs of [old, now]) for (const [i, run] of runs.entries()) expect(run.text !== '' && run.isChanged !== runs[i + 1]?.isChanged).toBe(true);
    expect(old.some((run) => run.isChanged) || now.some((run) => run.isChanged)).toBe(a !== b);
  }));
  expect(markChanges('甲'.repeat(3_000), '乙'.repeat(3_000)).old).toHaveLength(1);
});

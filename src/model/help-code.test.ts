import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CODE_WORDS, doubtCode, suggestCode } from './help-code.ts';

test.each([
  ['王小明', 'name'], ['欧阳小明', 'name'], ['李红', 'name'], ['20230517', 'number'], ['学号１２３', 'number'], ['座12号3', 'number'],
] as const)('%s：提醒', (code, doubt) => expect(doubtCode(code)).toBe(doubt));

test.each(['青竹', '山茶', '石榴树下', '一号', '甲', 'A7', '小鹿2'])('%s：不提醒', (code) => expect(doubtCode(code)).toBeUndefined());

test('名单上的姓名、学号，全写、写一半、加个字都认得出', () => {
  const listed = new Set(['欧阳青竹', '2023051701', '甲乙丙']);
  for (const code of ['欧阳青竹', '小甲乙丙', '青竹', '乙丙', '2023051701']) expect([code, doubtCode(code, listed)]).toEqual([code, 'listed']);
  expect(doubtCode('山茶', listed)).toBeUndefined();
});

test('推荐的词自己不惹怀疑，也不重复', () => {
  expect(new Set(CODE_WORDS).size).toBe(CODE_WORDS.length);
  for (const word of CODE_WORDS) expect([word, doubtCode(word)]).toEqual([word, undefined]);
  fc.assert(fc.property(fc.integer({ min: 1, max: 200 }), fc.infiniteStream(fc.nat()), (count, chance) => {
    const taken = new Set<string>();
    for (let i = 0; i < count; i += 1) {
      const code = suggestCode(taken, (below) => (below === 0 ? 0 : chance.next().value as number % below));
      expect(taken.has(code)).toBe(false);
      expect(doubtCode(code)).toBeUndefined();
      expect(code.length).toBeLessThanOrEqual(12);
      taken.add(code);
    }
  }), { numRuns: 30 });
});

import { expect, test } from 'vitest';
import fc from 'fast-check';
import { addDays, type Day, day } from '#base/day';
import { chooseSpare } from './keep-backups.ts';

const nightly = (from: Day, count: number): string[] => Array.from({ length: count }, (_, i) => `${addDays(from, i)}T023000`);

test('每夜一份过了两年：留七天、四周、十二个月，其余可去', () => {
  const names = nightly(day('2025-01-01'), 730);
  const spare = new Set(chooseSpare(names, day('2026-12-31')));
  const kept = names.filter((name) => !spare.has(name));
  expect(kept.slice(-7)).toEqual(nightly(day('2026-12-25'), 7));
  expect(new Set(kept.map((name) => name.slice(0, 7))).size).toBe(12);
  expect(kept).toContain('2026-12-20T023000'); // the Sunday of the week before
  expect(kept).toContain('2026-01-31T023000');
  expect(kept.length).toBe(7 + 2 + 11); // two weeks and one month fall on days that stay anyway
});

test('同一天的几份，今明两天里一份不去', () => {
  const names = ['2026-09-01T080000', '2026-09-01T090000', '2026-09-09T080000', '2026-09-10T080000', '2026-09-10T090000'];
  expect(chooseSpare(names, day('2026-09-10'))).toEqual(['2026-09-01T080000']);
});

test('最新的一份永远留着，天天清也不会越清越少', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.nat(900), { minLength: 1, maxLength: 60 }), (offsets) => {
    const names = offsets.map((n) => `${addDays(day('2024-01-01'), n)}T023000`);
    const today = day('2027-01-01');
    const spare = chooseSpare(names, today);
    const left = names.filter((name) => !spare.includes(name));
    expect(left).toContain(names.toSorted().at(-1));
    expect(chooseSpare(left, today)).toEqual([]);
  }), { numRuns: 30 });
});

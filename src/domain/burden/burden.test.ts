import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Asked, bucketOf, burdenIndex, LEAST_HAND_INS, medianMinutes } from './index.ts';

test('中位数：少于五件不说；说出来的，与逐件算的中位数同在一档', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 40 }), (times) => {
    const counts = [...Map.groupBy(times, bucketOf)].map(([bucket, own]) => ({ bucket, handIns: own.length }));
    const middle = times.toSorted((a, b) => a - b)[Math.ceil(times.length / 2) - 1];
    expect(medianMinutes(counts)).toBe(times.length < LEAST_HAND_INS ? undefined : bucketOf(middle ?? 0));
  }));
});

test('离谱的时间也归到一档，不会算不下去', () => {
  expect([-1, 0, 61, 1e12, Number.NaN, Infinity].map(bucketOf)).toEqual([1, 1, 2, 240, 1, 1]);
});

const months = ['2026-08', '2026-09', '2026-10'];
const row = fc.record({ month: fc.constantFrom(...months, '2025-01'), unitId: fc.constantFrom('s1', 's2', null), kind: fc.constantFrom<Asked['kind']>('duty', 'event', 'collection'), ledger: fc.constantFrom('meeting', 'risk'), items: fc.integer({ min: 1, max: 100 }), minutes: fc.integer({ min: 0, max: 5_000 }) });

test('负担指数与逐项重算一致；各股室合计等于各月合计', () => {
  fc.assert(fc.property(fc.array(row), fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }), (asked, median) => {
    const index = burdenIndex(asked, months, new Map(median === undefined ? [] : [['meeting', median]]));
    for (const { month, minutes } of index.months) {
      let expected = 0;
      for (const one of asked) if (one.month === month) expected += median !== undefined && one.ledger === 'meeting' && one.kind !== 'collection' ? one.items * median : one.minutes;
      expect(Math.abs(minutes - expected)).toBeLessThanOrEqual(1);
    }
    const total = (rows: readonly { readonly minutes: number }[]): number => rows.reduce((sum, { minutes }) => sum + minutes, 0);
    expect(Math.abs(total(index.askers) - total(index.months))).toBeLessThanOrEqual(4);
  }));
});

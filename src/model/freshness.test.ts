import { type Day, addDays } from '#base/day';
import { expect, test } from 'vitest';
import { freshnessOf } from './freshness.ts';

const TODAY = '2026-09-01' as Day;

test('当天还有效，过了当天才红；到期前三十天起黄；没有期限没有灯', () => {
  expect([-1, 0, 1, 30, 31, 400].map((days) => freshnessOf(addDays(TODAY, days), TODAY, 30))).toEqual(['red', 'yellow', 'yellow', 'yellow', 'green', 'green']);
  expect(freshnessOf(null, TODAY, 30)).toBeNull();
  expect(freshnessOf(TODAY, TODAY, 0)).toBe('yellow');
});

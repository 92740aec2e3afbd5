import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day } from '#base/day';
import type { Period } from '#model/cycle';
import { loadCalendar, periodsBetween } from './index.ts';

const calendar = loadCalendar([
  { id: '2026秋', name: '2026年秋季学期', start: day('2026-09-01'), end: day('2027-01-22') },
  { id: '2026春', name: '2026年春季学期', start: day('2026-03-02'), end: day('2026-07-10') },
]);
const keys = (per: Period, from: string, to: string, schoolOnly = false) => periodsBetween(calendar, per, day(from), day(to), { schoolOnly }).map((slot) => slot.key);

describe('periods', () => {
  test('have stable keys', () => {
    expect(keys('month', '2026-09-30', '2026-11-01')).toEqual(['2026-09', '2026-10', '2026-11']);
    expect(keys('quarter', '2026-09-01', '2027-01-22')).toEqual(['2026-Q3', '2026-Q4', '2027-Q1']);
    expect(keys('half-year', '2026-06-30', '2026-07-01')).toEqual(['2026-H1', '2026-H2']);
    expect(keys('semester', '2026-01-01', '2026-12-31')).toEqual(['2026春', '2026秋']);
    expect(keys('school-year', '2026-08-31', '2026-09-01')).toEqual(['2025-2026', '2026-2027']);
    expect(keys('year', '2026-01-01', '2026-12-31')).toEqual(['2026']);
    expect(keys('day', '2026-01-01', '2026-12-31')).toEqual([]);
    expect(keys('month', '2026-10-02', '2026-10-01')).toEqual([]);
  });

  test('carry their Chinese name and their bounds', () => {
    expect(periodsBetween(calendar, 'quarter', day('2026-08-01'), day('2026-08-01'))).toEqual([
      { per: 'quarter', key: '2026-Q3', name: '2026年第三季度', start: '2026-07-01', end: '2026-09-30' },
    ]);
  });

  test('of a school leave out the vacation: July has exactly ten days, August none', () => {
    expect(keys('month', '2026-01-01', '2026-12-31', true)).toEqual(['2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-09', '2026-10', '2026-11', '2026-12']);
    expect(keys('month', '2026-07-01', '2026-08-31')).toEqual(['2026-07', '2026-08']);
  });

  test('cover every day once, in order, and every slot overlaps the question', () =>
    fc.assert(
      fc.property(fc.constantFrom<Period>('month', 'quarter', 'half-year', 'school-year', 'year'), fc.nat(3000), fc.nat(900), (per, start, length) => {
        const from = addDays(day('2018-01-01'), start);
        const to = addDays(from, length);
        const slots = periodsBetween(calendar, per, from, to);
        expect(slots[0]!.start <= from && slots.at(-1)!.end >= to).toBe(true);
        for (const [i, slot] of slots.entries()) {
          expect(slot.start <= to && slot.end >= from).toBe(true);
          if (i > 0) expect(slot.start).toBe(addDays(slots[i - 1]!.end, 1));
          if (i > 0) expect(slot.key > slots[i - 1]!.key).toBe(true);
        }
      }),
    ));
});

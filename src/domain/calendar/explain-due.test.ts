import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day, daysBetween, type Day } from '#base/day';
import type { Span } from '#model/cycle';
import type { Origin } from '#model/origin';
import { optionalData } from '../../../test/optional-data.ts';
import { addWorkdays, explainDue, isWorkday, loadCalendar } from './index.ts';

const calendar = loadCalendar([]);
const origin: Origin = { kind: 'default', basis: '产品缺省' };
const explain = (start: string, span: Span, anchor?: 'start' | 'end') => explainDue({ calendar, start: day(start), startName: '收到之日', span, origin, ...(anchor ? { anchor } : {}) });
const length = (runs: readonly { from: Day; to: Day }[]) => runs.reduce((sum, run) => sum + daysBetween(run.from, run.to) + 1, 0);

interface Vector {
  readonly fn: string;
  readonly start?: string;
  readonly n?: number;
  readonly date?: string;
  readonly expect: string | boolean;
}

const answer = (vector: Vector) =>
  vector.fn === 'addWorkdays' ? addWorkdays(calendar, day(vector.start ?? ''), vector.n ?? Number.NaN) : isWorkday(calendar, day(vector.date ?? ''));

describe('the published vectors', () => {
  const published = optionalData('design/time-limits.json');
  test.skipIf(!published)('hold as published (skipped where the table is not there)', () => {
    const vectors: readonly Vector[] = JSON.parse(readFileSync(published!, 'utf8')).calendar.tests;
    expect(vectors.length).toBeGreaterThan(0);
    for (const vector of vectors) expect(answer(vector), JSON.stringify(vector)).toBe(vector.expect);
  });

  test.each([
    ['2026-09-28', 15, '2026-10-23'],
    ['2026-09-21', 7, '2026-10-08'],
  ])('%s and %i working days is %s', (start, n, due) => expect(addWorkdays(calendar, day(start), n)).toBe(due));

  test.each([
    ['2026-02-14', true],
    ['2026-10-10', true],
    ['2026-09-25', false],
  ])('%s works: %s', (date, works) => expect(isWorkday(calendar, day(date))).toBe(works));

  test.each([2025, 2026])('%i has 248 working days', (year) => {
    let works = 0;
    for (let at = day(`${year}-01-01`); at <= day(`${year}-12-31`); at = addDays(at, 1)) works += isWorkday(calendar, at) ? 1 : 0;
    expect(works).toBe(248);
  });
});

describe('an explanation', () => {
  test('names the runs that were passed over', () => {
    expect(explain('2026-09-28', { value: 15, unit: 'workday' })).toEqual({
      due: '2026-10-23', origin, start: '2026-09-28', startName: '收到之日', span: { value: 15, unit: 'workday' }, provisional: false,
      skipped: [
        { from: '2026-10-01', to: '2026-10-07', name: '国庆节' },
        { from: '2026-10-11', to: '2026-10-11', name: '周末' },
        { from: '2026-10-17', to: '2026-10-18', name: '周末' },
      ],
    });
  });

  test('moves a last day that is a holiday on to the next working day (民法典第二百零三条)', () => {
    expect(explain('2026-09-16', { value: 15, unit: 'day' })).toMatchObject({
      due: '2026-10-08', movedFrom: '2026-10-01', skipped: [{ from: '2026-10-01', to: '2026-10-07', name: '国庆节' }],
    });
  });

  test('ends a month without the day on its last day (民法典第二百零二条), then moves', () => {
    expect(explain('2026-01-31', { value: 1, unit: 'month' })).toMatchObject({ due: '2026-02-28', skipped: [] }); // a make-up Saturday
    expect(explain('2024-02-29', { value: 1, unit: 'year' })).toMatchObject({ due: '2025-02-28' });
    expect(explain('2026-04-10', { value: 1, unit: 'month' })).toMatchObject({ due: '2026-05-11', movedFrom: '2026-05-10' });
  });

  test('stays on the end of a period though it be a rest day, and counts back whatever the sign', () => {
    expect(explain('2026-01-31', { value: 0, unit: 'day' }, 'end')).toMatchObject({ due: '2026-01-31', skipped: [] });
    expect(explain('2026-01-31', { value: 0, unit: 'day' }, 'end')).not.toHaveProperty('movedFrom');
    for (const value of [5, -5]) expect(explain('2026-10-09', { value, unit: 'workday' }, 'end')).toMatchObject({ due: '2026-09-24' });
  });

  test('is provisional past the end of the table', () => {
    expect(explain('2026-12-30', { value: 1, unit: 'workday' }).provisional).toBe(false);
    expect(explain('2026-12-31', { value: 1, unit: 'workday' }).provisional).toBe(true);
    expect(explain('2027-01-05', { value: 9, unit: 'workday' }, 'end')).toMatchObject({ provisional: true });
  });

  test('refuses a span that is no whole number of days, or runs backwards from a start', () => {
    for (const value of [1.5, -1, Number.NaN]) expect(() => explain('2026-09-01', { value, unit: 'workday' })).toThrow(RangeError);
  });
});

describe('for every start and span', () => {
  const days = fc.integer({ min: 0, max: 3200 }).map((n) => addDays(day('2018-01-01'), n));
  const counts = fc.integer({ min: 1, max: 120 });

  test('working days: the due day works, exactly n working days are counted, counted and skipped are all days', () =>
    fc.assert(
      fc.property(days, counts, (start, n) => {
        const { due, skipped } = explain(start, { value: n, unit: 'workday' });
        let works = 0;
        for (let at = addDays(start, 1); at <= due; at = addDays(at, 1)) works += isWorkday(calendar, at) ? 1 : 0;
        expect(isWorkday(calendar, due)).toBe(true);
        expect(works).toBe(n);
        expect(n + length(skipped)).toBe(daysBetween(start, due));
        expect(due).toBe(addWorkdays(calendar, start, n));
      }),
    ));

  test('calendar days: the due day works, counted and skipped are all days', () =>
    fc.assert(
      fc.property(days, counts, (start, n) => {
        const { due, skipped } = explain(start, { value: n, unit: 'day' });
        expect(isWorkday(calendar, due)).toBe(true);
        expect(n + length(skipped)).toBe(daysBetween(start, due));
      }),
    ));

  test('back from an end: exactly n working days before it, counted and skipped are all days', () =>
    fc.assert(
      fc.property(days, counts, (end, n) => {
        const { due, skipped } = explain(end, { value: -n, unit: 'workday' }, 'end');
        expect(isWorkday(calendar, due)).toBe(true);
        expect(n + length(skipped)).toBe(daysBetween(due, end));
      }),
    ));

  test('a later start or a longer span is never due earlier', () =>
    fc.assert(
      fc.property(days, counts, fc.nat(40), fc.nat(20), fc.constantFrom('day', 'workday', 'month', 'year'), (start, value, later, more, unit) => {
        const due = explain(start, { value, unit }).due;
        expect(explain(addDays(start, later), { value, unit }).due >= due).toBe(true);
        expect(explain(start, { value: value + more, unit }).due >= due).toBe(true);
      }),
    ));
});

import { day, type Day } from '#base/day';
import type { SpecialDay } from './calendar.ts';
import table from './holidays.json' with { type: 'json' };

type YearTable = Readonly<Record<'rest' | 'work', Readonly<Record<string, readonly string[]>>>>;

const years: Readonly<Record<string, YearTable>> = table.years;

const specialDaysOf = ([year, names]: readonly [string, YearTable]): SpecialDay[] =>
  (['rest', 'work'] as const).flatMap((kind) =>
    Object.entries(names[kind]).flatMap(([name, dates]) => dates.map((date) => ({ day: day(`${year}-${date}`), name, rest: kind === 'rest' }))),
  );

/** Statutory holidays and make-up working days by day, as the State Council announced them, from `HOLIDAYS_COVERED_FROM` to `HOLIDAYS_COVERED_UNTIL`. */
export const HOLIDAYS: ReadonlyMap<Day, SpecialDay> = new Map(
  Object.entries(years).flatMap(specialDaysOf).map((special) => [special.day, special] as const).toSorted(([a], [b]) => (a < b ? -1 : 1)),
);

export const HOLIDAYS_COVERED_FROM: Day = day(table.coveredFrom);
export const HOLIDAYS_COVERED_UNTIL: Day = day(table.coveredUntil);

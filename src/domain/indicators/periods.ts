import { addMonths, type Day, dayFrom, maxDay, minDay, monthOf, yearOf } from '#base/day';
import type { Semester } from '#model/calendar';

/** How long the periods are that indicators are compared over. */
export const PERIODS = ['month', 'semester', 'year'] as const;
export type PeriodKind = (typeof PERIODS)[number];

/** A period in whole months, by the first days of its first and last month; figures are kept by month. */
export interface MonthsOf {
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
}

const SEPTEMBER = 9;

const firstOf = (on: Day): Day => dayFrom(yearOf(on), monthOf(on), 1);

/** The semesters' months; where two share one, it belongs to the later. */
const monthsOfSemesters = (semesters: readonly Semester[]): readonly MonthsOf[] => {
  const sorted = semesters.toSorted((a, b) => (a.start < b.start ? -1 : 1));
  return sorted.map(({ name, start, end }, i) => {
    const next = sorted[i + 1];
    const from = firstOf(start);
    return { name, from, to: maxDay(from, next ? minDay(firstOf(end), addMonths(firstOf(next.start), -1)) : firstOf(end)) };
  });
};

/** The period of a day, or one so many periods back; a vacation belongs to the semester before it, a school year begins in September. Undefined where the county has no such semester. */
export function periodOf(kind: PeriodKind, on: Day, back: number, semesters: readonly Semester[]): MonthsOf | undefined {
  if (kind === 'month') {
    const from = addMonths(firstOf(on), -back);
    return { name: `${yearOf(from)}年${monthOf(from)}月`, from, to: from };
  }
  if (kind === 'year') {
    const year = yearOf(on) - (monthOf(on) < SEPTEMBER ? 1 : 0) - back;
    return { name: `${year}—${year + 1}学年`, from: dayFrom(year, SEPTEMBER, 1), to: dayFrom(year + 1, SEPTEMBER - 1, 1) };
  }
  const all = monthsOfSemesters(semesters);
  return all[all.findLastIndex(({ from }) => from <= on) - back];
}

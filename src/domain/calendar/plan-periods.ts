import { addDays, type Day, dayFrom, daysBetween, lastDayOfMonth, maxDay, minDay, monthOf, yearOf } from '#base/day';
import type { CountyCalendar } from '#model/calendar';
import type { DueExplanation } from '#model/cycle';
import type { Origin } from '#model/origin';
import { isWorkday } from './is-workday.ts';
import { MIN_SCHOOL_DAYS } from './periods-between.ts';
import { restRuns } from './rest-runs.ts';

/** One period in which something must happen once, with its last day explained. */
export interface PlannedPeriod {
  readonly name: string;
  readonly start: Day;
  readonly end: Day;
  readonly due: DueExplanation;
}

const MONTHS_OF_YEAR = 12;

const nameOf = (year: number, first: number, last: number): string => (first === 1 && last === MONTHS_OF_YEAR ? `${year}年` : first === last ? `${year}年${first}月` : `${year}年${first}—${last}月`);

const termsIn = (calendar: CountyCalendar, start: Day, end: Day): readonly { readonly start: Day; readonly end: Day }[] =>
  calendar.semesters.map((one) => ({ start: maxDay(start, one.start), end: minDay(end, one.end) })).filter((one) => one.start <= one.end);

const daysIn = (terms: readonly { readonly start: Day; readonly end: Day }[]): number => terms.reduce((days, one) => days + daysBetween(one.start, one.end) + 1, 0);

export interface PeriodPlan {
  readonly calendar: CountyCalendar;
  /** Months in a period, counted from January; where they do not divide the year its last period is shorter. */
  readonly every: number;
  readonly from: Day;
  readonly to: Day;
  readonly origin: Origin;
  /** For schools: a period with fewer than `MIN_SCHOOL_DAYS` days of term is vacation and asks for nothing; in the others the last day lies in term. */
  readonly schoolOnly: boolean;
}

/** The periods that end between two days (both included), by time; each is due on its last working day. Throws a RangeError where `every` is no number of months of a year. */
export function planPeriods({ calendar, every, from, to, origin, schoolOnly }: PeriodPlan): readonly PlannedPeriod[] {
  if (!Number.isInteger(every) || every < 1 || every > MONTHS_OF_YEAR) throw new RangeError(`not a number of months: ${every}`);
  const periods: PlannedPeriod[] = [];
  for (let at = from; ; ) {
    const [year, first] = [yearOf(at), Math.floor((monthOf(at) - 1) / every) * every + 1];
    const last = Math.min(first + every - 1, MONTHS_OF_YEAR);
    const [start, end] = [dayFrom(year, first, 1), lastDayOfMonth(year, last)];
    if (end > to) return periods;
    at = addDays(end, 1);
    const terms = schoolOnly ? termsIn(calendar, start, end) : [{ start, end }];
    if (schoolOnly && daysIn(terms) < MIN_SCHOOL_DAYS) continue;
    const name = nameOf(year, first, last);
    const lastOfTerm = terms.at(-1)?.end ?? end;
    let due = lastOfTerm;
    while (!isWorkday(calendar, due)) due = addDays(due, -1);
    periods.push({
      name, start, end,
      due: { due, origin, start: end, startName: `${name}的最后一个${schoolOnly && lastOfTerm < end ? '在校' : ''}工作日`, span: { value: 0, unit: 'day' }, skipped: due < lastOfTerm ? restRuns(calendar, addDays(due, 1), lastOfTerm) : [], provisional: due > calendar.coveredUntil },
    });
  }
}

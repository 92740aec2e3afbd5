import { addDays, type Day } from '#base/day';
import type { CountyCalendar } from '#model/calendar';

/** A statutory holiday with its first and last day off. */
export interface HolidayRun {
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
}

/** The statutory holidays that touch from–to (both included), whole, by time; days of one name that are not neighbours are two (元旦 at both ends of a year). */
export function holidayRuns({ specialDays }: CountyCalendar, from: Day, to: Day): readonly HolidayRun[] {
  const runs: HolidayRun[] = [];
  for (const { day, name } of [...specialDays.values()].filter((one) => one.rest).toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
    const last = runs.at(-1);
    if (last?.name === name && addDays(last.to, 1) === day) runs[runs.length - 1] = { ...last, to: day };
    else runs.push({ name, from: day, to: day });
  }
  return runs.filter((run) => run.to >= from && run.from <= to);
}

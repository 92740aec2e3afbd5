import type { Day } from '#base/day';
import type { CountyCalendar, Semester, SpecialDay } from '#model/calendar';
import { HOLIDAYS, HOLIDAYS_COVERED_UNTIL } from '#model/holidays';

/** What a county enters itself: the notice of a new year, or a day on which its own schools and offices stand still. */
interface CountyDays {
  readonly specialDays?: readonly SpecialDay[];
  /** The end of the last year whose notice has been entered. */
  readonly coveredUntil?: Day;
}

/** A county's calendar: its semesters by time over the national table; a day that the county entered wins over the table's. */
export function loadCalendar(semesters: readonly Semester[], county: CountyDays = {}): CountyCalendar {
  return {
    semesters: semesters.toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0)),
    specialDays: new Map([...HOLIDAYS, ...(county.specialDays ?? []).map((special) => [special.day, special] as const)]),
    coveredUntil: county.coveredUntil ?? HOLIDAYS_COVERED_UNTIL,
  };
}

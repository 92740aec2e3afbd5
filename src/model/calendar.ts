import type { Day } from '#base/day';

/** A semester of one county; `season` is 春 or 秋. */
export interface Semester {
  readonly id: string;
  readonly name: string;
  readonly start: Day;
  readonly end: Day;
}

/** A statutory holiday (rest on a day of the week) or a make-up working day (work on a weekend). */
export interface SpecialDay {
  readonly day: Day;
  readonly name: string;
  readonly rest: boolean;
}

/** What a county counts days by. Past `coveredUntil` nothing is known of holidays: deadlines there are provisional. */
export interface CountyCalendar {
  readonly semesters: readonly Semester[];
  readonly specialDays: ReadonlyMap<Day, SpecialDay>;
  readonly coveredUntil: Day;
}

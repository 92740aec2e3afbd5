import { type Day, dayFrom, yearOf } from '#base/day';
import type { Semester } from '#model/calendar';

/** Semesters from two years back to one year ahead, in the usual days, until the county enters its own: autumn from 1 September, spring from 20 February. */
export function semestersAround(today: Day): readonly Semester[] {
  return [-2, -1, 0, 1].flatMap((offset) => {
    const year = yearOf(today) + offset;
    return [
      { id: `${year}-spring`, name: `${year}年春季学期`, start: dayFrom(year, 2, 20), end: dayFrom(year, 7, 10) },
      { id: `${year}-autumn`, name: `${year}年秋季学期`, start: dayFrom(year, 9, 1), end: dayFrom(year + 1, 1, 20) },
    ];
  });
}

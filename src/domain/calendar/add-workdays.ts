import { addDays, type Day } from '#base/day';
import type { CountyCalendar } from '#model/calendar';
import { isWorkday } from './is-workday.ts';

/**
 * The n-th working day after the start, which is not counted itself (民法典第二百零一条); before it when n is negative, the start when n is 0.
 * Throws a RangeError when n is not an integer.
 */
export function addWorkdays(calendar: CountyCalendar, start: Day, n: number): Day {
  if (!Number.isSafeInteger(n)) throw new RangeError(`not a number of working days: ${n}`);
  const step = Math.sign(n);
  let day = start;
  for (let left = Math.abs(n); left > 0; ) {
    day = addDays(day, step);
    if (isWorkday(calendar, day)) left -= 1;
  }
  return day;
}

import { weekday, type Day } from '#base/day';
import type { CountyCalendar } from '#model/calendar';

/** Why nobody works on this day (周末, 国庆节 …), or undefined on a working day; past the holiday table only weekends are known. */
export function restName(calendar: CountyCalendar, day: Day): string | undefined {
  const special = calendar.specialDays.get(day);
  if (special) return special.rest ? special.name : undefined;
  const number = weekday(day);
  return number === 0 || number === 6 ? '周末' : undefined;
}

/** Whether the day is a working day: Monday to Friday without holidays, and the make-up days of weekends (调休上班日). */
export const isWorkday = (calendar: CountyCalendar, day: Day): boolean => restName(calendar, day) === undefined;

import type { Day } from '#base/day';
import type { CountyCalendar } from '#model/calendar';
import { isWorkday } from './is-workday.ts';

/** Whether schools teach on this day: a working day within a semester. */
export const isSchoolDay = (calendar: CountyCalendar, day: Day): boolean => isWorkday(calendar, day) && calendar.semesters.some(({ start, end }) => start <= day && day <= end);

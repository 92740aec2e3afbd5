export { loadCalendar } from './load-calendar.ts';
export { isWorkday } from './is-workday.ts';
export { addWorkdays } from './add-workdays.ts';
export { explainDue, type DueInput } from './explain-due.ts';
export { explainDate, type DateInput } from './explain-date.ts';
export { periodsBetween, MIN_SCHOOL_DAYS } from './periods-between.ts';
export { planPeriods, type PlannedPeriod } from './plan-periods.ts';
export { isSchoolDay } from './is-school-day.ts';
export { holidayRuns } from './holiday-runs.ts';

import { type Day, dateOf, dayFrom, lastDayOfMonth, yearOf } from '#base/day';
import type { CountyCalendar } from '#model/calendar';
import { type DateRule, dateWords, type DueExplanation, type PeriodSlot } from '#model/cycle';
import type { Origin } from '#model/origin';
import { explainDue } from './explain-due.ts';

export interface DateInput {
  readonly calendar: CountyCalendar;
  readonly slot: Pick<PeriodSlot, 'start' | 'end'>;
  /** Days before it are no longer asked for: nobody is late on the day of issue. */
  readonly start: Day;
  readonly date: DateRule;
  readonly origin: Origin;
}

/** The named day in a year; a day that the month does not have (2月29日) is its last (民法典第二百零二条). */
function dayIn(year: number, { month, day }: DateRule): Day {
  const last = lastDayOfMonth(year, month);
  return day === 0 || day > dateOf(last) ? last : dayFrom(year, month, day);
}

/**
 * The due day that a document names, in a period: the first such day from `start` to the period's end. Where it is a rest day it moves on to the next
 * working day (民法典第二百零三条). Undefined where the period has no such day.
 */
export function explainDate({ calendar, slot, start, date, origin }: DateInput): DueExplanation | undefined {
  const [first, last] = [yearOf(start), yearOf(slot.end)];
  const years = date.year === undefined ? Array.from({ length: last - first + 1 }, (_, i) => first + i) : [date.year];
  const found = years.map((year) => dayIn(year, date)).find((day) => day >= start && day <= slot.end);
  return found && explainDue({ calendar, start: found, startName: `文件写明${dateWords(date)}前`, span: { value: 0, unit: 'day' }, origin });
}

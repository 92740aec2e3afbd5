import { addDays, addMonths, maxDay, type Day } from '#base/day';
import type { CountyCalendar } from '#model/calendar';
import type { DueExplanation, Span, SpanRule } from '#model/cycle';
import type { Origin } from '#model/origin';
import { addWorkdays } from './add-workdays.ts';
import { restName } from './is-workday.ts';
import { restRuns } from './rest-runs.ts';

export interface DueInput {
  readonly calendar: CountyCalendar;
  readonly start: Day;
  readonly startName: string;
  readonly span: Span;
  readonly origin: Origin;
  /** 'end': the start is the end of a period and the span counts back from it; absent: 'start'. */
  readonly anchor?: SpanRule['anchor'];
}

function lastDay(calendar: CountyCalendar, start: Day, { value, unit }: Span): Day {
  switch (unit) {
    case 'workday':
      return addWorkdays(calendar, start, value);
    case 'day':
      return addDays(start, value);
    case 'month':
      return addMonths(start, value);
    case 'year':
      return addMonths(start, value * 12);
  }
}

function nextWorkday(calendar: CountyCalendar, day: Day): Day {
  let next = day;
  while (restName(calendar, next) !== undefined) next = addDays(next, 1);
  return next;
}

/**
 * The due day of a span and every day that was passed over on the way (民法典第二百零一条至第二百零三条): the start is not counted, a last day
 * that is a rest day moves on. Anchor 'end' counts back, whatever the sign, and never moves: a limit that we set ourselves stays inside its period.
 * Throws a RangeError when a span from a start is negative or not an integer.
 */
export function explainDue({ calendar, start, startName, span, origin, anchor = 'start' }: DueInput): DueExplanation {
  if (!Number.isSafeInteger(span.value) || (anchor === 'start' && span.value < 0)) throw new RangeError(`not a span: ${span.value} ${span.unit}`);
  const signed = anchor === 'end' ? { ...span, value: -Math.abs(span.value) } : span;
  const last = lastDay(calendar, start, signed);
  const due = anchor === 'end' ? last : nextWorkday(calendar, last);
  const byWorkdays = span.unit === 'workday' && span.value !== 0;
  const skipped = byWorkdays
    ? anchor === 'end'
      ? restRuns(calendar, due, addDays(start, -1))
      : restRuns(calendar, addDays(start, 1), due)
    : restRuns(calendar, last, addDays(due, -1));
  // Counted back over days that nobody knows yet, a due day inside the table is a guess too.
  const known = byWorkdays ? maxDay(start, due) : due;
  return { due, origin, start, startName, span, skipped, ...(due === last ? {} : { movedFrom: last }), provisional: known > calendar.coveredUntil };
}

import type { Day } from '#base/day';
import { explainDue, loadCalendar } from '#domain/calendar';
import type { Span, SpanUnit } from '#model/cycle';
import type { LimitRef } from '#model/limit';
import type { Origin } from '#model/origin';
import { PARAMETERS } from '#model/parameter';
import { TIME_LIMITS } from '#model/time-limit';

const UNITS: readonly string[] = ['day', 'workday', 'month', 'year'];

/** The span behind a limit, with its origin. Throws a RangeError on a limit that is no length of time; the ledgers' linter finds those at start-up. */
export function spanOf(ref: LimitRef): { readonly span: Span; readonly origin: Origin } {
  const found = 'param' in ref ? PARAMETERS[ref.param] : TIME_LIMITS.get(ref.limit);
  if (!found || typeof found.value !== 'number' || !UNITS.includes(found.unit ?? '')) throw new RangeError(`no length of time: ${JSON.stringify(ref)}`);
  return { span: { value: found.value, unit: found.unit as SpanUnit }, origin: found.origin };
}

/** The day on which a limit that runs from `since` is reached, by statutory holidays and make-up days. */
export function countLimit(ref: LimitRef, since: Day): Day {
  return explainDue({ calendar: loadCalendar([]), start: since, startName: '进入本环节', ...spanOf(ref) }).due;
}

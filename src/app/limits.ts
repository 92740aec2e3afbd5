import type { Day } from '#base/day';
import { explainDue, loadCalendar } from '#domain/calendar';
import type { DueExplanation, Span, SpanUnit } from '#model/cycle';
import type { LimitRef } from '#model/limit';
import type { Origin } from '#model/origin';
import { PARAMETERS, type ParameterId, type ParameterValue } from '#model/parameter';
import { TIME_LIMITS } from '#model/time-limit';
import { listProgrammeParameters, listCountyParameters } from '#store/parameter';
import { inSight } from '#store/pools';
import { today } from './house.ts';
import { rememberBriefly } from './remember-briefly.ts';

/** What a county's figures are today, and when its limits are reached. */
export interface Limits {
  /** The county's own dated value, else the figure of the programme in force, else our default. */
  readonly value: (id: ParameterId) => ParameterValue;
  /** When a limit that runs from `since` is reached, and why. Throws a RangeError on a limit that is no length of time. */
  readonly explain: (ref: LimitRef, since: Day, startName?: string) => DueExplanation;
}

const UNITS: readonly string[] = ['day', 'workday', 'month', 'year'];

/** The county calendar of limits has no semesters: they run through vacations. */
const CALENDAR = loadCalendar([]);

/** Limits over these values; a parameter that is not among them has its default. */
export function limitsOf(values: ReadonlyMap<string, ParameterValue>): Limits {
  const value = (id: ParameterId): ParameterValue => values.get(id) ?? PARAMETERS[id];
  const spanOf = (ref: LimitRef): { readonly span: Span; readonly origin: Origin } => {
    const found = 'param' in ref ? value(ref.param) : TIME_LIMITS.get(ref.limit);
    if (!found || typeof found.value !== 'number' || !UNITS.includes(found.unit ?? '')) throw new RangeError(`no length of time: ${JSON.stringify(ref)}`);
    return { span: { value: found.value, unit: found.unit as SpanUnit }, origin: found.origin };
  };
  return { value, explain: (ref, since, startName = '进入本环节') => explainDue({ calendar: CALENDAR, start: since, startName, ...spanOf(ref) }) };
}

/** The limits of a county today; a changed figure takes effect within two seconds. */
export const loadLimits = rememberBriefly(async (house, tenant) => {
  const on = today(house);
  return limitsOf(await inSight(house.pools.ql_app, { tenant, units: '*' }, async (tx) => new Map([...(await listProgrammeParameters(tx, tenant, on)), ...(await listCountyParameters(tx, tenant, on))])));
});

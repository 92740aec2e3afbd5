import type { Ledger } from './ledger.ts';
import type { LimitRef } from './limit.ts';
import { PARAMETERS } from './parameter.ts';
import { figureOf } from './signal.ts';
import { TIME_LIMITS } from './time-limit.ts';

/** What a clause of a plan is written as. */
export const CLAUSE = /^(\d+\.\d+|[GPS]?\d+)#\d+$/;

/** The id of a limit that is not there or has no figure; undefined where it stands. */
export function unknownLimit(ref: LimitRef | undefined): string | undefined {
  if (!ref) return undefined;
  if ('param' in ref) return Object.hasOwn(PARAMETERS, ref.param) ? undefined : ref.param;
  return typeof TIME_LIMITS.get(ref.limit)?.value === 'number' ? undefined : ref.limit;
}

/** A signal looks only at what a query may filter by, and at figures that are there. */
export function* lintSignals({ signals = [], fields, states }: Ledger): Generator<string> {
  for (const signal of signals) {
    const where = `提醒“${signal.name}”`;
    const dates = 'on' in signal && signal.on !== undefined && signal.on !== 'state' ? [signal.on, ...('until' in signal && signal.until ? [signal.until] : [])] : [];
    for (const name of dates) if (fields[name]?.kind !== 'date' || !fields[name].filter) yield `${where}用到的“${name}”不是可筛选的日期`;
    const others = [...Object.keys(signal.equal ?? {}), ...('newest' in signal ? (signal.newest ?? []) : []), ...('post' in signal ? [signal.post] : []), ...('same' in signal ? [signal.same] : []), ...('field' in signal ? [signal.field] : []), ...('occasion' in signal ? [signal.occasion] : [])];
    for (const name of others) if (!fields[name]?.filter) yield `${where}用到的“${name}”不能筛选`;
    for (const state of [...signal.states, ...('before' in signal ? signal.before : [])]) if (!states.includes(state)) yield `${where}用到不存在的状态“${state}”`;
    if (signal.basis.some((clause) => !CLAUSE.test(clause))) yield `${where}的依据不是有效的句址`;
    const ref = figureOf(signal);
    if (unknownLimit(ref)) yield `${where}的数字“${unknownLimit(ref)}”不存在`;
  }
}

import type { Role, UnitKind } from './actor.ts';
import type { LimitRef } from './limit.ts';
import type { ParameterId } from './parameter.ts';

/** `basis`: the clauses that ask for it. `states` and `equal` (filterable fields): which records of the ledger it looks at. */
interface Common<F extends string, S extends string> {
  readonly id: string;
  /** What the clerk reads: 没有现行责任清单, 文件有效期将满. */
  readonly name: string;
  readonly basis: readonly string[];
  readonly states: readonly S[];
  readonly equal?: { readonly [field in F]?: string | number | boolean };
}

/**
 * What is missing or running out in a ledger (提醒), computed from the records that stand and the day it is; never stored, never decides anything.
 * `expires`: a record's day (a date field, or when its state was entered) plus `after`: yellow within `ahead` days of it (default: like every deadline), red past it. `newest`: among records that agree in these fields only the unit's newest is asked about. `unless`: not while the unit has a record there, made since.
 * `unit-missing`: a unit of these kinds without a record whose day lies less than `within` back; one that never had any is yellow until the county itself is that old.
 * `post-missing`: a post with one of these roles, held by somebody, that no record names in `post`; with `within` only while its day `on` is not older. `byHolder`: what was dated before the present holder came does not count. `shared`: one record serves all posts of a unit with the same roles.
 * `entrant-missing`: somebody in a post of a unit new to her for more than `after` days, and no record of that post with the day `on` from about then.
 * `day-missing`: on a school day after the hour `hour` no record of today (`on`), and none that says until when there need be none (`until`).
 * `period-missing`: every so many months (`every`) of the calendar year; these make the 12-month calendar.
 * `festival-missing`: within `days` before a statutory holiday no record of this occasion.
 * `lacks`: a record whose filterable `field` is empty.
 * `recurs`: a record made within `within` months after another of the same unit and the same value in `same` was in one of the states `before`.
 */
export type Signal<F extends string = string, S extends string = string> = Common<F, S> &
  (
    | { readonly kind: 'expires'; readonly on: F | 'state'; readonly after?: LimitRef; readonly ahead?: ParameterId; readonly newest?: readonly F[]; readonly unless?: { readonly ledger: string; readonly states: readonly string[] } }
    | { readonly kind: 'unit-missing'; readonly units: readonly UnitKind[]; readonly on: F; readonly within: LimitRef; readonly ahead?: ParameterId }
    | { readonly kind: 'post-missing'; readonly roles: readonly Role[]; readonly post: F; readonly on?: F; readonly within?: LimitRef; readonly ahead?: ParameterId; readonly shared?: true; readonly byHolder?: true }
    | { readonly kind: 'entrant-missing'; readonly roles: readonly Role[]; readonly post: F; readonly on: F; readonly after: ParameterId }
    | { readonly kind: 'day-missing'; readonly units: readonly UnitKind[]; readonly on: F; readonly until?: F; readonly hour: ParameterId }
    | { readonly kind: 'period-missing'; readonly units: readonly UnitKind[]; readonly on: F; readonly every: ParameterId }
    | { readonly kind: 'festival-missing'; readonly units: readonly UnitKind[]; readonly on: F; readonly occasion: F; readonly festivals: { readonly [holiday: string]: string }; readonly days: ParameterId }
    | { readonly kind: 'lacks'; readonly field: F }
    | { readonly kind: 'recurs'; readonly same: F; readonly before: readonly S[]; readonly within: ParameterId }
  );

export type SignalKind = Signal['kind'];

/** A signal of one kind. */
export type SignalOf<K extends SignalKind> = Extract<Signal, { readonly kind: K }>;

/** Signals say what is amiss and nothing else: there is no green one. */
export const SIGNAL_LIGHTS = ['red', 'yellow'] as const;
export type SignalLight = (typeof SIGNAL_LIGHTS)[number];

/** So many are looked up of one signal; past it a page says “more”. */
export const MOST_SIGNALS = 1000;

/** The figure that a signal is judged by; undefined where only the record's own day decides. */
export function figureOf(signal: Signal): LimitRef | undefined {
  switch (signal.kind) {
    case 'expires':
      return signal.after ?? (signal.ahead ? { param: signal.ahead } : undefined);
    case 'unit-missing':
    case 'post-missing':
      return signal.within;
    case 'entrant-missing':
      return { param: signal.after };
    case 'day-missing':
      return { param: signal.hour };
    case 'period-missing':
      return { param: signal.every };
    case 'festival-missing':
      return { param: signal.days };
    case 'lacks':
      return undefined;
    case 'recurs':
      return { param: signal.within };
  }
}

import type { Expr } from './expr.ts';

/** Which records of a ledger count: in one of these states (any where none are named), and while a condition over their fields holds. */
export interface Counted<F extends string = string, S extends string = string> {
  readonly states?: readonly S[];
  readonly when?: Expr;
  /** Adds up this integer or money field instead of counting records. */
  readonly sum?: F;
}

/**
 * A figure over a unit's records of a period. `share` is part of whole in per mille; `days` is the mean number of days from one step to another.
 * `violations`: it counts violations, cases, sanctions, forms or complaints: never a target, a light or an order (that would reward burying them).
 */
export type Indicator<F extends string = string, S extends string = string, A extends string = string> = {
  readonly id: string;
  readonly name: string;
  /** Clauses that it answers. */
  readonly basis: readonly string[];
  readonly violations?: boolean;
} & (
  | { readonly kind: 'count'; readonly of: Counted<F, S>; readonly unit: string }
  | { readonly kind: 'share'; readonly part: Counted<F, S>; readonly whole: Counted<F, S> }
  | { readonly kind: 'days'; readonly from: A; readonly to: A }
);

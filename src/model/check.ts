import type { Json } from '#base/canonical-json';
import type { Day } from '#base/day';
import type { ParameterId } from './parameter.ts';
import type { LedgerRecord } from './record.ts';
import type { Actor } from './actor.ts';
import type { Value, Values } from './field.ts';

/** Conditions over other records than the one at hand, by name. Each is judged in domain/checks; a ledger's action names those it must pass. */
export const CHECK_IDS = [
  'all-answered',
  'all-asked',
  'all-checked',
  'allowance-below',
  'appeals-answered',
  'change-over',
  'cites-power',
  'collective',
  'courses-whole',
  'has-module',
  'lessons-below',
  'no-decision',
  'no-indicator',
  'no-issue-thrice',
  'once-a-day',
  'once-in-batch',
  'own-post',
  'parts-fit',
  'screen-words',
  'rebound',
  'plain-code',
  'split-purchase',
  'whole-month',
  'whole-rows',
  'within-plan',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

/** What a check may find; the console has a sentence for each. */
export type FindingCode =
  | 'allowance-below'
  | 'allowance-reason'
  | 'appeals-open'
  | 'change-over'
  | 'checked-before'
  | 'code-like-name'
  | 'code-like-number'
  | 'copied'
  | 'course-missing'
  | 'day-exists'
  | 'ends-before'
  | 'indicator-unknown'
  | 'lessons-below'
  | 'module-missing'
  | 'month-short'
  | 'no-issue-thrice'
  | 'not-all-asked'
  | 'not-all-checked'
  | 'not-collective'
  | 'not-own-post'
  | 'not-proved'
  | 'over-plan'
  | 'part-over'
  | 'power-not-cited'
  | 'rebound'
  | 'row-not-whole'
  | 'split-purchase'
  | 'suggestions-open'
  | 'vetoed'
  | 'words-found';

/** Which other records a check must see: a store query by ledger, unit, states and filterable fields, newest first, at most 500; the record at hand is never among them. */
export interface RelatedWish {
  readonly ledger: string;
  /** Absent: of every unit that the actor reaches. */
  readonly unitId?: string;
  readonly recordId?: string;
  /** Those below this record: all there are, whoever reads them, and of each only its id and state. */
  readonly below?: string;
  readonly states?: readonly string[];
  readonly equal?: { readonly [filterableField: string]: string | number | boolean };
  readonly since?: { readonly field: string; readonly day: Day };
}

/** What a check is judged from: the record's values as they would be after the act. */
export interface CheckInput {
  readonly recordId: string;
  readonly unitId: string;
  readonly values: Values;
  readonly set: { readonly [field: string]: Value };
  readonly actor: Actor;
  readonly on: Day;
  readonly parameter: (id: ParameterId) => number;
  /** Whether some ledger has an indicator of this name. */
  readonly isIndicator: (name: string) => boolean;
}

/** `refuse` stands in the way; `warn` lets the act through once the person has seen it and acknowledges the code, which the entry then keeps. */
export interface CheckFinding {
  readonly code: FindingCode;
  readonly weight: 'refuse' | 'warn';
  readonly detail: { readonly [name: string]: Json };
}

/** A check as a pure pair: what it must see, and what it says of it. */
export interface Check {
  readonly wish: (input: CheckInput) => RelatedWish | undefined;
  readonly judge: (input: CheckInput, related: readonly LedgerRecord[]) => CheckFinding | undefined;
}

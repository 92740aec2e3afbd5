import type { Cycle, DueExplanation, PeriodSlot } from './cycle.ts';
import type { Ledger } from './ledger.ts';

/** One piece of work of one unit in one period, answering every obligation that meets there. */
export interface Duty {
  /** Unit, ledger and period: the identity that makes issuing again add nothing. */
  readonly key: string;
  readonly unitId: string;
  readonly ledger: string;
  readonly period: PeriodSlot;
  readonly obligationIds: readonly string[];
  readonly sentences: readonly string[];
  readonly leadUnitId: string;
  readonly jointUnitIds: readonly string[];
  readonly due: DueExplanation;
  readonly minutes: number;
  readonly cycle: Cycle['per'];
}

/** How a deadline looks today: computed from data and the day, never fired by a timer. */
export const LIGHTS = ['red', 'yellow', 'green', 'done'] as const;
export type Light = (typeof LIGHTS)[number];
/** What an inbox shows of a duty: its light, or that a new version asks for it no more. */
export const SHOWN = [...LIGHTS, 'ended'] as const;
export type Shown = (typeof SHOWN)[number];

/** How far a duty is, by the record that answers it. */
export type Standing = 'open' | 'handed-in' | 'done';

/** What a record in this state means for the duty that it answers. */
export const standingOf = (ledger: Ledger, state: string): Standing => (ledger.done.includes(state) ? 'done' : ledger.handedIn.includes(state) ? 'handed-in' : 'open');

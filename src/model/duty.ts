import type { Cycle, DueExplanation, PeriodSlot } from './cycle.ts';

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
export type Light = 'green' | 'yellow' | 'red' | 'done';

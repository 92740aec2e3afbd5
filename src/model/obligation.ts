import type { UnitKind } from './actor.ts';
import type { Cycle } from './cycle.ts';
import type { Origin } from './origin.ts';

/** How strongly the text binds: must, principle, forbidden, encouraged. */
export const STRENGTHS = { M: '应当', P: '原则', X: '禁止', E: '鼓励' } as const;
export type Strength = keyof typeof STRENGTHS;

/** A figure that a sentence fixes or that we default; `value` is an integer, decimals are scaled (2.5 → 25 with scale 1). */
export interface ObligationParameter {
  readonly id: string;
  readonly name: string;
  readonly value: number;
  readonly scale: number;
  readonly unit: string;
  readonly origin: Origin;
}

/** One thing that a plan obliges somebody to do. Sentences are addresses (`1.3#6`) of the programme that it belongs to. */
export interface Obligation {
  readonly id: string;
  readonly sentences: readonly string[];
  readonly strength: Strength;
  /** Who, in words; and the kinds of unit that this comes to. */
  readonly actor: string;
  readonly addressees: readonly UnitKind[];
  readonly action: string;
  readonly cycles: readonly Cycle[];
  readonly evidence: string;
  readonly indicator: string;
  readonly ledger: string;
  readonly visibility: 'public' | 'tenant' | 'office' | 'unit' | 'aggregate';
  readonly parameters: readonly ObligationParameter[];
  /** A duty although the strength would make only an indicator (P, E), or none although M would make one; absent: by the rule. */
  readonly duty?: boolean;
}

/** Whether an obligation makes duties: M does, P and E only where the office wants it, X never. */
export const makesDuty = (obligation: Pick<Obligation, 'strength' | 'duty'>): boolean =>
  obligation.strength !== 'X' && (obligation.duty ?? obligation.strength === 'M');

/** Who leads, who joins, who is in charge: one row of 任务分解. */
export interface Assignment {
  readonly obligationId: string;
  readonly leadUnitId: string;
  readonly jointUnitIds: readonly string[];
  readonly leaderPostId: string | null;
  readonly kinds: readonly UnitKind[];
  /** The version of the programme that asked for it first; absent: the first. */
  readonly since?: number;
}

/** A library entry: an obligation in our words, with the hashes of the sentences that are known to say it. */
export interface LibraryObligation extends Obligation {
  /** Hex SHA-256 of normalised sentences, by address in the pack's own plan. */
  readonly sentenceHashes: readonly string[];
  /** Words by which a sentence of another plan is recognised: every inner list is alternatives, all lists must hit. */
  readonly cues: readonly (readonly string[])[];
}

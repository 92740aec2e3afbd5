import table from './time-limits.json' with { type: 'json' };
import { ORIGIN_OF_VERIFIED, type Origin } from './origin.ts';

/** A time limit of law or of a rule, as data; `kind` max = at most, min = at least, duration = runs for. */
export interface TimeLimit {
  readonly id: string;
  readonly procedure: string;
  readonly step: string;
  readonly trigger: string;
  readonly value: number | string | null;
  readonly unit: string | null;
  readonly kind: string;
  readonly origin: Origin;
}

type Row = (typeof table.limits)[number];

export type TimeLimitId = string & { readonly __timeLimit?: true };

const sources: Readonly<Record<string, { title: string }>> = table.sources;

const toTimeLimit = (row: Row): TimeLimit => ({
  id: row.id,
  procedure: row.procedure,
  step: row.step,
  trigger: row.trigger,
  value: row.limit.value,
  unit: row.limit.unit,
  kind: row.limit.kind,
  origin: {
    kind: ORIGIN_OF_VERIFIED[row.verified as keyof typeof ORIGIN_OF_VERIFIED],
    basis: `《${sources[row.source]?.title ?? row.source}》${row.article}`,
  },
});

/** The time-limit table by id; a row that is not verified in full text has the origin 待核. */
export const TIME_LIMITS: ReadonlyMap<string, TimeLimit> = new Map(table.limits.map((row) => [row.id, toTimeLimit(row)]));

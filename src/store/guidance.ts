import type { Instant } from '#base/day';
import type { Uuid } from '#base/id';
import type { Transaction } from './pools.ts';

/** An official answer as the whole county reads it. */
export interface FoundAnswer {
  readonly recordId: Uuid;
  readonly unitId: string;
  readonly answeredAt: Instant;
  readonly question: string;
  readonly clause: string | null;
  readonly answer: string;
  readonly basis: string | null;
  readonly scope: string;
}

/** The county's official answers that hold every one of these words (any piece of the text, blanks and punctuation left out), newest first; without words the newest. What is for one unit only is found under that unit's sight alone. At most `limit`, and fifty. */
export async function findGuidance(tx: Transaction, words: string, limit: number): Promise<readonly FoundAnswer[]> {
  const { rows } = await tx.query('select * from find_guidance($1, $2)', [words, limit]);
  return rows.map((row) => ({ recordId: row.record_id, unitId: row.unit_id, answeredAt: row.answered_at, question: row.question, clause: row.clause, answer: row.answer, basis: row.basis, scope: row.scope }));
}

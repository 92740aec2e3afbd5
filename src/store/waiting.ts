import type { Day } from '#base/day';
import type { DueExplanation } from '#model/cycle';
import type { LedgerRecord } from '#model/record';
import { RECORD_COLUMNS, toRecord } from './act.ts';
import type { Transaction } from './pools.ts';

/** An open record with the day by which its next step is due, as counted when its state was entered. */
export interface WaitingRecord {
  readonly record: LedgerRecord;
  readonly title: string;
  readonly until: Day | null;
  readonly explanation: DueExplanation | null;
}

/** Records within sight that are in one of these states and not done, the most urgent first, those without a limit last. `unitId` names the one unit that the sight reaches, so that its index is used. */
export async function listWaiting(tx: Transaction, tenant: string, wish: { readonly states: readonly (readonly [ledger: string, state: string])[]; readonly unitId?: string; readonly limit: number }): Promise<readonly WaitingRecord[]> {
  const { rows } = await tx.query(
    `select ${RECORD_COLUMNS}, title, waits_until, waits from record
     where tenant_id = $1 and not is_done and ($4::text is null or unit_id = $4) and (ledger, state) in (select * from unnest($2::text[], $3::text[]))
     order by waits_until nulls last, record_id limit $5`,
    [tenant, wish.states.map(([ledger]) => ledger), wish.states.map(([, state]) => state), wish.unitId ?? null, wish.limit],
  );
  return rows.map((row) => ({ record: toRecord(row), title: row.title, until: row.waits_until, explanation: row.waits }));
}

import type { Day } from '#base/day';
import type { DueExplanation } from '#model/cycle';
import type { LedgerRecord } from '#model/record';
import { RECORD_COLUMNS, toRecord } from './act.ts';
import type { Transaction } from './pools.ts';
import { throughWays, type Within } from './within.ts';

/** An open record with the day by which its next step is due, as counted when its state was entered. */
export interface WaitingRecord {
  readonly record: LedgerRecord;
  readonly title: string;
  readonly until: Day | null;
  readonly explanation: DueExplanation | null;
}

/** Records within what is asked for and within sight that are in one of these states and not done, the most urgent first, those without a limit last. */
export async function listWaiting(tx: Transaction, tenant: string, wish: { readonly within: Within; readonly states: readonly (readonly [ledger: string, state: string])[]; readonly limit: number }): Promise<readonly WaitingRecord[]> {
  const values: unknown[] = [tenant, wish.states.map(([ledger]) => ledger), wish.states.map(([, state]) => state), wish.limit];
  const order = 'order by waits_until nulls last, record_id limit $4';
  const keys = throughWays(wish.within, (value) => `$${values.push(value)}`, (condition) =>
    `(select one.* from unnest($2::text[], $3::text[]) as step(ledger, state) cross join lateral (
        select unit_id, record_id, waits_until from record where tenant_id = $1 and standing <> 'done' and record.ledger = step.ledger and record.state = step.state and ${condition} ${order}) one ${order})`);
  const { rows } = await tx.query(
    `select ${RECORD_COLUMNS}, title, record.waits_until, waits from (select record_id as id, waits_until as until from (${keys}) ways ${order}) page join record on tenant_id = $1 and record_id = id order by until nulls last, id`, values);
  return rows.map((row) => ({ record: toRecord(row), title: row.title, until: row.waits_until, explanation: row.waits }));
}

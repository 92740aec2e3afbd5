import type { Uuid } from '#base/id';
import type { LedgerRecord } from '#model/record';
import { RECORD_COLUMNS, toRecord } from './act.ts';
import type { Transaction } from './pools.ts';

/** A record by what it is called. */
export interface RecordTitle {
  readonly recordId: Uuid;
  readonly ledger: string;
  readonly state: string;
  readonly title: string;
}

const toTitle = (row: Record<string, unknown>): RecordTitle => ({ recordId: row['record_id'] as Uuid, ledger: row['ledger'] as string, state: row['state'] as string, title: row['title'] as string });

/** What these records are called, as far as the sight reaches. */
export async function listTitles(tx: Transaction, tenant: string, recordIds: readonly string[]): Promise<readonly RecordTitle[]> {
  if (recordIds.length === 0) return [];
  return (await tx.query('select record_id, ledger, state, title from record where tenant_id = $1 and record_id = any($2)', [tenant, recordIds])).rows.map(toTitle);
}

/** The records of a ledger that have one of these titles, as far as the sight reaches; of one title at most some. */
export async function listByTitles(tx: Transaction, tenant: string, ledger: string, titles: readonly string[]): Promise<readonly RecordTitle[]> {
  if (titles.length === 0) return [];
  return (await tx.query('select record_id, ledger, state, title from record where tenant_id = $1 and ledger = $2 and title = any($3) limit 20000', [tenant, ledger, titles])).rows.map(toTitle);
}

/** These records, as far as the sight reaches. */
export async function findRecords(tx: Transaction, tenant: string, recordIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, LedgerRecord>> {
  if (recordIds.length === 0) return new Map();
  const { rows } = await tx.query(`select ${RECORD_COLUMNS} from record where tenant_id = $1 and record_id = any($2)`, [tenant, recordIds]);
  return new Map(rows.map((row) => [row.record_id as Uuid, toRecord(row)]));
}

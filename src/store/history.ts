import type { Values } from '#model/field';
import type { EntryBody, EntryEnvelope, LedgerRecord } from '#model/record';
import type pg from 'pg';
import { RECORD_COLUMNS, toRecord } from './act.ts';
import { envelopeOf } from './log.ts';

/** A stored record with all its entries in order, as `verify` compares them. */
export interface History {
  readonly stored: LedgerRecord;
  readonly entries: readonly { readonly envelope: EntryEnvelope; readonly open: EntryBody; readonly personal: Values | null; readonly erased: boolean; /** Its body is gone. */ readonly emptied: boolean }[];
}

const NONE = Buffer.alloc(32);
const BATCH = 500;

/** Every record of a county, or of some ledgers of it, with its entries, in batches by id. Runs as the log role. */
export async function* readHistories(pool: pg.Pool, tenant: string, ledgers: readonly string[] | null = null): AsyncIterable<History> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows: records } = await pool.query(`select ${RECORD_COLUMNS} from record where tenant_id = $1 and record_id > $2 and ($3::text[] is null or ledger = any($3)) order by record_id limit ${BATCH}`, [tenant, after, ledgers]);
    const { rows: entries } = await pool.query(
      'select e.*, b.open, b.personal, length(b.open_salt) = 0 as emptied from entry e join entry_body b using (tenant_id, entry_id) where e.tenant_id = $1 and e.record_id = any($2) order by e.record_id, e.seq',
      [tenant, records.map((row) => row.record_id)],
    );
    const byRecord = Map.groupBy(entries, (row) => row.record_id as string);
    for (const row of records) {
      yield {
        stored: toRecord(row),
        entries: (byRecord.get(row.record_id) ?? []).map((entry) => ({ envelope: envelopeOf(entry), open: entry.open, personal: entry.personal, erased: entry.personal === null && !NONE.equals(entry.personal_hash), emptied: entry.emptied })),
      };
    }
    if (records.length < BATCH) return;
    after = records.at(-1)?.record_id;
  }
}

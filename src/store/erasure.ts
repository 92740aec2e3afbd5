import type { Instant } from '#base/day';
import type { Uuid } from '#base/id';
import type pg from 'pg';
import type { Transaction } from './pools.ts';

/** An erasure as its record stands: of which record, up to which entry, on what ground, and when it was carried out. */
export interface StoredErasure {
  readonly erasureId: Uuid;
  readonly unitId: string;
  readonly target: string;
  readonly upTo: number;
  readonly ground: string;
  readonly state: string;
  readonly stateSince: Instant;
  readonly doneAt: Instant | null;
}

const SELECT = `select r.record_id, r.unit_id, r.state, r.state_since, r.open ->> 'target' as target, (r.open ->> 'upTo')::int as up_to, r.open ->> 'ground' as ground, d.done_at
  from record r left join erasure_done d on d.tenant_id = r.tenant_id and d.erasure_id = r.record_id where r.tenant_id = $1 and r.ledger = 'erasure'`;

const toErasure = (row: Record<string, never>): StoredErasure => ({
  erasureId: row['record_id']!, unitId: row['unit_id']!, target: row['target']!, upTo: row['up_to']!, ground: row['ground']!, state: row['state']!, stateSince: row['state_since']!, doneAt: row['done_at']!,
});

/** The erasures of one record that the sight reaches. */
export const listErasures = async (tx: Transaction, tenant: string, target: Uuid): Promise<readonly StoredErasure[]> =>
  (await tx.query(`${SELECT} and r.open ->> 'target' = $2 order by r.record_id`, [tenant, target])).rows.map(toErasure);

/** Every approved erasure of a county. Runs as the log role. */
export const listApproved = async (pool: pg.Pool, tenant: string): Promise<readonly StoredErasure[]> => (await pool.query(`${SELECT} and r.state = '已批准'`, [tenant])).rows.map(toErasure);

/** Approved erasures that are not carried out, over all counties. Runs as the log role. */
export async function listWaitingErasures(pool: pg.Pool): Promise<readonly { readonly tenant: string; readonly erasureId: Uuid }[]> {
  const { rows } = await pool.query(
    `select r.tenant_id, r.record_id from record r where r.ledger = 'erasure' and r.state = '已批准' and not exists (select from erasure_done d where d.tenant_id = r.tenant_id and d.erasure_id = r.record_id)`,
  );
  return rows.map((row) => ({ tenant: row.tenant_id, erasureId: row.record_id }));
}

/** Carries out one approved erasure in the database and says whose ciphertext is left to delete. Runs as the eraser; throws where it is not approved. */
export const carryOut = async (eraser: pg.Pool, tenant: string, erasureId: Uuid, at: Instant): Promise<readonly Uuid[]> =>
  (await eraser.query('select file_id from erase_approved($1, $2, $3) as file_id', [tenant, erasureId, at])).rows.map((row) => row.file_id);

/** What the entries of these records say of files, and which of them their open part names. Runs as the log role. */
export async function listNamedFiles(pool: pg.Pool, tenant: string, recordIds: readonly string[]): Promise<readonly { readonly recordId: string; readonly unitId: string; readonly seq: number; readonly at: Instant; readonly files: readonly string[]; readonly openly: ReadonlySet<unknown> }[]> {
  const { rows } = await pool.query(
    `select e.record_id, e.unit_id, e.seq, e.at, b.open from entry e join entry_body b on b.tenant_id = e.tenant_id and b.entry_id = e.entry_id where e.tenant_id = $1 and e.record_id::text = any($2) and jsonb_exists(b.open, 'files')`,
    [tenant, recordIds],
  );
  return rows.map((row) => ({ recordId: row.record_id, unitId: row.unit_id, seq: row.seq, at: row.at, files: Object.keys(row.open.files), openly: new Set(Object.values(row.open.set as Record<string, unknown>).flat()) }));
}

import type { Day, Instant } from '#base/day';
import type { Uuid } from '#base/id';
import type pg from 'pg';
import type { Slot } from './slots.ts';

/** A record whose keeping is over: how many entries it has, and in which year it was last acted on. */
export interface DueRecord {
  readonly recordId: Uuid;
  readonly unitId: string;
  readonly upTo: number;
  readonly year: number;
}

/** Where other ledgers' records may point to one of this ledger: a slot that holds its id. */
export interface PointsHere {
  readonly ledger: string;
  readonly slot: Slot;
}

/**
 * Records of a ledger on which nobody, no comment either, has acted since `before` and on which nothing is open: no deadline, no record below, no request to erase, nothing unfinished that points to it, no list that names it.
 * A list that was turned down in or after `since` counts as one that names it. By unit. Runs as the log role.
 */
export async function listDue(pool: pg.Pool, tenant: string, wish: { readonly ledger: string; readonly before: Instant; readonly since: Day; readonly pointing: readonly PointsHere[]; readonly limit: number }): Promise<readonly DueRecord[]> {
  const values: unknown[] = [tenant, wish.ledger, wish.before, wish.since, wish.limit];
  const unfinished = wish.pointing.map(({ ledger, slot }) => `and not exists (select from record x where x.tenant_id = $1 and x.ledger = $${values.push(ledger)} and x.${slot} = r.record_id::text and x.standing <> 'done' and x.destroyed_at is null)`);
  const { rows } = await pool.query(
    `select r.record_id, r.unit_id, r.seq, extract(year from r.updated_at at time zone 'Asia/Shanghai')::int as year from record r
     where r.tenant_id = $1 and r.ledger = $2 and r.updated_at < $3 and r.destroyed_at is null and r.standing <> 'open' and r.waits_until is null
       and not exists (select from record c where c.tenant_id = $1 and c.parent_id = r.record_id and c.destroyed_at is null)
       and not exists (select from record c where c.tenant_id = $1 and c.ledger = 'comment' and c.t1 = r.record_id::text and c.updated_at >= $3 and c.destroyed_at is null)
       and not exists (select from record e where e.tenant_id = $1 and e.ledger = 'erasure' and e.state = '已申请' and e.open ->> 'target' = r.record_id::text)
       and not exists (select from record d cross join lateral jsonb_array_elements(d.open -> 'items') item where d.tenant_id = $1 and d.ledger = 'disposal' and item ->> 'record' = r.record_id::text
         and (d.state in ('待初审', '待批准') or (d.state = '不予销毁' and d.state_since >= $4::date) or (d.state = '已批准' and not exists (select from disposal_done o where o.tenant_id = $1 and o.disposal_id = d.record_id))))
       ${unfinished.join(' ')}
     order by r.unit_id, r.updated_at, r.record_id limit $5`,
    values,
  );
  return rows.map((row) => ({ recordId: row.record_id, unitId: row.unit_id, upTo: row.seq, year: row.year }));
}

/** Which of these publications the public can read now. Runs as the log role. */
export const listPublic = async (pool: pg.Pool, tenant: string, ids: readonly Uuid[]): Promise<ReadonlySet<string>> =>
  new Set((await pool.query(`select publication_id from publication where tenant_id = $1 and publication_id = any($2) and state = '已公布'`, [tenant, ids])).rows.map((row) => row.publication_id as string));

/** The comments on these records that are still there, with how many entries each has. Runs as the log role. */
export async function listCommentsOn(pool: pg.Pool, tenant: string, recordIds: readonly Uuid[]): Promise<readonly { readonly recordId: Uuid; readonly upTo: number; readonly under: Uuid }[]> {
  const { rows } = await pool.query(`select record_id, seq, t1 from record where tenant_id = $1 and ledger = 'comment' and t1 = any($2) and destroyed_at is null order by created_at, record_id`, [tenant, recordIds]);
  return rows.map((row) => ({ recordId: row.record_id, upTo: row.seq, under: row.t1 }));
}

/** Approved lists that are not carried out, over all counties. Runs as the log role. */
export async function listWaitingDisposals(pool: pg.Pool): Promise<readonly { readonly tenant: string; readonly disposalId: Uuid }[]> {
  const { rows } = await pool.query(`select r.tenant_id, r.record_id from record r where r.ledger = 'disposal' and r.state = '已批准' and not exists (select from disposal_done d where d.tenant_id = r.tenant_id and d.disposal_id = r.record_id)`);
  return rows.map((row) => ({ tenant: row.tenant_id, disposalId: row.record_id }));
}

/** Carries out one approved list in the database and says whose ciphertext is left to delete. Runs as the eraser; throws where two people have not approved it. */
export const carryOutDisposal = async (eraser: pg.Pool, tenant: string, disposalId: Uuid, at: Instant): Promise<readonly Uuid[]> =>
  (await eraser.query('select file_id from destroy_approved($1, $2, $3) as file_id', [tenant, disposalId, at])).rows.map((row) => row.file_id);

/** What every approved list of a county names: by unit and record, up to which entry, and when it was approved. Runs as the log role. */
export async function listApprovedItems(pool: pg.Pool, tenant: string): Promise<readonly { readonly unitId: string; readonly recordId: Uuid; readonly upTo: number; readonly approvedAt: Instant }[]> {
  const { rows } = await pool.query(`select r.unit_id, r.state_since, x.record, x."upTo" as up_to from record r cross join lateral jsonb_to_recordset(r.open -> 'items') as x(record uuid, "upTo" integer) where r.tenant_id = $1 and r.ledger = 'disposal' and r.state = '已批准'`, [tenant]);
  return rows.map((row) => ({ unitId: row.unit_id, recordId: row.record, upTo: row.up_to, approvedAt: row.state_since }));
}

/** Files that went with a destroyed record: the uses that named them are kept. Runs as the log role. */
export const listFilesOfDestroyed = async (pool: pg.Pool, tenant: string): Promise<ReadonlySet<string>> =>
  new Set((await pool.query('select distinct u.file_id from file_use u join record r on r.tenant_id = u.tenant_id and r.record_id = u.record_id where u.tenant_id = $1 and r.destroyed_at is not null', [tenant])).rows.map((row) => row.file_id as string));

/** When and by which list a record was destroyed, and what the list says; undefined where it was not, or is out of sight. */
export async function findDestroyed(tx: pg.Pool | pg.ClientBase, tenant: string, recordId: Uuid): Promise<{ readonly at: Instant; readonly disposalId: Uuid } | undefined> {
  const { rows } = await tx.query('select destroyed_at, disposal_id from record where tenant_id = $1 and record_id = $2 and destroyed_at is not null', [tenant, recordId]);
  return rows[0] && { at: rows[0].destroyed_at, disposalId: rows[0].disposal_id };
}

/** When a list was carried out, and how much it took; undefined where it was not. */
export async function findDisposalDone(tx: pg.ClientBase, tenant: string, disposalId: Uuid): Promise<{ readonly at: Instant; readonly records: number; readonly files: number } | undefined> {
  const { rows } = await tx.query('select done_at, records, files from disposal_done where tenant_id = $1 and disposal_id = $2', [tenant, disposalId]);
  return rows[0] && { at: rows[0].done_at, records: rows[0].records, files: rows[0].files };
}

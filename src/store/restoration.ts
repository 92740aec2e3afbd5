import type { Instant } from '#base/day';
import type { Uuid } from '#base/id';
import type pg from 'pg';
import type { LogKey } from './log.ts';

/** A backup restored over a newer state, as everybody may see it. */
export interface Restoration {
  /** The log that goes on. */
  readonly name: string;
  readonly endedLog: string;
  readonly restorationId: Uuid;
  readonly restoredSize: bigint;
  /** The last signed note of what was lost, byte for byte, and the verifier key that it opens with. */
  readonly noted: string;
  readonly notedSize: bigint;
  readonly notedKey: string;
  readonly at: Instant;
}

/** A tenant's restorations by time. */
export async function listRestorations(db: pg.Pool | pg.ClientBase, tenant: string): Promise<readonly Restoration[]> {
  const { rows } = await db.query('select log_name, ended_log, restoration_id, restored_size, noted, noted_size, noted_key, at from restoration where tenant_id = $1 order by at, log_name', [tenant]);
  return rows.map((row) => ({ name: row.log_name, endedLog: row.ended_log, restorationId: row.restoration_id, restoredSize: row.restored_size, noted: row.noted, notedSize: row.noted_size, notedKey: row.noted_key, at: row.at }));
}

/** Ends a tenant's log and opens the one that goes on. Runs as the owner, in the caller's transaction; throws where the log has ended already. */
export async function putRestoration(owner: pg.ClientBase, ended: LogKey, opened: { readonly name: string; readonly origin: string; readonly verifierKey: string }, about: Omit<Restoration, 'name' | 'endedLog'> & { readonly confirmedBy: readonly [Uuid, Uuid] }): Promise<void> {
  const closed = await owner.query('update log set ended_at = $3 where tenant_id = $1 and log_name = $2 and ended_at is null', [ended.tenant, ended.name, about.at]);
  if (closed.rowCount !== 1) throw new Error('the log has ended already');
  await owner.query('insert into log (tenant_id, log_name, origin, verifier_key) values ($1, $2, $3, $4)', [ended.tenant, opened.name, opened.origin, opened.verifierKey]);
  await owner.query(
    'insert into restoration (tenant_id, log_name, ended_log, restoration_id, restored_size, noted, noted_size, noted_key, confirmed_by, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
    [ended.tenant, opened.name, ended.name, about.restorationId, about.restoredSize, about.noted, about.notedSize, about.notedKey, about.confirmedBy, about.at],
  );
}

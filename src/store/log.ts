import type { Instant } from '#base/day';
import type { EntryEnvelope } from '#model/record';
import type pg from 'pg';
import type { Transaction } from './pools.ts';

/** The first log of a tenant's acts; those that go on after a restoration have a number behind it. */
const ACTS_LOG = 'acts';

/** Which log of which tenant. */
export interface LogKey {
  readonly tenant: string;
  readonly name: string;
}

export interface LogRow extends LogKey {
  readonly origin: string;
  readonly verifierKey: string;
  readonly size: bigint;
  /** When it ended because a backup was restored over a newer state; null for the one that goes on. */
  readonly endedAt: Instant | null;
}

/** Makes a tenant with its log. Runs as the owner; throws where the code or the origin was ever used. */
export async function putTenant(owner: pg.ClientBase, tenant: { readonly code: string; readonly name: string; readonly demo: boolean; readonly at: Instant; readonly origin: string; readonly verifierKey: string }): Promise<void> {
  await owner.query('insert into tenant (tenant_id, name, demo, created_at) values ($1, $2, $3, $4)', [tenant.code, tenant.name, tenant.demo, tenant.at]);
  await owner.query('insert into log (tenant_id, log_name, origin, verifier_key) values ($1, $2, $3, $4)', [tenant.code, ACTS_LOG, tenant.origin, tenant.verifierKey]);
}

export async function listTenants(db: pg.Pool | pg.ClientBase): Promise<readonly { readonly code: string; readonly name: string; readonly demo: boolean }[]> {
  const { rows } = await db.query('select tenant_id, name, demo from tenant order by created_at, tenant_id');
  return rows.map((row) => ({ code: row.tenant_id, name: row.name, demo: row.demo }));
}

/** Tenants with commitments that wait for their place. */
export async function listPendingTenants(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query('select distinct tenant_id from pending_commitment');
  return rows.map((row) => row.tenant_id);
}

/** Takes waiting commitments of a tenant, oldest first; the transaction decides whether they are gone. */
export async function takePending(tx: Transaction, tenant: string, limit: number): Promise<readonly { entryId: string; commitment: Uint8Array }[]> {
  const { rows } = await tx.query(
    `delete from pending_commitment where tenant_id = $1 and entry_id in (select entry_id from pending_commitment where tenant_id = $1 order by at, entry_id limit $2) returning entry_id, commitment, at`,
    [tenant, limit],
  );
  return rows.sort((a, b) => (a.at === b.at ? (a.entry_id < b.entry_id ? -1 : 1) : a.at < b.at ? -1 : 1)).map((row) => ({ entryId: row.entry_id, commitment: row.commitment }));
}

/** Every log of a tenant, the first one first; all but the last have ended. */
export async function listLogs(tx: pg.Pool | pg.ClientBase, tenant: string): Promise<readonly LogRow[]> {
  const { rows } = await tx.query('select log_name, origin, verifier_key, size, ended_at from log where tenant_id = $1 order by ended_at nulls last', [tenant]);
  return rows.map((row) => ({ tenant, name: row.log_name, origin: row.origin, verifierKey: row.verifier_key, size: row.size, endedAt: row.ended_at }));
}

/** The log that a tenant's acts go into. */
export const findLog = async (tx: pg.Pool | pg.ClientBase, tenant: string): Promise<LogRow | undefined> => (await listLogs(tx, tenant)).at(-1);

/** A stored tile's hashes, cut to the width asked for; undefined where it is not there or too short. */
export async function findTile(tx: pg.Pool | pg.ClientBase, { tenant, name }: LogKey, level: number, index: bigint, width: number): Promise<Uint8Array | undefined> {
  const { rows } = await tx.query('select hashes from log_tile where tenant_id = $1 and log_name = $2 and level = $3 and tile_index = $4', [tenant, name, level, index]);
  const hashes: Uint8Array | undefined = rows[0]?.hashes;
  return hashes && hashes.length >= width * 32 ? new Uint8Array(hashes.subarray(0, width * 32)) : undefined;
}

export interface NewLeaves {
  readonly from: bigint;
  readonly leaves: readonly { readonly entryId: string; readonly commitment: Uint8Array }[];
  readonly tiles: readonly { readonly level: number; readonly index: bigint; readonly bytes: Uint8Array }[];
  readonly note: string;
  readonly at: Instant;
}

/** Writes a batch of leaves with tiles and checkpoint. Throws where the log is not as long as the batch thinks: another sequencer was faster. */
export async function putLeaves(tx: pg.ClientBase, { tenant, name }: LogKey, { from, leaves, tiles, note, at }: NewLeaves): Promise<void> {
  const size = from + BigInt(leaves.length);
  const fenced = await tx.query('update log set size = $4 where tenant_id = $1 and log_name = $2 and size = $3', [tenant, name, from, size]);
  if (fenced.rowCount !== 1) throw new Error('the log grew under the sequencer');
  await tx.query(
    'insert into log_leaf (tenant_id, log_name, leaf_index, entry_id, commitment) select $1, $2, $3 + ordinality - 1, entry_id, commitment from unnest($4::uuid[], $5::bytea[]) with ordinality as x(entry_id, commitment, ordinality)',
    [tenant, name, from, leaves.map((leaf) => leaf.entryId), leaves.map((leaf) => Buffer.from(leaf.commitment))],
  );
  await tx.query(
    `insert into log_tile (tenant_id, log_name, level, tile_index, hashes) select $1, $2, level, tile_index, hashes from unnest($3::int[], $4::bigint[], $5::bytea[]) as x(level, tile_index, hashes)
     on conflict (tenant_id, log_name, level, tile_index) do update set hashes = excluded.hashes`,
    [tenant, name, tiles.map((tile) => tile.level), tiles.map((tile) => tile.index), tiles.map((tile) => Buffer.from(tile.bytes))],
  );
  await tx.query('insert into checkpoint (tenant_id, log_name, size, note, at) values ($1, $2, $3, $4, $5)', [tenant, name, size, note, at]);
}

/** The newest checkpoint's signed note. */
export async function findCheckpoint(tx: pg.Pool | pg.ClientBase, { tenant, name }: LogKey): Promise<string | undefined> {
  const { rows } = await tx.query('select note from checkpoint where tenant_id = $1 and log_name = $2 order by size desc limit 1', [tenant, name]);
  return rows[0]?.note;
}

/** The commitments of a range of leaves, in order. */
export async function listLeaves(tx: pg.Pool | pg.ClientBase, { tenant, name }: LogKey, from: bigint, count: number): Promise<readonly Uint8Array[]> {
  const { rows } = await tx.query('select commitment from log_leaf where tenant_id = $1 and log_name = $2 and leaf_index >= $3 and leaf_index < $4 order by leaf_index', [tenant, name, from, from + BigInt(count)]);
  return rows.map((row) => new Uint8Array(row.commitment));
}

/** A leaf with the entry that it stands for, as `verify` reads them. */
export interface StoredLeaf {
  readonly index: bigint;
  readonly leaf: Uint8Array;
  readonly entryId: string;
  readonly entry: null | {
    readonly envelope: EntryEnvelope;
    readonly open: unknown;
    readonly openSalt: Uint8Array;
    readonly openHash: Uint8Array;
    readonly personal: unknown;
    readonly personalSalt: Uint8Array | null;
    readonly personalHash: Uint8Array;
    readonly commitment: Uint8Array;
  };
}

/** Every leaf in order, in batches, with its entry. Runs as the log role. */
export async function* readLeaves(pool: pg.Pool, { tenant, name }: LogKey): AsyncIterable<StoredLeaf> {
  for (let from = 0n; ; from += 1000n) {
    const { rows } = await pool.query(
      `select l.leaf_index, l.commitment as leaf, l.entry_id as leaf_entry, e.*, b.open, b.open_salt, b.personal, b.personal_salt from log_leaf l
       left join entry e on e.tenant_id = l.tenant_id and e.entry_id = l.entry_id left join entry_body b on b.tenant_id = l.tenant_id and b.entry_id = l.entry_id
       where l.tenant_id = $1 and l.log_name = $2 and l.leaf_index >= $3 order by l.leaf_index limit 1000`,
      [tenant, name, from],
    );
    for (const row of rows) {
      const isThere = row.commitment !== null && row.open_salt !== null;
      yield {
        index: row.leaf_index, leaf: row.leaf, entryId: row.leaf_entry,
        entry: isThere ? {
          envelope: envelopeOf(row), open: row.open, openSalt: row.open_salt, openHash: row.open_hash,
          personal: row.personal, personalSalt: row.personal_salt, personalHash: row.personal_hash, commitment: row.commitment,
        } : null,
      };
    }
    if (rows.length < 1000) return;
  }
}

/** The envelope of an entry row, as it was committed to. */
export const envelopeOf = (row: Record<string, never>): EntryEnvelope => ({
  tenant: row['tenant_id']!, entryId: row['entry_id']!, subject: row['subject']!, recordId: row['record_id']!, seq: row['seq']!, action: row['action']!, toState: row['to_state']!,
  definitionVersion: row['definition_version']!, personId: row['person_id']!, postId: row['post_id']!, onBehalfOf: row['on_behalf_of']!, unitId: row['unit_id']!, leadUnitId: row['lead_unit_id']!, at: row['at']!,
});

/** The record of an entry that has no leaf and does not wait for one either: somebody took its commitment away. */
export async function findUnlogged(db: pg.Pool, tenant: string): Promise<string | undefined> {
  const { rows } = await db.query(
    `select e.record_id from entry e where e.tenant_id = $1 and not exists (select from log_leaf l where l.tenant_id = e.tenant_id and l.entry_id = e.entry_id)
       and not exists (select from pending_commitment p where p.tenant_id = e.tenant_id and p.entry_id = e.entry_id) limit 1`,
    [tenant],
  );
  return rows[0]?.record_id;
}

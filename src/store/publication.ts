import type { Instant } from '#base/day';
import type { Uuid } from '#base/id';
import type { EntryBody, EntryEnvelope } from '#model/record';
import type pg from 'pg';
import type { NewEntry } from './act.ts';
import { envelopeOf } from './log.ts';
import type { Transaction } from './pools.ts';

/** The newest entry of a publication, whole: nothing in it is secret. Binary values in hexadecimal. */
export interface PublicEntry {
  readonly publicationId: Uuid;
  readonly state: string;
  readonly title: string | null;
  readonly at: Instant;
  readonly envelope: EntryEnvelope;
  readonly open: EntryBody;
  readonly openSalt: string;
  readonly commitment: string;
}

const COLUMNS = `publication_id, state, title, at, envelope, open, encode(open_salt, 'hex') as salt, encode(commitment, 'hex') as commitment`;

const toPublic = (row: Record<string, never>): PublicEntry => ({
  publicationId: row['publication_id']!, state: row['state']!, title: row['title']!, at: row['at']!, envelope: row['envelope']!, open: row['open']!, openSalt: row['salt']!, commitment: row['commitment']!,
});

/** Puts the newest entries where the public reads them, in place of what stood there. */
export async function putPublications(tx: Transaction, tenant: string, entries: readonly NewEntry[]): Promise<void> {
  for (const { envelope, open, openSalt, commitment, title } of entries) {
    await tx.query(
      `insert into publication (tenant_id, publication_id, entry_id, seq, state, title, at, envelope, open, open_salt, commitment) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, decode($10, 'hex'), decode($11, 'hex'))
       on conflict (tenant_id, publication_id) do update set entry_id = excluded.entry_id, seq = excluded.seq, state = excluded.state, title = excluded.title, at = excluded.at, envelope = excluded.envelope, open = excluded.open,
         open_salt = excluded.open_salt, commitment = excluded.commitment`,
      [tenant, envelope.recordId, envelope.entryId, envelope.seq, envelope.toState, envelope.toState === '已公布' ? title : null, envelope.at, JSON.stringify(envelope), JSON.stringify(open), openSalt, commitment],
    );
  }
}

/** A publication with its place in the log once it has one; undefined where nothing was published under this id. */
export async function findPublication(tx: Transaction, tenant: string, publicationId: Uuid): Promise<(PublicEntry & { readonly leaf: { readonly index: bigint; readonly log: string } | undefined }) | undefined> {
  const { rows } = await tx.query(
    `select ${COLUMNS}, l.leaf_index, l.log_name from publication p
     left join lateral (select leaf_index, log_name from log_leaf l where l.tenant_id = p.tenant_id and l.entry_id = p.entry_id limit 1) l on true where tenant_id = $1 and publication_id = $2`,
    [tenant, publicationId],
  );
  return rows[0] && { ...toPublic(rows[0]), leaf: rows[0].leaf_index === null ? undefined : { index: rows[0].leaf_index, log: rows[0].log_name } };
}

/** What is public now, newest first. */
export async function listPublications(tx: Transaction, tenant: string, limit: number): Promise<readonly PublicEntry[]> {
  const { rows } = await tx.query(`select ${COLUMNS} from publication where tenant_id = $1 and state = '已公布' order by at desc, publication_id limit $2`, [tenant, limit]);
  return rows.map(toPublic);
}

/** A public page beside the newest entry of its record; either may be missing. */
export interface PublicPair {
  readonly recordId: Uuid;
  readonly page: PublicEntry | undefined;
  readonly entry: Omit<PublicEntry, 'publicationId' | 'title' | 'at' | 'state'> | undefined;
}

/** Every publication of a county with its newest entry, for `verify`. Runs as the log role. */
export async function readPublications(pool: pg.Pool, tenant: string): Promise<readonly PublicPair[]> {
  const pages = await pool.query(`select ${COLUMNS} from publication where tenant_id = $1`, [tenant]);
  const entries = await pool.query(
    `select distinct on (e.record_id) e.*, b.open, encode(b.open_salt, 'hex') as salt, encode(e.commitment, 'hex') as hex from entry e join entry_body b using (tenant_id, entry_id)
     where e.tenant_id = $1 and e.record_id in (select record_id from record where tenant_id = $1 and ledger = 'publication' union select publication_id from publication where tenant_id = $1) order by e.record_id, e.seq desc`,
    [tenant],
  );
  const newest = new Map(entries.rows.map((row) => [row.record_id as Uuid, { envelope: envelopeOf(row), open: row.open as EntryBody, openSalt: row.salt as string, commitment: row.hex as string }]));
  const shown = new Map(pages.rows.map((row) => [row.publication_id as Uuid, toPublic(row)]));
  return [...new Set([...newest.keys(), ...shown.keys()])].sort().map((recordId) => ({ recordId, page: shown.get(recordId), entry: newest.get(recordId) }));
}

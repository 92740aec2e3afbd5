import { toHex } from '#base/bytes';
import type { Instant } from '#base/day';
import type { Uuid } from '#base/id';
import type pg from 'pg';
import type { Transaction } from './pools.ts';

/** What a look at a picture found; nothing where it could not be read, no print where there is next to nothing on it. */
export interface LookedAt {
  readonly width: number;
  readonly height: number;
  readonly viewSha256: Uint8Array;
  readonly print: { readonly bits: string; readonly fine: string; readonly isPage: boolean; readonly bands: readonly number[] } | undefined;
}

/** Notes that a picture is to be looked at. */
export const queuePicture = async (tx: Transaction, tenant: string, fileId: Uuid): Promise<void> => void (await tx.query('insert into picture_wait (tenant_id, file_id) values ($1, $2)', [tenant, fileId]));

/** The next picture to look at, its try already counted; undefined where none waits. Runs as the log role. */
export async function claimPicture(pool: pg.Pool): Promise<{ readonly tenant: string; readonly fileId: Uuid; readonly kind: string | null; readonly tries: number } | undefined> {
  const { rows } = await pool.query(
    `update picture_wait w set tries = w.tries + 1 from file f where (w.tenant_id, w.file_id) = (select tenant_id, file_id from picture_wait order by tries, tenant_id, file_id limit 1 for update skip locked) and f.tenant_id = w.tenant_id and f.file_id = w.file_id
     returning w.tenant_id, w.file_id, w.tries, f.kind`,
  );
  return rows[0] && { tenant: rows[0].tenant_id, fileId: rows[0].file_id, kind: rows[0].kind, tries: rows[0].tries };
}

/** Keeps what was found and takes the picture off the list, in one statement; nothing where it was erased meanwhile. Runs as the log role. */
export async function putPicture(pool: pg.Pool, tenant: string, fileId: Uuid, found: LookedAt | undefined): Promise<void> {
  const print = found?.print;
  await pool.query(
    `with w as (delete from picture_wait where tenant_id = $1 and file_id = $2 returning file_id)
     insert into picture (tenant_id, file_id, width, height, view_sha256, hash, fine, page, b1, b2, b3, b4) select $1, file_id, $3, $4, $5, $6::bit(64), $7::bit(256), $8, $9, $10, $11, $12 from w on conflict do nothing`,
    [tenant, fileId, found?.width ?? null, found?.height ?? null, found ? Buffer.from(found.viewSha256) : null, print?.bits ?? null, print?.fine ?? null, print?.isPage ?? null, ...(print?.bands ?? [null, null, null, null])],
  );
}

/** Of these files the pictures that were looked at and that the sight reaches: the SHA-256 (hexadecimal) of the copy to look at, null where the picture could not be read. */
export async function findPictures(tx: Transaction, tenant: string, fileIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, string | null>> {
  const { rows } = await tx.query('select file_id, view_sha256 from picture where tenant_id = $1 and file_id = any($2)', [tenant, fileIds]);
  return new Map(rows.map((row) => [row.file_id, row.view_sha256 ? toHex(row.view_sha256) : null]));
}

/** Where a picture like one of ours stands: whose it is, in which record of which ledger, since when. */
export interface LikePicture {
  readonly mine: Uuid;
  readonly other: Uuid;
  readonly ownerId: string;
  readonly recordId: Uuid;
  readonly ledger: string;
  readonly at: Instant;
}

/** Where else in the county pictures like these are named, before `recordId` named them, the most alike first; whoever asks sees none of them by that. */
export async function findLikePictures(tx: Transaction, fileIds: readonly Uuid[], recordId: Uuid): Promise<readonly LikePicture[]> {
  const { rows } = await tx.query('select * from find_like_pictures($1, $2)', [fileIds, recordId]);
  return rows.map((row) => ({ mine: row.mine, other: row.other, ownerId: row.owner_id, recordId: row.record_id, ledger: row.ledger, at: row.at }));
}

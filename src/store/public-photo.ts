import { toHex } from '#base/bytes';
import type { Instant } from '#base/day';
import type { Uuid } from '#base/id';
import type pg from 'pg';
import type { Transaction } from './pools.ts';

/** A released photo of a public page. */
export interface PublicPhoto {
  readonly photoId: Uuid;
  readonly caption: string;
}

/** Puts a confirmed photo where the public reads it, in place of what stood there. `copy`: SHA-256 of what was confirmed, hexadecimal. */
export const putPublicPhoto = async (tx: Transaction, tenant: string, one: PublicPhoto & { readonly publicationId: Uuid; readonly fileId: Uuid; readonly copy: string; readonly since: Instant }): Promise<void> =>
  void (await tx.query(
    `insert into public_photo (tenant_id, photo_id, publication_id, file_id, caption, copy, since, named) values ($1, $2, $3, $4, $5, decode($6, 'hex'), $7, true)
     on conflict (tenant_id, photo_id) do update set caption = excluded.caption, copy = excluded.copy, since = excluded.since, named = true`,
    [tenant, one.photoId, one.publicationId, one.fileId, one.caption, one.copy, one.since],
  ));

export const dropPublicPhoto = async (tx: Transaction, tenant: string, photoId: Uuid): Promise<void> => void (await tx.query('delete from public_photo where tenant_id = $1 and photo_id = $2', [tenant, photoId]));

/** Says which photos of a page its record still names: the others are not shown while it does not. */
export const markNamed = async (tx: Transaction, tenant: string, publicationId: Uuid, fileIds: readonly string[]): Promise<void> =>
  void (await tx.query('update public_photo set named = (file_id::text = any($3)) where tenant_id = $1 and publication_id = $2', [tenant, publicationId, fileIds]));

/** The photos that a public page shows now, in the order in which they were released; none while it is being corrected or is taken down. */
export async function listPublicPhotos(tx: Transaction, tenant: string, publicationId: Uuid): Promise<readonly PublicPhoto[]> {
  const { rows } = await tx.query(
    `select p.photo_id, p.caption from public_photo p join publication o on o.tenant_id = p.tenant_id and o.publication_id = p.publication_id and o.state = '已公布' where p.tenant_id = $1 and p.publication_id = $2 and p.named order by p.since, p.photo_id`,
    [tenant, publicationId],
  );
  return rows.map((row) => ({ photoId: row.photo_id, caption: row.caption }));
}

/** What it takes to show one photo that the public may see now; undefined for every other. `copy` in hexadecimal. */
export async function findPublicPhoto(tx: Transaction, publicationId: Uuid, photoId: Uuid): Promise<{ readonly fileId: Uuid; readonly key: Uint8Array; readonly copy: string } | undefined> {
  const { rows } = await tx.query('select file_id, key, copy from find_public_photo($1, $2)', [publicationId, photoId]);
  return rows[0] && { fileId: rows[0].file_id, key: rows[0].key, copy: toHex(rows[0].copy) };
}

/** The first public photo that is not what its release says, or that is missing, or that no release confirms. Runs as the log role. */
export async function findPhotoFault(pool: pg.Pool, tenant: string): Promise<{ readonly recordId: Uuid; readonly row: string; readonly record: string } | undefined> {
  const { rows } = await pool.query(
    `select record_id, coalesce(p.says, 'nothing') as row, coalesce(r.says, 'nothing') as record
     from (select photo_id as record_id, concat_ws('/', file_id, caption, encode(copy, 'hex')) as says from public_photo where tenant_id = $1) p
     full join (select r.record_id, concat_ws('/', r.open ->> 'file', r.open ->> 'caption', r.open ->> 'copy') as says from record r
       where r.tenant_id = $1 and r.ledger = 'photo-release' and r.state = '已公开' and not exists (select from file f where f.tenant_id = $1 and f.file_id::text = r.open ->> 'file' and f.erased_at is not null)) r using (record_id)
     where p.says is distinct from r.says order by record_id limit 1`,
    [tenant],
  );
  return rows[0] && { recordId: rows[0].record_id, row: rows[0].row, record: rows[0].record };
}

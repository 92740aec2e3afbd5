import { toHex } from '#base/bytes';
import type { Day, Instant } from '#base/day';
import type { Uuid } from '#base/id';
import type { LedgerRecord } from '#model/record';
import type pg from 'pg';
import { RECORD_COLUMNS, toRecord } from './act.ts';
import type { Transaction } from './pools.ts';

/** What is known of a file; `kind`, `sha256` (hexadecimal, of the plaintext) and `finishedAt` once its upload is finished. */
export interface StoredFile {
  readonly fileId: Uuid;
  readonly unitId: string;
  readonly uploaderId: Uuid;
  readonly name: string;
  readonly size: number;
  readonly kind: string | null;
  readonly sha256: string | null;
  readonly begunAt: Instant;
  readonly finishedAt: Instant | null;
  readonly erasedAt: Instant | null;
}

/** A field of a record that names a file. */
export interface FileUse {
  readonly ledger: string;
  readonly field: string;
  readonly unitId: string;
  readonly leadUnitId: string | null;
}

const COLUMNS = 'f.file_id, f.unit_id, f.uploader_id, f.name, f.size, f.kind, f.sha256, f.begun_at, f.finished_at, f.erased_at';

const toFile = (row: Record<string, never>): StoredFile => ({
  fileId: row['file_id']!, unitId: row['unit_id']!, uploaderId: row['uploader_id']!, name: row['name']!, size: Number(row['size']), kind: row['kind']!, sha256: row['sha256'] ? toHex(row['sha256']) : null,
  begunAt: row['begun_at']!, finishedAt: row['finished_at']!, erasedAt: row['erased_at']!,
});

/** Begins a file of the transaction's person with its key and salt; false where the id is there already, whoever has it. */
export async function putFile(tx: Transaction, tenant: string, file: Pick<StoredFile, 'fileId' | 'unitId' | 'uploaderId' | 'name' | 'size' | 'begunAt'>, secret: { readonly key: Uint8Array; readonly salt: Uint8Array }): Promise<boolean> {
  const done = await tx.query('insert into file (tenant_id, file_id, unit_id, uploader_id, name, size, begun_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing', [tenant, file.fileId, file.unitId, file.uploaderId, file.name, file.size, file.begunAt]);
  if (done.rowCount !== 1) return false;
  await tx.query('insert into file_key (tenant_id, file_id, key, salt) values ($1, $2, $3, $4)', [tenant, file.fileId, Buffer.from(secret.key), Buffer.from(secret.salt)]);
  return true;
}

/** How many uploads of a person are not finished. */
export const countUnfinished = async (tx: Transaction, tenant: string, personId: Uuid): Promise<number> =>
  (await tx.query('select count(*)::int as n from file where tenant_id = $1 and uploader_id = $2 and finished_at is null', [tenant, personId])).rows[0].n;

/** Says what a finished upload turned out to be; false where it was finished before. */
export const finishFile = async (tx: Transaction, tenant: string, fileId: Uuid, found: { readonly size: number; readonly kind: string; readonly sha256: Uint8Array; readonly at: Instant }): Promise<boolean> =>
  (await tx.query('update file set size = $3, kind = $4, sha256 = $5, finished_at = $6 where tenant_id = $1 and file_id = $2 and finished_at is null', [tenant, fileId, found.size, found.kind, Buffer.from(found.sha256), found.at])).rowCount === 1;

/** The files with these ids that the sight reaches, each with the fields that name it and that the sight reaches. */
export async function findFiles(tx: Transaction, tenant: string, fileIds: readonly Uuid[]): Promise<readonly (StoredFile & { readonly uses: readonly FileUse[] })[]> {
  const { rows } = await tx.query(
    `select ${COLUMNS}, coalesce((select json_agg(distinct jsonb_build_object('ledger', e.subject, 'field', u.field, 'unitId', u.unit_id, 'leadUnitId', u.lead_unit_id)) from file_use u
       join entry e on e.tenant_id = u.tenant_id and e.entry_id = u.entry_id where u.tenant_id = f.tenant_id and u.file_id = f.file_id), '[]') as uses
     from file f where f.tenant_id = $1 and f.file_id = any($2)`,
    [tenant, fileIds],
  );
  return rows.map((row) => ({ ...toFile(row), uses: row.uses }));
}

/** Which files of a unit a list asks for; `after` is the last line of the page before. */
export interface FileWish {
  readonly search?: string | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly ledger?: string | undefined;
  /** Only the newest version of each. */
  readonly newest: boolean;
  /** Valid until this day or less. */
  readonly validTo?: Day | undefined;
  readonly after?: { readonly finishedAt: Instant; readonly fileId: Uuid } | undefined;
  readonly limit: number;
}

/** Finished files that a unit's people uploaded and the sight reaches, newest first. */
export async function listUnitFiles(tx: Transaction, tenant: string, unitId: string, wish: FileWish): Promise<readonly Pick<StoredFile, 'fileId' | 'finishedAt'>[]> {
  const values: unknown[] = [tenant, unitId, wish.limit];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const conditions = ['f.tenant_id = $1', 'f.unit_id = $2', 'f.finished_at is not null', 'f.erased_at is null'];
  if (wish.search) conditions.push(`strpos(lower(f.name), lower(${bind(wish.search)})) > 0`);
  if (wish.kinds) conditions.push(`f.kind = any(${bind(wish.kinds)})`);
  if (wish.ledger) conditions.push(`exists (select from file_use u join entry e on e.tenant_id = u.tenant_id and e.entry_id = u.entry_id where u.tenant_id = f.tenant_id and u.file_id = f.file_id and e.subject = ${bind(wish.ledger)})`);
  if (wish.newest) conditions.push('not exists (select from material n where n.tenant_id = f.tenant_id and n.earlier = f.file_id)');
  if (wish.validTo) conditions.push(`exists (select from material m where m.tenant_id = f.tenant_id and m.file_id = f.file_id and m.valid_until <= ${bind(wish.validTo)})`);
  if (wish.after) conditions.push(`(f.finished_at, f.file_id) < (${bind(wish.after.finishedAt)}, ${bind(wish.after.fileId)})`);
  const { rows } = await tx.query(`select f.file_id, f.finished_at from file f where ${conditions.join(' and ')} order by f.finished_at desc, f.file_id desc limit $3`, values);
  return rows.map((row) => ({ fileId: row.file_id, finishedAt: row.finished_at }));
}

/** How many bytes the transaction's own unit holds, uploads that are not finished included. */
export const countOwnBytes = async (tx: Transaction): Promise<number> => Number((await tx.query('select own_file_bytes() as n')).rows[0].n);

/** The records that name these files and that the sight reaches, by file, the newest first; what the ledger 材料登记 says is none. */
export async function listUsers(tx: Transaction, tenant: string, fileIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, readonly { readonly record: LedgerRecord; readonly title: string }[]>> {
  const { rows } = await tx.query(
    `select u.file_id, r.title, ${RECORD_COLUMNS.split(', ').map((column) => `r.${column}`).join(', ')} from (select distinct file_id, record_id from file_use where tenant_id = $1 and file_id = any($2)) u
     join record r on r.tenant_id = $1 and r.record_id = u.record_id where r.ledger <> 'material' order by r.updated_at desc, r.record_id`,
    [tenant, fileIds],
  );
  return new Map([...Map.groupBy(rows, (row) => row.file_id as Uuid)].map(([fileId, found]) => [fileId, found.map((row) => ({ record: toRecord(row), title: row.title as string }))]));
}

/** Keys and salts of the files that the sight reaches; an erased file has none. */
export async function findSecrets(db: pg.Pool | Transaction, tenant: string, fileIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, { readonly key: Uint8Array; readonly salt: Uint8Array }>> {
  const { rows } = await db.query('select file_id, key, salt from file_key where tenant_id = $1 and file_id = any($2)', [tenant, fileIds]);
  return new Map(rows.map((row) => [row.file_id, { key: row.key, salt: row.salt }]));
}

/** A use to be kept beside the entry that makes it. */
export interface NewFileUse extends FileUse {
  readonly fileId: Uuid;
  readonly entryId: Uuid;
  readonly recordId: Uuid;
  readonly personal: boolean;
}

/** Keeps which entries name which files. Throws where a file has gone meanwhile. */
export async function putFileUses(tx: Transaction, tenant: string, uses: readonly NewFileUse[]): Promise<void> {
  if (uses.length === 0) return;
  await tx.query(
    `insert into file_use (tenant_id, file_id, entry_id, field, record_id, unit_id, lead_unit_id, personal)
     select $1, "fileId", "entryId", field, "recordId", "unitId", "leadUnitId", personal from jsonb_to_recordset($2) as x("fileId" uuid, "entryId" uuid, field text, "recordId" uuid, "unitId" text, "leadUnitId" text, personal boolean)`,
    [tenant, JSON.stringify(uses)],
  );
}

/** Forgets files that no entry names: uploads begun before `begunBefore`, finished ones from before `finishedBefore`. Runs as the log role. */
export async function forgetFiles(pool: pg.Pool, tenant: string, { begunBefore, finishedBefore }: { readonly begunBefore: Day; readonly finishedBefore: Day }): Promise<number> {
  const { rows } = await pool.query(
    `with gone as (select file_id from file f where tenant_id = $1 and ((finished_at is null and begun_at < $2) or finished_at < $3)
       and not exists (select from file_use u where u.tenant_id = f.tenant_id and u.file_id = f.file_id)),
     k as (delete from file_key where tenant_id = $1 and file_id in (select file_id from gone) returning file_id)
     select file_id from gone`,
    [tenant, begunBefore, finishedBefore],
  );
  const ids = rows.map((row) => row.file_id);
  await pool.query('delete from file where tenant_id = $1 and file_id = any($2)', [tenant, ids]);
  return ids.length;
}

/** Which of these ids still have a key: all other ciphertext is noise. Runs as the log role. */
export async function listKept(pool: pg.Pool, tenant: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query('select file_id from file_key where tenant_id = $1 and file_id::text = any($2)', [tenant, ids]);
  return new Set(rows.map((row) => row.file_id as string));
}

/** Which of these ids are finished files. Runs as the log role. */
export async function listFinished(pool: pg.Pool, tenant: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query('select file_id from file where tenant_id = $1 and file_id::text = any($2) and finished_at is not null', [tenant, ids]);
  return new Set(rows.map((row) => row.file_id as string));
}

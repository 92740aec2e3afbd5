import type { Day } from '#base/day';
import type { Uuid } from '#base/id';
import type pg from 'pg';
import type { Transaction } from './pools.ts';

/** What is registered of a file; `newer` is the version that took its place, where the sight reaches it. */
export interface StoredMaterial {
  readonly isRegistered: boolean;
  readonly edition: number;
  readonly earlier: Uuid | null;
  readonly newer: Uuid | null;
  readonly validUntil: Day | null;
}

/** A file that nobody registered anything of. */
export const UNREGISTERED: StoredMaterial = { isRegistered: false, edition: 1, earlier: null, newer: null, validUntil: null };

/** What is registered of these files, by id; those that neither are registered nor have a newer version are absent. */
export async function findMaterials(tx: Transaction, tenant: string, fileIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, StoredMaterial>> {
  const { rows } = await tx.query(
    `select f.file_id, m.edition, m.earlier, m.valid_until, n.file_id as newer from unnest($2::uuid[]) f(file_id) left join material m on m.tenant_id = $1 and m.file_id = f.file_id left join material n on n.tenant_id = $1 and n.earlier = f.file_id
     where m.file_id is not null or n.file_id is not null`,
    [tenant, fileIds],
  );
  return new Map(rows.map((row) => [row.file_id, { isRegistered: row.edition !== null, edition: row.edition ?? 1, earlier: row.earlier, newer: row.newer, validUntil: row.valid_until }]));
}

/** Keeps what is registered of a file of the transaction's own unit, in place of what stood there. Throws where its earlier version has another newer one. */
export async function putMaterial(tx: Transaction, tenant: string, one: { readonly fileId: Uuid; readonly recordId: Uuid; readonly unitId: string } & Omit<StoredMaterial, 'newer' | 'isRegistered'>): Promise<void> {
  await tx.query(
    `insert into material (tenant_id, file_id, record_id, unit_id, valid_until, earlier, edition) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant_id, file_id) do update set valid_until = excluded.valid_until, earlier = excluded.earlier, edition = excluded.edition`,
    [tenant, one.fileId, one.recordId, one.unitId, one.validUntil, one.earlier, one.edition],
  );
}

/** The first row that does not say what its record says, or is without one, or the other way round; a record that was emptied at the end of its keeping says nothing any more. Runs as the log role. */
export async function findMaterialFault(pool: pg.Pool, tenant: string): Promise<{ readonly recordId: Uuid; readonly row: string; readonly record: string } | undefined> {
  const { rows } = await pool.query(
    `select record_id, coalesce(m.says, 'nothing') as row, coalesce(r.says, 'nothing') as record
     from (select record_id, concat_ws('/', file_id, edition, coalesce(earlier::text, '-'), coalesce(valid_until::text, '-')) as says from material m where tenant_id = $1 and not exists (select from record r where r.tenant_id = $1 and r.record_id = m.record_id and r.open = '{}')) m
     full join (select record_id, concat_ws('/', open #>> '{file,0}', open ->> 'edition', coalesce(open #>> '{earlier,0}', '-'), coalesce(open ->> 'validUntil', '-')) as says from record where tenant_id = $1 and ledger = 'material' and open <> '{}') r using (record_id)
     where m.says is distinct from r.says order by record_id limit 1`,
    [tenant],
  );
  return rows[0] && { recordId: rows[0].record_id, row: rows[0].row, record: rows[0].record };
}

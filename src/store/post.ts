import type { Uuid } from '#base/id';
import type { Transaction } from './pools.ts';

/** A post by its name. */
export interface PostName {
  readonly postId: string;
  readonly unitId: string;
  readonly title: string;
}

/** The posts of one unit, or those with these ids, by name. */
export async function listPostNames(tx: Transaction, tenant: string, wish: { readonly unitId?: string; readonly postIds?: readonly string[] }): Promise<readonly PostName[]> {
  const { rows } = await tx.query('select post_id, unit_id, title from post where tenant_id = $1 and ($2::text is null or unit_id = $2) and ($3::uuid[] is null or post_id = any($3)) order by title, post_id', [tenant, wish.unitId ?? null, wish.postIds ?? null]);
  return rows.map((row) => ({ postId: row.post_id, unitId: row.unit_id, title: row.title }));
}

/** What these persons are called, by id. */
export async function listPersonNames(tx: Transaction, tenant: string, personIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, string>> {
  const { rows } = await tx.query('select person_id, name from person where tenant_id = $1 and person_id = any($2)', [tenant, personIds]);
  return new Map(rows.map((row) => [row.person_id as Uuid, row.name as string]));
}

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

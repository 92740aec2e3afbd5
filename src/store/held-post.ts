import type { Day } from '#base/day';
import type { Uuid } from '#base/id';
import type { Role } from '#model/actor';
import type { Post } from '#model/organisation';
import type { Transaction } from './pools.ts';

/** The post, if this person holds it on this day. */
export async function findHeldPost(tx: Transaction, tenant: string, personId: Uuid, postId: Uuid, on: Day): Promise<Post | undefined> {
  const { rows } = await tx.query(
    `select s.post_id, s.unit_id, s.title, s.roles, s.scope from holding h join post s on s.tenant_id = h.tenant_id and s.post_id = h.post_id
     join unit u on u.tenant_id = s.tenant_id and u.unit_id = s.unit_id
     where h.tenant_id = $1 and h.person_id = $2 and h.post_id = $3 and h.from_day <= $4 and (h.to_day is null or h.to_day >= $4)
       and coalesce(s.closed_from > $4, true) and coalesce(u.closed_from > $4, true)`,
    [tenant, personId, postId, on],
  );
  return rows[0] && { postId: rows[0].post_id, unitId: rows[0].unit_id, title: rows[0].title, roles: rows[0].roles, scope: rows[0].scope };
}

/** The posts that somebody holds on this day and that have one of these roles: those of the units named, and those of everybody but schools. */
export async function listHeldPosts(tx: Transaction, tenant: string, wish: { readonly on: Day; readonly roles: readonly Role[]; readonly units: readonly string[]; readonly schoolKinds: readonly string[] }): Promise<readonly Post[]> {
  const { rows } = await tx.query(
    `select s.post_id, s.unit_id, s.title, s.roles, s.scope from post s join unit u on u.tenant_id = s.tenant_id and u.unit_id = s.unit_id
     where s.tenant_id = $1 and s.roles && $3 and (s.unit_id = any($4) or u.kind <> all($5)) and coalesce(s.closed_from > $2, true) and coalesce(u.closed_from > $2, true)
       and exists (select from holding h where h.tenant_id = s.tenant_id and h.post_id = s.post_id and h.from_day <= $2 and (h.to_day is null or h.to_day >= $2))
     order by u.ordinal, s.title, s.post_id`,
    [tenant, wish.on, wish.roles, wish.units, wish.schoolKinds],
  );
  return rows.map((row) => ({ postId: row.post_id, unitId: row.unit_id, title: row.title, roles: row.roles, scope: row.scope }));
}

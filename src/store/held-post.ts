import type { Day } from '#base/day';
import type { Uuid } from '#base/id';
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

import { toHex } from '#base/bytes';
import type { Day, Instant } from '#base/day';
import type { Uuid } from '#base/id';
import type { Role } from '#model/actor';
import type { Transaction } from './pools.ts';

/** A code to be kept, hashed. */
export interface NewSignInCode {
  readonly personId: Uuid;
  readonly unitId: string;
  readonly hash: Uint8Array;
}

/** Keeps codes in place of whatever the same persons had. */
export async function putSignInCodes(tx: Transaction, tenant: string, codes: readonly NewSignInCode[], at: Instant, until: Day): Promise<void> {
  await tx.query(
    `insert into sign_in_code (tenant_id, person_id, unit_id, hash, issued_at, until_day, state, changed_at)
     select $1, "personId", "unitId", decode(hash, 'hex'), $3, $4, 'open', $3 from jsonb_to_recordset($2) as x("personId" uuid, "unitId" text, hash text)
     on conflict (tenant_id, person_id) do update set unit_id = excluded.unit_id, hash = excluded.hash, issued_at = excluded.issued_at, until_day = excluded.until_day, state = 'open', changed_at = excluded.changed_at`,
    [tenant, JSON.stringify(codes.map(({ hash, ...code }) => ({ ...code, hash: toHex(hash) }))), at, until],
  );
}

/** Uses up a person's code, once: true where it was this one, unused, and its days had not run out. */
export async function useSignInCode(tx: Transaction, tenant: string, personId: Uuid, hash: Uint8Array, at: Instant, on: Day): Promise<boolean> {
  const done = await tx.query(`update sign_in_code set state = 'used', changed_at = $4 where tenant_id = $1 and person_id = $2 and hash = $3 and state = 'open' and until_day >= $5`, [tenant, personId, Buffer.from(toHex(hash), 'hex'), at, on]);
  return done.rowCount === 1;
}

/** Takes back the unused codes of these persons. */
export const revokeSignInCodes = async (tx: Transaction, tenant: string, personIds: readonly Uuid[], at: Instant): Promise<void> =>
  void (await tx.query(`update sign_in_code set state = 'revoked', changed_at = $3 where tenant_id = $1 and person_id = any($2) and state = 'open'`, [tenant, personIds, at]));

/** Somebody of a unit, with what her posts there may do, all her roles, and how her code stands. */
export interface Listed {
  readonly personId: Uuid;
  readonly staffNo: string;
  readonly name: string;
  readonly userId: string | null;
  readonly unitId: string;
  readonly titles: readonly string[];
  /** Of all her posts, in whichever unit. */
  readonly roles: readonly Role[];
  readonly code: { readonly state: 'open' | 'used' | 'revoked'; readonly until: Day } | null;
}

/** Who holds a post in this unit on this day, by staff number. */
export async function listUnitStaff(tx: Transaction, tenant: string, unitId: string, on: Day): Promise<readonly Listed[]> {
  const { rows } = await tx.query(
    `select p.person_id, p.staff_no, p.name, p.user_id, array_agg(distinct s.title order by s.title) filter (where s.unit_id = $2) as titles,
       (select array_agg(distinct r) from unnest(array_agg(array_to_string(s.roles, ','))) one(list), unnest(string_to_array(one.list, ',')) r) as roles, c.state, c.until_day
     from holding h join post s on s.tenant_id = h.tenant_id and s.post_id = h.post_id and coalesce(s.closed_from > $3, true)
     join person p on p.tenant_id = h.tenant_id and p.person_id = h.person_id
     left join sign_in_code c on c.tenant_id = p.tenant_id and c.person_id = p.person_id
     where h.tenant_id = $1 and h.from_day <= $3 and (h.to_day is null or h.to_day >= $3)
     group by p.person_id, p.staff_no, p.name, p.user_id, c.state, c.until_day having bool_or(s.unit_id = $2) order by p.staff_no limit 2000`,
    [tenant, unitId, on],
  );
  return rows.map((row) => ({ personId: row.person_id, staffNo: row.staff_no, name: row.name, userId: row.user_id, unitId, titles: row.titles, roles: row.roles, code: row.state === null ? null : { state: row.state, until: row.until_day } }));
}

import type { Day } from '#base/day';
import type { Transaction } from './pools.ts';

/** How many records of a ledger a unit has in a span of days, and how many of them are done. */
export interface DigestLine {
  readonly ledger: string;
  readonly count: number;
  readonly done: number;
}

/** A unit's records that happened in a span of days (both included), ledger by ledger, the most first; within the transaction's sight. */
export async function countDigest(tx: Transaction, tenant: string, wish: { readonly unitId: string; readonly from: Day; readonly to: Day }): Promise<readonly DigestLine[]> {
  const { rows } = await tx.query(
    `select ledger, count(*)::int as n, (count(*) filter (where standing = 'done'))::int as done from record
     where tenant_id = $1 and unit_id = $2 and happened_on between $3 and $4 and standing <> 'open' group by ledger order by n desc, ledger`,
    [tenant, wish.unitId, wish.from, wish.to],
  );
  return rows.map((row) => ({ ledger: row.ledger, count: row.n, done: row.done }));
}

/** A unit's duties that fell due before a day and are not handed in, the latest first. */
export async function listLate(tx: Transaction, tenant: string, wish: { readonly unitId: string; readonly before: Day; readonly since: Day; readonly limit: number }): Promise<readonly { readonly ledger: string; readonly period: string }[]> {
  const { rows } = await tx.query(
    `select ledger, body->'period'->>'name' as period from duty where tenant_id = $1 and unit_id = $2 and standing = 'open' and ended_by is null and due < $3 and due >= $4 order by due desc, duty_key limit $5`,
    [tenant, wish.unitId, wish.before, wish.since, wish.limit],
  );
  return rows.map((row) => ({ ledger: row.ledger, period: row.period }));
}

/** How many of a unit's standing duties fell due in a span of days (both included); `inTime`: only those answered by a record that was made by their day. */
export async function countYear(tx: Transaction, tenant: string, wish: { readonly unitId: string; readonly from: Day; readonly to: Day; readonly inTime: boolean }): Promise<number> {
  const { rows } = await tx.query(
    `select count(*)::int as n from duty d left join record r on r.tenant_id = d.tenant_id and r.record_id = d.record_id
     where d.tenant_id = $1 and d.unit_id = $2 and d.ended_by is null and d.due between $3 and $4
       and (not $5 or (d.standing <> 'open' and (r.created_at at time zone 'Asia/Shanghai')::date <= d.due))`,
    [tenant, wish.unitId, wish.from, wish.to, wish.inTime],
  );
  return rows[0].n;
}

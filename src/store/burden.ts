import type { Day } from '#base/day';
import type pg from 'pg';
import type { Transaction } from './pools.ts';

type Db = Pick<Transaction | pg.Pool, 'query'>;

/** From one day to another, both counted, of units of these kinds. */
export interface BurdenWish {
  readonly from: Day;
  readonly to: Day;
  readonly kinds: readonly string[];
}

/** What was asked in a month with a ledger, and of how many units. */
export interface AskedRow {
  readonly month: string;
  readonly unitId: string | null;
  readonly ledger: string;
  readonly items: number;
  readonly minutes: number;
  readonly units: number;
}

/** The duties that fell or fall due, by month, leading section and ledger; those that a new version ended are not asked any more. */
export const sumDuties = async (db: Db, tenant: string, { from, to, kinds }: BurdenWish): Promise<readonly AskedRow[]> =>
  (await db.query(
    `select to_char(d.due, 'YYYY-MM') as month, d.lead_unit_id as "unitId", d.ledger, count(*)::int as items, sum((d.body ->> 'minutes')::int)::int as minutes, count(distinct d.unit_id)::int as units
     from duty d join unit u on u.tenant_id = d.tenant_id and u.unit_id = d.unit_id and u.kind = any($4) where d.tenant_id = $1 and d.ended_by is null and d.due between $2 and $3 group by 1, 2, 3 order by 1, 2, 3`,
    [tenant, from, to, kinds],
  )).rows;

/** The records that units began for something that happened and that no duty asked for, by month, leading section and ledger; `minutes` is the ledgers' to say. */
export const countEvents = async (db: Db, tenant: string, { from, to, kinds, ledgers }: BurdenWish & { readonly ledgers: readonly string[] }): Promise<readonly Omit<AskedRow, 'minutes'>[]> =>
  (await db.query(
    `select to_char(r.created_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, coalesce(r.lead_unit_id, l.lead_unit_id) as "unitId", r.ledger, count(*)::int as items, count(distinct r.unit_id)::int as units
     from record r join unit u on u.tenant_id = r.tenant_id and u.unit_id = r.unit_id and u.kind = any($4)
       left join (select distinct on (o.body ->> 'ledger') o.body ->> 'ledger' as ledger, o.lead_unit_id from programme p join obligation o on o.tenant_id = p.tenant_id and o.programme_id = p.programme_id and o.version = p.version
         where p.tenant_id = $1 and p.status = 'issued' and o.status = 'confirmed' and o.lead_unit_id is not null order by 1, o.ordinal, o.obligation_id) l on l.ledger = r.ledger
     where r.tenant_id = $1 and r.created_at >= ($2::date)::timestamp at time zone 'Asia/Shanghai' and r.created_at < ($3::date + 1)::timestamp at time zone 'Asia/Shanghai' and r.ledger = any($5)
       and not exists (select from duty d where d.tenant_id = r.tenant_id and d.record_id = r.record_id) group by 1, 2, 3 order by 1, 2, 3`,
    [tenant, from, to, kinds, ledgers],
  )).rows;

/** The minutes that units noted for what was asked of them outside the system, by month. */
export const sumOutside = async (db: Db, tenant: string, { from, to, kinds }: BurdenWish): Promise<readonly { readonly month: string; readonly minutes: number; readonly units: number }[]> =>
  (await db.query(
    `select to_char(r.d1, 'YYYY-MM') as month, sum((r.open ->> 'minutes')::int)::int as minutes, count(distinct r.unit_id)::int as units from record r join unit u on u.tenant_id = r.tenant_id and u.unit_id = r.unit_id and u.kind = any($4)
     where r.tenant_id = $1 and r.ledger = 'burden' and r.state in ('已登记', '已确认') and r.d1 between $2 and $3 group by 1 order by 1`,
    [tenant, from, to, kinds],
  )).rows;

/** The forms composed ad hoc that end in these days: who asks, whom, how many minutes each. */
export const listIssuedForms = async (db: Db, tenant: string, { from, to }: BurdenWish): Promise<readonly { readonly recordId: string; readonly title: string; readonly month: string; readonly unitId: string; readonly minutes: number; readonly kinds: readonly string[] }[]> =>
  (await db.query(
    `select record_id as "recordId", title, to_char(d1, 'YYYY-MM') as month, unit_id as "unitId", (open ->> 'minutes')::int as minutes, open -> 'kinds' as kinds from record where tenant_id = $1 and ledger = 'collection' and state = '进行中' and d1 between $2 and $3 order by d1, record_id`,
    [tenant, from, to],
  )).rows;

/** Counts one more hand-in of a ledger in a month that took so long; nothing else is kept of it. */
export const countFillTime = async (db: Db, tenant: string, { ledger, month, bucket }: { readonly ledger: string; readonly month: string; readonly bucket: number }): Promise<void> =>
  void (await db.query('insert into fill_time (tenant_id, ledger, month, bucket, hand_ins) values ($1, $2, $3, $4, 1) on conflict (tenant_id, ledger, month, bucket) do update set hand_ins = fill_time.hand_ins + 1', [tenant, ledger, month, bucket]));

/** How long the hand-ins of each ledger took, from a month on. */
export const listFillTimes = async (db: Db, tenant: string, since: string): Promise<readonly { readonly ledger: string; readonly bucket: number; readonly handIns: number }[]> =>
  (await db.query('select ledger, bucket, sum(hand_ins)::int as "handIns" from fill_time where tenant_id = $1 and month >= $2 group by 1, 2', [tenant, since])).rows;

/** Forgets how long hand-ins before a month took; the number of rows. Runs as the log role. */
export const dropFillTimesBefore = async (pool: pg.Pool, month: string): Promise<number> => (await pool.query('delete from fill_time where month < $1', [month])).rowCount ?? 0;

/** What the public is told of a month. */
export interface PublicBurden {
  readonly month: string;
  readonly minutes: number;
  readonly asOf: Day;
}

/** Counties whose public burden is of an earlier day, or not there yet. Runs as the log role. */
export const listStaleBurden = async (pool: pg.Pool, on: Day): Promise<readonly string[]> =>
  (await pool.query(`select distinct p.tenant_id from programme p where p.status = 'issued' and not exists (select from burden_month b where b.tenant_id = p.tenant_id and b.as_of = $1) order by 1`, [on])).rows.map((row) => row.tenant_id);

/** Puts the public's months in the place of those before. Runs as the log role. */
export async function putPublicBurden(pool: pg.Pool, tenant: string, asOf: Day, months: readonly Omit<PublicBurden, 'asOf'>[]): Promise<void> {
  await pool.query(
    `with gone as (delete from burden_month where tenant_id = $1 and month <> all (select month from jsonb_to_recordset($3) as x(month text)))
     insert into burden_month (tenant_id, month, as_of, minutes) select $1, month, $2, minutes from jsonb_to_recordset($3) as x(month text, minutes bigint) on conflict (tenant_id, month) do update set as_of = excluded.as_of, minutes = excluded.minutes`,
    [tenant, asOf, JSON.stringify(months)],
  );
}

/** The months that the public is told, in order. */
export const listPublicBurden = async (tx: Transaction, tenant: string): Promise<readonly PublicBurden[]> =>
  (await tx.query('select month, minutes, as_of from burden_month where tenant_id = $1 order by month', [tenant])).rows.map((row) => ({ month: row.month, minutes: Number(row.minutes), asOf: row.as_of }));

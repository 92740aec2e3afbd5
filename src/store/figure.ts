import type { Day } from '#base/day';
import type { UnitKind } from '#model/actor';
import type { Indicator } from '#model/indicator';
import type { Ledger } from '#model/ledger';
import type pg from 'pg';
import { contributionSql, happenedSql } from './figure-sql.ts';
import type { Transaction } from './pools.ts';
import { throughWays, type Within } from './within.ts';

/** A ledger with the indicators that are counted over it. */
export interface CountedLedger {
  readonly ledger: Ledger;
  readonly indicators: readonly Indicator[];
}

/** The months of units that are to be counted again. */
interface Touched {
  readonly units: readonly string[];
  readonly months: readonly Day[];
}

/** One worker at a time counts: two that count the same month of a unit would stand in each other's way. */
const HOLD = 'select pg_advisory_xact_lock(7233204)';

async function inWork<T>(pool: pg.Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const tx = await pool.connect();
  try {
    await tx.query(`begin; ${HOLD}`);
    const value = await work(tx);
    await tx.query('commit');
    return value;
  } catch (error) {
    await tx.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    tx.release();
  }
}

/** Counts a ledger's months again: those touched, or all. */
async function count(tx: Transaction, tenant: string, { ledger, indicators }: CountedLedger, touched?: Touched): Promise<void> {
  const values: unknown[] = [tenant, ledger.id];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const group = touched && `unnest(${bind(touched.units)}::text[], ${bind(touched.months)}::date[]) as g(unit, first)`;
  // The last condition says nothing about records: it lets the index over months be used, which no list may use.
  const from = group ? `${group} join record on unit_id = g.unit and happened_on >= g.first and happened_on < g.first + interval '1 month' and happened_on > '-infinity'::date` : 'record';
  const columns = indicators.map((indicator, i) => {
    const { part, whole } = contributionSql(indicator, bind);
    return `${part} as p${i}, ${whole} as w${i}`;
  });
  const sums = indicators.map((_indicator, i) => `coalesce(sum(p${i}), 0)::bigint as p${i}, coalesce(sum(case when p${i} is null then 0 else w${i} end), 0)::bigint as w${i}`);
  const rows = indicators.map(({ id }, i) => `(${bind(id)}, p${i}, w${i})`);
  const text = `insert into figure (tenant_id, ledger, month, unit_id, lead_unit_id, indicator, part, whole)
    select $1, $2, month, unit_id, lead, i.id, i.part, i.whole from (
      select month, unit_id, lead, ${sums.join(', ')} from (
        select date_trunc('month', happened_on)::date as month, unit_id, coalesce(lead_unit_id, '') as lead, ${columns.join(', ')} from ${from} where tenant_id = $1 and ledger = $2
      ) one group by 1, 2, 3
    ) summed, lateral (values ${rows.join(', ')}) i(id, part, whole) where i.part <> 0 or i.whole <> 0`;
  const gone = touched ? 'and (unit_id, month) in (select * from unnest($3::text[], $4::date[]))' : '';
  await tx.query(`delete from figure where tenant_id = $1 and ledger = $2 ${gone}`, [tenant, ledger.id, ...(touched ? [touched.units, touched.months] : [])]);
  await tx.query(text, values);
}

/** Adds the figures up by kind of unit again: a ledger's touched months, or all of the county. */
async function countKinds(tx: Transaction, tenant: string, touched?: { readonly ledger: string; readonly months: readonly Day[] }): Promise<void> {
  const which = touched ? 'and f.ledger = $2 and f.month = any($3::date[])' : '';
  const values = [tenant, ...(touched ? [touched.ledger, touched.months] : [])];
  await tx.query(`delete from figure_kind f where f.tenant_id = $1 ${which}`, values);
  await tx.query(
    `insert into figure_kind (tenant_id, ledger, month, kind, indicator, part, whole)
     select f.tenant_id, f.ledger, f.month, u.kind, f.indicator, sum(f.part), sum(f.whole) from figure f join unit u on u.tenant_id = f.tenant_id and u.unit_id = f.unit_id
     where f.tenant_id = $1 ${which} group by 1, 2, 3, 4, 5`, values);
}

/** Brings the figures up to date whose entries wait in the outbox; the number of entries taken. Counting a month anew makes a repeat harmless. Runs as the log role. */
export const drainOutbox = (pool: pg.Pool, counted: ReadonlyMap<string, CountedLedger>, limit: number): Promise<number> =>
  inWork(pool, async (tx) => {
    const { rows } = await tx.query(
      `with taken as (delete from outbox where (tenant_id, entry_id) in (select tenant_id, entry_id from outbox limit $1) returning tenant_id, ledger, unit_id, months),
         touched as (select distinct tenant_id, ledger, unit_id, month from taken, unnest(months) m(month))
       select tenant_id, ledger, array_agg(unit_id) as units, array_agg(month::text) as months, (select count(*)::int from taken) as entries from touched group by 1, 2`,
      [limit],
    );
    for (const row of rows) {
      const found = counted.get(row.ledger);
      if (!found) continue;
      await count(tx, row.tenant_id, found, { units: row.units, months: row.months });
      await countKinds(tx, row.tenant_id, { ledger: row.ledger, months: row.months });
    }
    return rows[0]?.entries ?? 0;
  });

/** The counties whose figures were counted by other definitions, or never. Runs as the log role. */
export const listUncounted = async (pool: pg.Pool, basis: string): Promise<readonly string[]> =>
  (await pool.query('select t.tenant_id from tenant t left join figure_basis b using (tenant_id) where b.basis is distinct from $1', [basis])).rows.map((row) => row.tenant_id);

/** Counts all figures of a county from scratch, ledger by ledger, and notes by which definitions. Runs as the log role. */
export const recountFigures = (pool: pg.Pool, tenant: string, counted: ReadonlyMap<string, CountedLedger>, basis: string): Promise<void> =>
  inWork(pool, async (tx) => {
    await tx.query('delete from figure where tenant_id = $1', [tenant]);
    const present = await tx.query(`with recursive one(ledger) as (select min(ledger) from record where tenant_id = $1 union all select (select min(ledger) from record where tenant_id = $1 and ledger > one.ledger) from one where one.ledger is not null) select ledger from one where ledger is not null`, [tenant]);
    // One look at all rows, without reading what a day is: only ledgers where one may stand elsewhere are gone through.
    const days = JSON.stringify(Object.fromEntries([...counted].map(([id, { ledger }]) => [id, ledger.on ?? null])));
    const moved = new Set((await tx.query(`select distinct ledger from record where tenant_id = $1 and happened_on::text <> coalesce(open ->> ($2::jsonb ->> ledger), (created_at at time zone 'Asia/Shanghai')::date::text)`, [tenant, days])).rows.map((row) => row.ledger as string));
    for (const row of present.rows) {
      const found = counted.get(row.ledger);
      if (!found) continue;
      if (moved.has(row.ledger)) {
        const values: unknown[] = [tenant, row.ledger];
        const happened = happenedSql(found.ledger, (value) => `$${values.push(value)}`);
        await tx.query(`update record set happened_on = ${happened} where tenant_id = $1 and ledger = $2 and happened_on <> ${happened}`, values);
      }
      await count(tx, tenant, found);
    }
    await countKinds(tx, tenant);
    await tx.query('insert into figure_basis (tenant_id, basis) values ($1, $2) on conflict (tenant_id) do update set basis = excluded.basis', [tenant, basis]);
  });

/** From one month to another, both by their first day, both included. */
export interface Months {
  readonly from: Day;
  readonly to: Day;
}

/** What records add up to in one indicator over this period and the one before it. */
export interface Figure {
  readonly ledger: string;
  readonly indicator: string;
  readonly now: { readonly part: number; readonly whole: number };
  readonly last: { readonly part: number; readonly whole: number };
}

export interface FigureWish {
  readonly ledgers: readonly string[];
  readonly now: Months;
  readonly last: Months;
}

/** Sums over the rows of two periods; $3 to $6 are their first and last months. */
const SUMS = ['now', 'last'].map((name, i) => ['part', 'whole'].map((column) => `coalesce(sum(${column}) filter (where month between $${3 + i * 2} and $${4 + i * 2}), 0)::float8 as ${name}_${column}`)).flat().join(', ');
const IN_EITHER = 'tenant_id = $1 and ledger = any($2::text[]) and (month between $3 and $4 or month between $5 and $6)';

const valuesOf = (tenant: string, { ledgers, now, last }: FigureWish): unknown[] => [tenant, ledgers, now.from, now.to, last.from, last.to];

const toFigure = (row: Record<string, never>): Figure => ({ ledger: row['ledger']!, indicator: row['indicator']!, now: { part: row['now_part']!, whole: row['now_whole']! }, last: { part: row['last_part']!, whole: row['last_whole']! } });

/** What all the units that are asked for, and that the sight reaches or leads, come to. */
export async function sumFigures(tx: Transaction, tenant: string, wish: FigureWish & { readonly within: Within }): Promise<readonly Figure[]> {
  const values = valuesOf(tenant, wish);
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const rows = throughWays(wish.within, bind, (condition) => `(select unit_id, ledger, indicator, month, part, whole from figure where ${IN_EITHER} and ${condition})`);
  return (await tx.query(`select ledger, indicator, ${SUMS} from (${rows}) own group by 1, 2`, values)).rows.map(toFigure);
}

/** What the county's units come to, kind by kind. Needs the sight of the whole county. */
export const sumKinds = async (tx: Transaction, tenant: string, wish: FigureWish): Promise<readonly (Figure & { readonly kind: UnitKind })[]> =>
  (await tx.query(`select ledger, indicator, kind, ${SUMS} from figure_kind where ${IN_EITHER} group by 1, 2, 3`, valuesOf(tenant, wish))).rows.map((row) => ({ ...toFigure(row), kind: row.kind }));

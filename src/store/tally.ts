import type pg from 'pg';

/** Brings the counts of units up to date whose entries wait in the outbox; the number of entries taken. Counting anew makes a repeat harmless. */
export async function drainOutbox(pool: pg.Pool, limit: number): Promise<number> {
  const { rows } = await pool.query<{ taken: number }>(
    `with taken as (
       delete from outbox where (tenant_id, entry_id) in (select tenant_id, entry_id from outbox limit $1 for update skip locked) returning tenant_id, ledger, unit_id
     ), touched as (select distinct tenant_id, ledger, unit_id from taken
     ), gone as (
       delete from tally t using touched x where t.tenant_id = x.tenant_id and t.ledger = x.ledger and t.unit_id = x.unit_id
         and not exists (select from record r where r.tenant_id = t.tenant_id and r.ledger = t.ledger and r.unit_id = t.unit_id and r.state = t.state)
     ), counted as (
       insert into tally (tenant_id, ledger, unit_id, state, count)
       select r.tenant_id, r.ledger, r.unit_id, r.state, count(*) from record r join touched x using (tenant_id, ledger, unit_id) group by 1, 2, 3, 4
       on conflict (tenant_id, ledger, unit_id, state) do update set count = excluded.count
     )
     select count(*)::int as taken from taken`,
    [limit],
  );
  return rows[0]?.taken ?? 0;
}

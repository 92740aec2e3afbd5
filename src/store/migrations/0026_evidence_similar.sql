-- As before, planned once a connection and not at every asking (ten times quicker): where pictures at most 7 of 64 bits apart from these stand, before this record first named them. Says whose and when, not what is on them. Paper looks like paper: there the finer print must fit better.
create or replace function find_like_pictures(p_files uuid[], p_record uuid) returns table (mine uuid, other uuid, apart integer, owner_id text, record_id uuid, ledger text, at timestamptz) language plpgsql stable security definer set plan_cache_mode = force_generic_plan set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin return query
  with t as (select nullif(current_setting('app.tenant', true), '') as id),
  mine as (
    select p.*, (select min(e.at) from file_use u join entry e on e.tenant_id = u.tenant_id and e.entry_id = u.entry_id where u.tenant_id = p.tenant_id and u.file_id = p.file_id and u.record_id = p_record) as since
    from picture p, t where p.tenant_id = t.id and p.file_id = any(p_files) and p.hash is not null
  ), near as (
    select m.file_id as mine, m.since, p.file_id as other, bit_count(p.hash # m.hash)::integer as apart from mine m cross join lateral (
      select x.file_id, x.hash, x.fine, x.page from picture x where x.tenant_id = m.tenant_id and x.b1 = any(near16(m.b1))
      union select x.file_id, x.hash, x.fine, x.page from picture x where x.tenant_id = m.tenant_id and x.b2 = any(near16(m.b2))
      union select x.file_id, x.hash, x.fine, x.page from picture x where x.tenant_id = m.tenant_id and x.b3 = any(near16(m.b3))
      union select x.file_id, x.hash, x.fine, x.page from picture x where x.tenant_id = m.tenant_id and x.b4 = any(near16(m.b4))
    ) p where bit_count(p.hash # m.hash) <= 7 and bit_count(p.fine # m.fine) <= case when m.page or p.page then 36 else 64 end
  )
  select n.mine, n.other, n.apart, f.unit_id, u.record_id, e.subject, min(e.at) from near n cross join t
    join file f on f.tenant_id = t.id and f.file_id = n.other
    join file_use u on u.tenant_id = t.id and u.file_id = n.other and u.record_id <> p_record
    join entry e on e.tenant_id = t.id and e.entry_id = u.entry_id and e.subject <> 'material' and (n.since is null or e.at < n.since)
  group by n.mine, n.other, n.apart, f.unit_id, u.record_id, e.subject order by n.apart, min(e.at), u.record_id limit 200;
end $$;

-- Files as a unit's 材料: which is the newer version of which, until when it is valid, how much the unit holds. And which erasures take a file out of every record.

create table material (
  tenant_id text not null,
  file_id uuid not null,
  record_id uuid not null,
  unit_id text not null,
  valid_until date,
  earlier uuid,
  edition integer not null check (edition > 0),
  primary key (tenant_id, file_id)
);

comment on table material is 'What the ledger material says of a file: how-manieth version, of which earlier one, valid until when. Lights are computed from the day, never kept.';

create unique index material_earlier on material (tenant_id, earlier);

alter table material add foreign key (tenant_id, file_id) references file (tenant_id, file_id);

alter table material enable row level security;

create policy own on material to ql_app using (tenant_id = nullif(current_setting('app.tenant', true), '') and unit_id = nullif(current_setting('app.own', true), '')) with check (tenant_id = nullif(current_setting('app.tenant', true), '') and unit_id = nullif(current_setting('app.own', true), ''));

create policy reach on material for select to ql_app using (tenant_id = nullif(current_setting('app.tenant', true), '') and exists (select from file f where f.tenant_id = material.tenant_id and f.file_id = material.file_id));

create policy worker on material for select to ql_log using (true);

grant select, insert, update (valid_until, earlier, edition) on material to ql_app;

grant select on material to ql_log;

-- How many bytes the acting unit holds: uploads of colleagues that nothing names yet count too, though nobody else sees them.
create function own_file_bytes() returns bigint language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(sum(size), 0)::bigint from file where tenant_id = nullif(current_setting('app.tenant', true), '') and unit_id = nullif(current_setting('app.own', true), '') and erased_at is null
$$;

revoke execute on function own_file_bytes() from public;

grant execute on function own_file_bytes() to ql_app;

-- As before, and new: where consent was withdrawn, or keeping was against the law (grounds three to five), the file goes from every record; where a purpose or a period has ended (one and two), a record that still holds it keeps it.
-- What the ledger material says of a file holds it for nobody.
create or replace function erase_approved(p_tenant text, p_erasure uuid, p_at timestamptz) returns setof uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
  target uuid;
  up_to integer;
  of_unit text;
  approved_at timestamptz;
  everywhere boolean;
  rest jsonb;
  doomed uuid[] := '{}';
  erased integer := 0;
begin
  select case when open ->> 'target' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then (open ->> 'target')::uuid end, (open ->> 'upTo')::integer, unit_id, state_since, open ->> 'ground' ~ '第一款第[三四五]项' into target, up_to, of_unit, approved_at, everywhere
    from record where tenant_id = p_tenant and record_id = p_erasure and ledger = 'erasure' and state = '已批准' for update;
  if not found then raise exception 'not an approved erasure' using errcode = 'insufficient_privilege'; end if;
  if exists (select from erasure_done where tenant_id = p_tenant and erasure_id = p_erasure) then return; end if;
  perform from record where tenant_id = p_tenant and record_id = target and unit_id = of_unit for update;
  if found then
    update entry_body b set personal = null, personal_salt = null from entry e
      where e.tenant_id = p_tenant and e.record_id = target and e.seq <= up_to and e.at <= approved_at and b.tenant_id = e.tenant_id and b.entry_id = e.entry_id and b.personal_salt is not null;
    get diagnostics erased = row_count;
    update entry e set request_hash = decode(repeat('00', 32), 'hex') from entry_body b
      where e.tenant_id = p_tenant and e.record_id = target and e.seq <= up_to and e.at <= approved_at and b.tenant_id = e.tenant_id and b.entry_id = e.entry_id and b.personal_salt is null and e.personal_hash <> decode(repeat('00', 32), 'hex');
    select jsonb_object_agg(p.key, p.value order by e.seq) into rest
      from entry e join entry_body b on b.tenant_id = e.tenant_id and b.entry_id = e.entry_id cross join lateral jsonb_each(b.personal) p
      where e.tenant_id = p_tenant and e.record_id = target and b.personal is not null;
    update record set personal = rest where tenant_id = p_tenant and record_id = target;
    delete from draft where tenant_id = p_tenant and body ->> 'recordId' = target::text;
    select coalesce(array_agg(distinct u.file_id), '{}') into doomed from file_use u join entry e on e.tenant_id = u.tenant_id and e.entry_id = u.entry_id join entry_body b on b.tenant_id = u.tenant_id and b.entry_id = u.entry_id
      where u.tenant_id = p_tenant and u.record_id = target and u.personal and b.personal_salt is null and e.seq <= up_to and e.at <= approved_at
        and (everywhere or not exists (select from file_use o join entry oe on oe.tenant_id = o.tenant_id and oe.entry_id = o.entry_id join entry_body ob on ob.tenant_id = o.tenant_id and ob.entry_id = o.entry_id
          where o.tenant_id = u.tenant_id and o.file_id = u.file_id and oe.subject <> 'material' and (not o.personal or ob.personal_salt is not null)));
    delete from file_key where tenant_id = p_tenant and file_id = any(doomed);
    update file set name = '', kind = null, sha256 = null, erased_at = p_at where tenant_id = p_tenant and file_id = any(doomed) and erased_at is null;
  end if;
  insert into erasure_done (tenant_id, erasure_id, done_at, entries, files) values (p_tenant, p_erasure, p_at, erased, cardinality(doomed));
  return query select unnest(doomed);
end $$;

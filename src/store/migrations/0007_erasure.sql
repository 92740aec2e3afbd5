-- Erasing the personal part of a record, once the ledger 'erasure' says that it is approved. The eraser can call one function and do nothing else.

create table erasure_done (
  tenant_id text not null,
  erasure_id uuid not null,
  done_at timestamptz not null,
  entries integer not null,
  files integer not null,
  primary key (tenant_id, erasure_id)
);

comment on table erasure_done is 'Approved erasures that are carried out: when, and how many entries and files lost their personal part.';

alter table erasure_done enable row level security;

create policy tenant on erasure_done for select to ql_app using (tenant_id = nullif(current_setting('app.tenant', true), ''));

create policy worker on erasure_done for select to ql_log using (true);

grant select on erasure_done to ql_app, ql_log;

create index record_erasure on record (tenant_id, record_id) where ledger = 'erasure';

revoke all on entry_body, record from ql_eraser;

drop policy erase on entry_body;

drop policy erase on record;

-- Asks for nothing but an approved erasure's id: whoever may call it can erase only what two persons agreed on.
-- The hash of the request goes too: it has no salt, so that a telephone number could be found by trying.
create function erase_approved(p_tenant text, p_erasure uuid, p_at timestamptz) returns setof uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
  target uuid;
  up_to integer;
  of_unit text;
  approved_at timestamptz;
  rest jsonb;
  doomed uuid[] := '{}';
  erased integer := 0;
begin
  select case when open ->> 'target' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then (open ->> 'target')::uuid end, (open ->> 'upTo')::integer, unit_id, state_since into target, up_to, of_unit, approved_at
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
    -- A file goes with the last use of it: one that another field or record still names stays until that is erased too.
    select coalesce(array_agg(distinct u.file_id), '{}') into doomed from file_use u join entry_body b on b.tenant_id = u.tenant_id and b.entry_id = u.entry_id
      where u.tenant_id = p_tenant and u.record_id = target and u.personal and b.personal_salt is null
        and not exists (select from file_use o join entry_body ob on ob.tenant_id = o.tenant_id and ob.entry_id = o.entry_id where o.tenant_id = u.tenant_id and o.file_id = u.file_id and (not o.personal or ob.personal_salt is not null));
    delete from file_key where tenant_id = p_tenant and file_id = any(doomed);
    update file set name = '', kind = null, sha256 = null, erased_at = p_at where tenant_id = p_tenant and file_id = any(doomed) and erased_at is null;
  end if;
  insert into erasure_done (tenant_id, erasure_id, done_at, entries, files) values (p_tenant, p_erasure, p_at, erased, cardinality(doomed));
  return query select unnest(doomed);
end $$;

revoke execute on function erase_approved(text, uuid, timestamptz) from public;

grant execute on function erase_approved(text, uuid, timestamptz) to ql_eraser;

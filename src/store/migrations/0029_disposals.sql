-- Destroying what has been kept as long as its ledger says, once the ledger 'disposal' says that two people agreed. The eraser can call one function more and do nothing else.

alter table record add column destroyed_at timestamptz, add column disposal_id uuid;

comment on column record.destroyed_at is 'When its contents were destroyed at the end of its keeping; who did which step when stays.';

create table disposal_done (
  tenant_id text not null,
  disposal_id uuid not null,
  done_at timestamptz not null,
  records integer not null,
  entries integer not null,
  files integer not null,
  primary key (tenant_id, disposal_id)
);

comment on table disposal_done is 'Approved disposal lists that are carried out: when, and how many records, entries and files lost their contents.';

alter table disposal_done enable row level security;

create policy tenant on disposal_done for select to ql_app using (tenant_id = nullif(current_setting('app.tenant', true), ''));

create policy worker on disposal_done for select to ql_log using (true);

grant select on disposal_done to ql_app, ql_log;

create index record_disposal on record (tenant_id, state) where ledger = 'disposal';

-- Asks for nothing but an approved list's id. It asks the entries, which nobody can change, whether two people agreed. What was acted on, commented or added to after it was listed stays.
-- An emptied body has no salt: that marks it, and `verify` asks for the list that names it.
create function destroy_approved(p_tenant text, p_disposal uuid, p_at timestamptz) returns setof uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_unit text;
  of_ledger text;
  listed jsonb;
  named uuid[];
  gone uuid[];
  doomed uuid[];
  emptied integer := 0;
begin
  select unit_id, open ->> 'ledger', open -> 'items' into of_unit, of_ledger, listed from record where tenant_id = p_tenant and record_id = p_disposal and ledger = 'disposal' and state = '已批准' for update;
  if not found then raise exception 'not an approved disposal' using errcode = 'insufficient_privilege'; end if;
  if (select count(distinct person_id) from entry where tenant_id = p_tenant and record_id = p_disposal and action in ('check', 'approve')) < 2 then raise exception 'not approved by two' using errcode = 'insufficient_privilege'; end if;
  if exists (select from disposal_done where tenant_id = p_tenant and disposal_id = p_disposal) then return; end if;
  select array_agg(r.record_id) into named from jsonb_to_recordset(listed) as x(record uuid, "upTo" integer) join record r on r.tenant_id = p_tenant and r.record_id = x.record
    where r.unit_id = of_unit and r.ledger in (of_ledger, 'comment') and r.seq = x."upTo" and r.destroyed_at is null;
  perform from record where tenant_id = p_tenant and record_id = any(named) order by record_id for update;
  select coalesce(array_agg(r.record_id), '{}') into gone from record r where r.tenant_id = p_tenant and r.record_id = any(named) and r.ledger = of_ledger and r.standing <> 'open'
    and not exists (select from record c where c.tenant_id = p_tenant and c.parent_id = r.record_id and c.destroyed_at is null)
    and not exists (select from record c where c.tenant_id = p_tenant and c.ledger = 'comment' and c.t1 = r.record_id::text and c.destroyed_at is null and c.record_id <> all(named))
    and r.seq = (select x."upTo" from jsonb_to_recordset(listed) as x(record uuid, "upTo" integer) where x.record = r.record_id limit 1);
  select gone || coalesce(array_agg(c.record_id), '{}') into gone from record c where c.tenant_id = p_tenant and c.record_id = any(named) and c.ledger = 'comment' and c.t1 = any(select unnest(gone)::text);
  update entry_body b set open = '{"set": {}}', open_salt = '', personal = null, personal_salt = null, filed = '' from entry e
    where e.tenant_id = p_tenant and e.record_id = any(gone) and b.tenant_id = e.tenant_id and b.entry_id = e.entry_id;
  get diagnostics emptied = row_count;
  update entry set request_hash = decode(repeat('00', 32), 'hex') where tenant_id = p_tenant and record_id = any(gone);
  update record set open = '{}', personal = null, title = '（已依规销毁）', parent_id = null, waits = null, waits_until = null, destroyed_at = p_at, disposal_id = p_disposal,
    t1 = null, t2 = null, t3 = null, t4 = null, t5 = null, t6 = null, t7 = null, t8 = null, d1 = null, d2 = null, d3 = null, d4 = null, n1 = null, n2 = null, n3 = null, n4 = null
    where tenant_id = p_tenant and record_id = any(gone);
  delete from draft where tenant_id = p_tenant and body ->> 'recordId' = any(select unnest(gone)::text);
  delete from mention where tenant_id = p_tenant and (comment_id = any(gone) or target_id = any(gone));
  delete from copy_wait where tenant_id = p_tenant and record_id = any(gone);
  delete from copy_print where tenant_id = p_tenant and text_no in (select text_no from copy_text where tenant_id = p_tenant and record_id = any(gone));
  delete from copy_text where tenant_id = p_tenant and record_id = any(gone);
  delete from guidance_text where tenant_id = p_tenant and record_id = any(gone);
  -- A file lives as long as any record that still has its contents holds it; what the ledger material says of it holds it for nobody.
  select coalesce(array_agg(distinct u.file_id), '{}') into doomed from file_use u where u.tenant_id = p_tenant and u.record_id = any(gone)
    and not exists (select from file_use o join entry oe on oe.tenant_id = o.tenant_id and oe.entry_id = o.entry_id join entry_body ob on ob.tenant_id = o.tenant_id and ob.entry_id = o.entry_id
      where o.tenant_id = u.tenant_id and o.file_id = u.file_id and o.record_id <> all(gone) and oe.subject <> 'material' and (not o.personal or ob.personal_salt is not null));
  delete from file_use where tenant_id = p_tenant and record_id = any(gone) and file_id <> all(doomed);
  delete from file_key where tenant_id = p_tenant and file_id = any(doomed);
  update file set name = '', kind = null, sha256 = null, erased_at = p_at where tenant_id = p_tenant and file_id = any(doomed) and erased_at is null;
  insert into disposal_done (tenant_id, disposal_id, done_at, records, entries, files) values (p_tenant, p_disposal, p_at, cardinality(gone), emptied, cardinality(doomed));
  return query select unnest(doomed);
end $$;

revoke execute on function destroy_approved(text, uuid, timestamptz) from public;

grant execute on function destroy_approved(text, uuid, timestamptz) to ql_eraser;

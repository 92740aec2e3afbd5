-- Who reads a record beyond the rule of units: its author always, and where the ledger says so only the desks or the head of its own unit. Entries and bodies follow their record.

do $$ declare t text; begin
  foreach t in array array['record', 'entry', 'entry_body'] loop
    execute format($p$alter table %I add column author_id uuid, add column readers text not null default 'unit' check (readers in ('unit', 'desk', 'head'))$p$, t);
    execute format($p$comment on column %I.author_id is 'Who made the record; null is nobody.'$p$, t);
    execute format($p$comment on column %I.readers is 'unit: by the rule of units; desk, head: the author, and the desks or the head of the own unit.'$p$, t);
  end loop;
end $$;

update entry e set author_id = f.person_id from entry f where f.tenant_id = e.tenant_id and f.record_id = e.record_id and f.seq = 1;

update record r set author_id = f.person_id,
  readers = case when r.ledger in ('acknowledgement', 'induction', 'veto-receipt') then 'desk' when r.ledger = 'student-help' then 'head' when r.ledger = 'teacher-care' then case when r.open ->> 'seenBy' = '校长和经办人' then 'desk' else 'head' end else 'unit' end
from entry f where f.tenant_id = r.tenant_id and f.record_id = r.record_id and f.seq = 1;

update entry e set readers = r.readers from record r where r.tenant_id = e.tenant_id and r.record_id = e.record_id and r.readers <> 'unit';

update entry_body b set author_id = e.author_id, readers = e.readers from entry e where e.tenant_id = b.tenant_id and e.entry_id = b.entry_id;

create index record_author on record (tenant_id, author_id, ledger, updated_at desc, record_id desc) include (unit_id) where readers <> 'unit';

-- `app.readers` lists as which readers the acting post reads; a teacher's list is empty. Settings are read once a query.
do $$ declare t text; begin
  foreach t in array array['entry', 'entry_body', 'record'] loop
    execute format($p$alter policy reach on %I using (tenant_id = nullif(current_setting('app.tenant', true), '') and (
      (readers = 'unit' and 'unit' = any ((select string_to_array(current_setting('app.readers', true), ','))::text[]) and ((select current_setting('app.units', true)) = '*' or unit_id = any ((select string_to_array(nullif(current_setting('app.units', true), ''), ','))::text[]) or lead_unit_id = (select nullif(current_setting('app.own', true), ''))))
      or (unit_id = (select nullif(current_setting('app.own', true), '')) and ((readers <> 'unit' and readers = any ((select string_to_array(current_setting('app.readers', true), ','))::text[])) or author_id = (select nullif(current_setting('app.person', true), '')::uuid)))))$p$, t);
  end loop;
end $$;

-- What a unit owes, and the files that its records name, are not a teacher's either.
do $$ declare t text; begin
  foreach t in array array['duty', 'file_use'] loop
    execute format($p$alter policy reach on %I using (tenant_id = nullif(current_setting('app.tenant', true), '') and 'unit' = any ((select string_to_array(current_setting('app.readers', true), ','))::text[]) and ((select current_setting('app.units', true)) = '*' or unit_id = any ((select string_to_array(nullif(current_setting('app.units', true), ''), ','))::text[]) or lead_unit_id = (select nullif(current_setting('app.own', true), ''))))$p$, t);
  end loop;
end $$;

-- How many records lie below one, and in which states: whoever passes a batch counts receipts that only its unit reads. Nothing of what they hold is told.
create function records_below(p_tenant text, p_parent uuid, p_ledger text) returns table (record_id uuid, state text) language sql stable security definer set search_path = public, pg_temp as $$
  select r.record_id, r.state from record r where r.tenant_id = p_tenant and r.parent_id = p_parent and r.ledger = p_ledger and p_tenant = nullif(current_setting('app.tenant', true), '')
$$;

revoke execute on function records_below(text, uuid, text) from public;

grant execute on function records_below(text, uuid, text) to ql_app;

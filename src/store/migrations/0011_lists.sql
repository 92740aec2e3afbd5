-- Lists and the inbox read one index in its order, however much stands beside what they show.

alter table record add column standing text not null default 'open' check (standing in ('open', 'handed-in', 'done'));

comment on column record.standing is 'How far a duty is that this record answers: from its state, by its ledger.';

update record set standing = case
  when is_done or (ledger, state) in (('meeting', '已归档'), ('programme-issue', '已印发'), ('rectify', '已销号'), ('rectify', '已撤销'), ('semester-report', '已接收'), ('major-decision', '已公布')) then 'done'
  else 'handed-in' end
where is_done or (ledger, state) in (('meeting', '已归档'), ('programme-issue', '已印发'), ('rectify', '已销号'), ('rectify', '已撤销'), ('semester-report', '已接收'), ('major-decision', '已公布'),
  ('meeting', '已报送'), ('rectify', '已报结果'), ('semester-report', '已报送'), ('major-decision', '已决定'));

alter table duty add column standing text not null default 'open' check (standing in ('open', 'handed-in', 'done'));

comment on column duty.standing is 'That of the record that answers it, kept by triggers: the inbox finds what is open without reading what is done.';

update duty d set standing = r.standing from record r where r.tenant_id = d.tenant_id and r.record_id = d.record_id;

-- Whoever may act on a record need not see the duty that it answers: the owner's function keeps the two alike.
create function keep_standing() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  update duty set standing = new.standing where tenant_id = new.tenant_id and record_id = new.record_id and standing <> new.standing;
  return null;
end $$;

create trigger keep_standing after update of standing on record for each row when (old.standing <> new.standing) execute function keep_standing();

create function take_standing() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  new.standing := coalesce((select standing from record where tenant_id = new.tenant_id and record_id = new.record_id), 'open');
  return new;
end $$;

create trigger take_standing before insert on duty for each row when (new.record_id is not null) execute function take_standing();

create trigger retake_standing before update of record_id on duty for each row execute function take_standing();

revoke all on function keep_standing(), take_standing() from public;

-- The same said twice: a record is done where its standing says so.
alter table record drop column is_done;

create index record_waiting on record (tenant_id, ledger, state, waits_until, record_id) include (unit_id, lead_unit_id) where standing <> 'done';

create index record_waiting_unit on record (tenant_id, unit_id, ledger, state, waits_until, record_id) include (lead_unit_id) where standing <> 'done';

create index record_waiting_lead on record (tenant_id, lead_unit_id, ledger, state, waits_until, record_id) include (unit_id) where standing <> 'done' and lead_unit_id is not null;

drop index record_list;

drop index record_unit;

create index record_list on record (tenant_id, ledger, updated_at desc, record_id desc) include (unit_id, lead_unit_id);

create index record_state on record (tenant_id, ledger, state, updated_at desc, record_id desc) include (unit_id, lead_unit_id);

create index record_unit on record (tenant_id, ledger, unit_id, updated_at desc, record_id desc) include (lead_unit_id, state);

create index record_lead on record (tenant_id, ledger, lead_unit_id, updated_at desc, record_id desc) include (unit_id, state) where lead_unit_id is not null;

do $$ declare slot text; begin
  foreach slot in array array['t1', 't2', 't3', 't4', 'd1', 'd2', 'n1', 'n2'] loop
    execute format('create index record_%1$s on record (tenant_id, ledger, %1$s, updated_at desc, record_id desc) include (unit_id, lead_unit_id) where %1$s is not null', slot);
  end loop;
end $$;

drop index duty_unit;

drop index duty_due;

create index duty_unit on duty (tenant_id, unit_id, standing, due, duty_key) include (lead_unit_id, programme_id);

create index duty_lead on duty (tenant_id, lead_unit_id, standing, due, duty_key) include (unit_id, programme_id);

create index duty_due on duty (tenant_id, standing, due, duty_key) include (unit_id, lead_unit_id, programme_id);

-- The settings are read once a query and not once a row.
do $$ declare t text; begin
  foreach t in array array['entry', 'entry_body', 'record', 'duty'] loop
    execute format($p$alter policy reach on %I using (tenant_id = nullif(current_setting('app.tenant', true), '') and ((select current_setting('app.units', true)) = '*' or unit_id = any ((select string_to_array(nullif(current_setting('app.units', true), ''), ','))::text[]) or lead_unit_id = (select nullif(current_setting('app.own', true), ''))))$p$, t);
  end loop;
end $$;

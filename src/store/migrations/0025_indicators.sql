-- Indicators per unit, ledger and month, and the day on which a record happened.

alter table record add column happened_on date not null default (now() at time zone 'Asia/Shanghai')::date;

update record set happened_on = (created_at at time zone 'Asia/Shanghai')::date;

comment on column record.happened_on is 'The day of its ledger''s date field, else the day on which it was made (Asia/Shanghai).';

create index record_happened on record (tenant_id, ledger, unit_id, happened_on);

alter table outbox add column months date[] not null default '{}';

comment on column outbox.months is 'The first days of the months that the entry touches: where its record happened before and after it.';

create table figure (
  tenant_id text not null,
  ledger text not null,
  month date not null,
  unit_id text not null,
  lead_unit_id text not null,
  indicator text not null,
  part bigint not null,
  whole bigint not null,
  primary key (tenant_id, ledger, month, unit_id, lead_unit_id, indicator)
);

create index figure_unit on figure (tenant_id, unit_id, ledger, month);

create index figure_lead on figure (tenant_id, lead_unit_id, ledger, month) where lead_unit_id <> '';

comment on column figure.lead_unit_id is 'The unit that leads the records, empty where none does: whoever leads sees what they come to.';

comment on table figure is 'What the records of a unit and month add up to in each indicator; kept by the outbox worker, never by the act. Terms and years add months up.';

create table figure_basis (
  tenant_id text not null,
  basis text not null,
  primary key (tenant_id)
);

comment on table figure_basis is 'The definitions by which a county''s figures were last counted from scratch: other definitions count them again.';

do $$ declare t text; begin
  foreach t in array array['figure','figure_basis'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy worker on %I to ql_log using (true)', t);
  end loop;
end $$;

-- Like the records by the rule of units; nothing of it is a teacher's.
create policy reach on figure to ql_app using (tenant_id = nullif(current_setting('app.tenant', true), '') and 'unit' = any ((select string_to_array(current_setting('app.readers', true), ','))::text[]) and ((select current_setting('app.units', true)) = '*' or unit_id = any ((select string_to_array(nullif(current_setting('app.units', true), ''), ','))::text[]) or lead_unit_id = (select nullif(current_setting('app.own', true), ''))));

grant select on figure to ql_app;

grant select, insert, delete on figure to ql_log;

grant select, insert, update on figure_basis to ql_log;

grant update (happened_on) on record to ql_log;

-- Nothing reads the counts by state: the figures take their place.
drop table tally;

-- Workbooks that somebody brings in: what was found in a dry run, and how far the acts have come.

create table sheet_import (
  tenant_id text not null,
  import_id uuid not null,
  ledger text not null,
  person_id uuid not null,
  post_id uuid not null,
  file_name text not null,
  workbook bytea,
  state text not null check (state in ('checked', 'running', 'done', 'stopped')),
  fresh integer not null,
  changed integer not null,
  same integer not null,
  faulty integer not null,
  found json not null,
  done integer not null default 0,
  failed integer not null default 0,
  note text,
  checked_at timestamptz not null,
  begun_at timestamptz,
  beat_at timestamptz,
  ended_at timestamptz,
  primary key (tenant_id, import_id)
);

comment on table sheet_import is 'A workbook being brought into a ledger: its bytes, what the dry run found, and how many of its acts have been taken. Private to its person; gone seven days after its last step.';

create index sheet_import_running on sheet_import (beat_at) where state = 'running';

create table sheet_batch (
  tenant_id text not null,
  import_id uuid not null,
  ordinal integer not null,
  acts json,
  outcome json,
  primary key (tenant_id, import_id, ordinal)
);

comment on table sheet_batch is 'The acts of an import in the order of its rows, some hundred at a time; once taken, what became of each row instead.';

alter table sheet_batch add foreign key (tenant_id, import_id) references sheet_import (tenant_id, import_id) on delete cascade;

alter table sheet_import enable row level security;

alter table sheet_batch enable row level security;

create policy own on sheet_import to ql_app using (tenant_id = nullif(current_setting('app.tenant', true), '') and person_id = nullif(current_setting('app.person', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant', true), '') and person_id = nullif(current_setting('app.person', true), '')::uuid);

create policy own on sheet_batch to ql_app using (tenant_id = nullif(current_setting('app.tenant', true), '') and exists (select from sheet_import i where i.tenant_id = sheet_batch.tenant_id and i.import_id = sheet_batch.import_id)) with check (tenant_id = nullif(current_setting('app.tenant', true), '') and exists (select from sheet_import i where i.tenant_id = sheet_batch.tenant_id and i.import_id = sheet_batch.import_id));

create policy worker on sheet_import to ql_log using (true);

grant select, insert, delete, update (state, done, failed, note, begun_at, beat_at, ended_at) on sheet_import to ql_app;

grant select, insert, update (acts, outcome) on sheet_batch to ql_app;

grant select (tenant_id, import_id, person_id, post_id, state, checked_at, beat_at, ended_at), update (beat_at), delete on sheet_import to ql_log;

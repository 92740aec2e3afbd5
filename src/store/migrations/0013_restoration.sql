-- Statements end with a semicolon and an empty line; no statement has an empty line inside.

alter table log add column ended_at timestamptz;

create unique index log_current on log (tenant_id) where ended_at is null;

comment on table log is 'A tenant''s logs: origin line, public key, number of leaves. One goes on; the others ended where a backup was restored over a newer state.';

create table restoration (
  tenant_id text not null,
  log_name text not null,
  ended_log text not null,
  restoration_id uuid not null,
  restored_size bigint not null check (restored_size >= 0),
  noted text not null,
  noted_size bigint not null,
  noted_key text not null,
  confirmed_by uuid[] not null check (cardinality(confirmed_by) = 2 and confirmed_by[1] <> confirmed_by[2]),
  at timestamptz not null,
  primary key (tenant_id, log_name)
);

comment on table restoration is 'A backup restored over a newer state: which log ended at which size, the last checkpoint that had been noted of it, the log that goes on, and the two administrators who confirmed it.';

alter table restoration add foreign key (tenant_id, log_name) references log (tenant_id, log_name);

alter table restoration add foreign key (tenant_id, ended_log) references log (tenant_id, log_name);

alter table restoration enable row level security;

create policy tenant on restoration to ql_app using (tenant_id = nullif(current_setting('app.tenant', true), ''));

create policy worker on restoration to ql_log using (true);

grant select (tenant_id, log_name, ended_log, restoration_id, restored_size, noted, noted_size, noted_key, at) on restoration to ql_app, ql_log;

-- Statements end with a semicolon and an empty line; no statement has an empty line inside.

do $$ begin
  perform pg_advisory_xact_lock(7233201);
  if not exists (select from pg_roles where rolname = 'ql_app') then create role ql_app login; end if;
  if not exists (select from pg_roles where rolname = 'ql_log') then create role ql_log login; end if;
  if not exists (select from pg_roles where rolname = 'ql_eraser') then create role ql_eraser login; end if;
  if not exists (select from pg_roles where rolname = 'ql_auth') then create role ql_auth login; end if;
end $$;

revoke create on schema public from public;

create table tenant (
  tenant_id text primary key check (tenant_id ~ '^[a-z][a-z0-9-]{1,14}[a-z0-9]$'),
  name text not null,
  demo boolean not null default false,
  created_at timestamptz not null
);

comment on table tenant is 'A county. The code stands in every address and in the origin of its log, and is never used again.';

create table unit (
  tenant_id text not null,
  unit_id text not null check (unit_id ~ '^[a-z0-9]{1,12}$'),
  parent_id text,
  kind text not null,
  name text not null,
  ordinal integer not null,
  primary key (tenant_id, unit_id)
);

comment on table unit is 'Bureau, sections, schools: the tree of one county.';

create table person (
  tenant_id text not null,
  person_id uuid not null,
  staff_no text not null,
  name text not null,
  user_id text,
  primary key (tenant_id, person_id),
  unique (tenant_id, staff_no)
);

comment on table person is 'Somebody who may hold posts. user_id points to the account; no other personal data is kept here.';

create unique index person_user on person (tenant_id, user_id);

create table post (
  tenant_id text not null,
  post_id uuid not null,
  unit_id text not null,
  title text not null,
  roles text[] not null,
  scope jsonb not null,
  primary key (tenant_id, post_id)
);

comment on table post is 'A post holds roles and a scope; persons hold posts from a day to a day.';

create table holding (
  tenant_id text not null,
  post_id uuid not null,
  person_id uuid not null,
  from_day date not null,
  to_day date,
  primary key (tenant_id, post_id, person_id, from_day),
  check (to_day is null or to_day >= from_day)
);

comment on table holding is 'Who held which post when; the past stays.';

create index holding_person on holding (tenant_id, person_id);

create table semester (
  tenant_id text not null,
  semester_id text not null,
  name text not null,
  start_day date not null,
  end_day date not null,
  primary key (tenant_id, semester_id),
  check (end_day > start_day)
);

comment on table semester is 'The county''s semesters; statutory holidays come with the program.';

create table entry (
  tenant_id text not null,
  entry_id uuid not null,
  subject text not null,
  record_id uuid not null,
  seq integer not null check (seq > 0),
  action text not null,
  to_state text not null,
  definition_version integer not null,
  person_id uuid not null,
  post_id uuid not null,
  on_behalf_of uuid,
  unit_id text not null,
  lead_unit_id text,
  at timestamptz not null,
  open_hash bytea not null,
  personal_hash bytea not null,
  commitment bytea not null,
  request_hash bytea not null,
  primary key (tenant_id, entry_id),
  unique (tenant_id, record_id, seq)
);

comment on table entry is 'Every act, append-only: who, in which post, when, which action, and the commitment to what it said.';

create table entry_body (
  tenant_id text not null,
  entry_id uuid not null,
  unit_id text not null,
  lead_unit_id text,
  open jsonb not null,
  open_salt bytea not null,
  personal jsonb,
  personal_salt bytea,
  filed text not null,
  primary key (tenant_id, entry_id)
);

comment on table entry_body is 'What an entry said, in two salted parts; the personal part and its salt can be erased, and nothing else here can change.';

create table record (
  tenant_id text not null,
  record_id uuid not null,
  ledger text not null,
  unit_id text not null,
  lead_unit_id text,
  state text not null,
  state_since timestamptz not null,
  seq integer not null,
  title text not null,
  open jsonb not null,
  personal jsonb,
  trail jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  t1 text, t2 text, t3 text, t4 text, t5 text, t6 text, t7 text, t8 text,
  d1 date, d2 date, d3 date, d4 date,
  n1 bigint, n2 bigint, n3 bigint, n4 bigint,
  primary key (tenant_id, record_id)
);

comment on table record is 'The fold of a record''s entries, kept in the same transaction. The slots t, d, n hold its filterable fields.';

create index record_list on record (tenant_id, ledger, updated_at desc, record_id);

create index record_unit on record (tenant_id, ledger, unit_id, updated_at desc, record_id);

create table draft (
  tenant_id text not null,
  draft_id uuid not null,
  person_id uuid not null,
  ledger text not null,
  body jsonb not null,
  touched_at timestamptz not null,
  primary key (tenant_id, draft_id)
);

comment on table draft is 'What somebody is still typing: private, mutable, outside the log, gone 30 days after the last touch.';

create index draft_person on draft (tenant_id, person_id, touched_at desc);

create table pending_commitment (
  tenant_id text not null,
  entry_id uuid not null,
  commitment bytea not null,
  at timestamptz not null,
  primary key (tenant_id, entry_id)
);

comment on table pending_commitment is 'Commitments that the sequencer has not yet put into the log; it empties this table.';

create table outbox (
  tenant_id text not null,
  entry_id uuid not null,
  ledger text not null,
  unit_id text not null,
  primary key (tenant_id, entry_id)
);

comment on table outbox is 'Entries whose counts the worker has not yet brought up to date; it empties this table in batches.';

create table tally (
  tenant_id text not null,
  ledger text not null,
  unit_id text not null,
  state text not null,
  count bigint not null,
  primary key (tenant_id, ledger, unit_id, state)
);

comment on table tally is 'How many records a unit has in each state of a ledger; kept by the outbox worker, never by the act.';

create table log (
  tenant_id text not null,
  log_name text not null,
  origin text not null unique,
  verifier_key text not null,
  size bigint not null default 0,
  primary key (tenant_id, log_name)
);

comment on table log is 'A tenant''s logs: origin line, public key, number of leaves.';

create table log_leaf (
  tenant_id text not null,
  log_name text not null,
  leaf_index bigint not null,
  entry_id uuid not null,
  commitment bytea not null,
  primary key (tenant_id, log_name, leaf_index),
  unique (tenant_id, entry_id)
);

comment on table log_leaf is 'The commitments in the order of the log.';

create table log_tile (
  tenant_id text not null,
  log_name text not null,
  level integer not null,
  tile_index bigint not null,
  hashes bytea not null,
  primary key (tenant_id, log_name, level, tile_index)
);

comment on table log_tile is 'The hash tiles of the log (C2SP tlog-tiles), the last of each level partial.';

create table checkpoint (
  tenant_id text not null,
  log_name text not null,
  size bigint not null,
  note text not null,
  at timestamptz not null,
  primary key (tenant_id, log_name, size)
);

comment on table checkpoint is 'Every signed checkpoint (C2SP signed note) that was ever given out.';

do $$ declare t text; begin
  foreach t in array array['unit','person','post','holding','semester','entry','entry_body','record','draft','pending_commitment','outbox','tally','log','log_leaf','log_tile','checkpoint'] loop
    execute format('alter table %I enable row level security', t);
  end loop;
  foreach t in array array['unit','person','post','holding','semester','tally','log','log_leaf','log_tile','checkpoint','pending_commitment','outbox'] loop
    execute format($p$create policy tenant on %I to ql_app using (tenant_id = nullif(current_setting('app.tenant', true), ''))$p$, t);
  end loop;
  foreach t in array array['entry','entry_body','record'] loop
    execute format($p$create policy reach on %I to ql_app using (tenant_id = nullif(current_setting('app.tenant', true), '') and (current_setting('app.units', true) = '*' or unit_id = any (string_to_array(nullif(current_setting('app.units', true), ''), ',')) or lead_unit_id = nullif(current_setting('app.own', true), '')))$p$, t);
  end loop;
  foreach t in array array['entry','entry_body','record','pending_commitment','outbox','tally','log','log_leaf','log_tile','checkpoint'] loop
    execute format('create policy worker on %I to ql_log using (true)', t);
  end loop;
end $$;

create policy own on draft to ql_app using (tenant_id = nullif(current_setting('app.tenant', true), '') and person_id = nullif(current_setting('app.person', true), '')::uuid);

create policy erase on entry_body to ql_eraser using (tenant_id = nullif(current_setting('app.tenant', true), ''));

create policy erase on record to ql_eraser using (tenant_id = nullif(current_setting('app.tenant', true), ''));

grant select on tenant to ql_app, ql_log;

grant select on unit, person, post, holding, semester, tally, log, log_leaf, log_tile, checkpoint to ql_app;

grant insert on unit, person, post, holding, semester to ql_app;

grant update (to_day) on holding to ql_app;

grant update (user_id) on person to ql_app;

grant select, insert on entry, entry_body to ql_app;

grant insert on pending_commitment, outbox to ql_app;

grant select, insert, update on record to ql_app;

grant select, insert, update, delete on draft to ql_app;

grant select on entry, entry_body, record to ql_log;

grant select, update, delete on pending_commitment, outbox to ql_log;

grant select, insert, update, delete on tally to ql_log;

grant select, insert on log_leaf, checkpoint to ql_log;

grant select, update (size) on log to ql_log;

grant select, insert, update on log_tile to ql_log;

grant select (tenant_id, entry_id), update (personal, personal_salt) on entry_body to ql_eraser;

grant select (tenant_id, record_id), update (personal) on record to ql_eraser;

create schema auth authorization ql_auth;

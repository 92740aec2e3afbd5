-- What the public sees: publications with everything needed to check them, and progress per measure.

create table publication (
  tenant_id text not null,
  publication_id uuid not null,
  entry_id uuid not null,
  seq integer not null check (seq > 0),
  state text not null check (state in ('已公布', '更正中', '已撤下')),
  title text,
  at timestamptz not null,
  envelope jsonb not null,
  open jsonb not null,
  open_salt bytea not null,
  commitment bytea not null,
  primary key (tenant_id, publication_id)
);

comment on table publication is 'Public pages: of each publication the newest entry, whole and with its salt. Nothing in it is secret; what was taken down is no longer in it.';

create index publication_newest on publication (tenant_id, at desc);

create table progress (
  tenant_id text not null,
  programme_id uuid not null,
  version integer not null,
  as_of date not null,
  measures jsonb not null,
  primary key (tenant_id, programme_id, version)
);

comment on table progress is 'How far the measures of a programme were at the end of a day: numbers of schools, small groups already left out. Kept by the outbox worker, once a day.';

do $$ declare t text; begin
  foreach t in array array['publication','progress'] loop
    execute format('alter table %I enable row level security', t);
    execute format($p$create policy tenant on %I to ql_app using (tenant_id = nullif(current_setting('app.tenant', true), ''))$p$, t);
    execute format('create policy worker on %I to ql_log using (true)', t);
  end loop;
end $$;

grant select, insert, update on publication to ql_app;

grant select on publication to ql_log;

grant select on progress to ql_app;

grant select, insert, update, delete on progress to ql_log;

do $$ declare t text; begin
  foreach t in array array['programme','duty','unit'] loop
    execute format('create policy worker on %I to ql_log using (true)', t);
  end loop;
end $$;

grant select (tenant_id, programme_id, version, status) on programme to ql_log;

grant select (tenant_id, programme_id, version, unit_id, ledger, due, body, record_id) on duty to ql_log;

grant select (tenant_id, unit_id, kind) on unit to ql_log;

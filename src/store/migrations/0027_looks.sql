-- Who looked at a row about whom: one line a day for each post, append-only, read by the person alone whom the row is about.

create table look (
  tenant_id text not null,
  person_id uuid not null,
  day date not null,
  record_id uuid not null,
  post_id uuid not null,
  way text not null check (way in ('read', 'list', 'export', 'act')),
  ledger text not null,
  purpose text not null check (length(purpose) <= 200),
  primary key (tenant_id, person_id, day, record_id, post_id, way)
);

comment on table look is 'Looks at rows about one person (person_id), by the post that looked, once a day and way: opened, listed, exported, or a step taken. Nobody alters or removes a line; only that person reads it.';

alter table look add foreign key (tenant_id, person_id) references person (tenant_id, person_id);

alter table look enable row level security;

create policy note on look for insert to ql_app with check (tenant_id = nullif(current_setting('app.tenant', true), ''));

create policy own on look for select to ql_app using (tenant_id = nullif(current_setting('app.tenant', true), '') and person_id = (select nullif(current_setting('app.person', true), '')::uuid));

grant select, insert on look to ql_app;

-- 临时填报: what is issued is everybody's to read in its county; how long forms take, in counts that lead to nobody; the public's burden figures.

create policy issued_collection on record for select to ql_app using (tenant_id = nullif(current_setting('app.tenant', true), '') and ledger = 'collection' and state in ('进行中', '已撤回'));

create table fill_time (
  tenant_id text not null,
  ledger text not null,
  month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  bucket smallint not null check (bucket between 1 and 240),
  hand_ins integer not null check (hand_ins > 0),
  primary key (tenant_id, ledger, month, bucket)
);

comment on table fill_time is 'How many hand-ins of a ledger in a month took how long, in steps of minutes (bucket is the upper end). No person, unit, record or time: a row leads to nobody.';

create table burden_month (
  tenant_id text not null,
  month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  as_of date not null,
  minutes bigint not null check (minutes >= 0),
  primary key (tenant_id, month)
);

comment on table burden_month is 'What the public is told: minutes asked of all schools of a county together, by month; months with too few schools are left out. Kept by the worker, once a day.';

alter table fill_time enable row level security;

alter table burden_month enable row level security;

create policy tenant on fill_time to ql_app using (tenant_id = nullif(current_setting('app.tenant', true), ''));

create policy worker on fill_time to ql_log using (true);

create policy tenant on burden_month to ql_app using (tenant_id = nullif(current_setting('app.tenant', true), ''));

create policy worker on burden_month to ql_log using (true);

grant select, insert, update (hand_ins) on fill_time to ql_app;

grant select, delete on fill_time to ql_log;

grant select on burden_month to ql_app;

grant select, insert, update, delete on burden_month to ql_log;

create index record_made on record (tenant_id, created_at) include (ledger, unit_id);

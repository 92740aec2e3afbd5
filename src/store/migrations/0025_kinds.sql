-- What the figures of all units of a kind come to, month by month: the county's page reads as many rows at a million records as at ten thousand.

create table figure_kind (
  tenant_id text not null,
  ledger text not null,
  month date not null,
  kind text not null,
  indicator text not null,
  part bigint not null,
  whole bigint not null,
  primary key (tenant_id, ledger, month, kind, indicator)
);

comment on table figure_kind is 'The figures of all units of a kind added up; kept with them by the outbox worker. Read by whoever reaches the county, and by the program for whoever is told of large groups only.';

insert into figure_kind (tenant_id, ledger, month, kind, indicator, part, whole)
select f.tenant_id, f.ledger, f.month, u.kind, f.indicator, sum(f.part), sum(f.whole) from figure f join unit u on u.tenant_id = f.tenant_id and u.unit_id = f.unit_id group by 1, 2, 3, 4, 5;

alter table figure_kind enable row level security;

create policy worker on figure_kind to ql_log using (true);

create policy reach on figure_kind to ql_app using (tenant_id = nullif(current_setting('app.tenant', true), '') and current_setting('app.units', true) = '*');

grant select on figure_kind to ql_app;

grant select, insert, delete on figure_kind to ql_log;

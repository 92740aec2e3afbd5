-- Copied text: which long texts stand in which record, and the runs by which they are recognised. Kept by the worker, asked through two functions that never give a whole text away.

create table copy_text (
  tenant_id text not null,
  text_no bigint generated always as identity,
  record_id uuid not null,
  ledger text not null,
  unit_id text not null,
  since timestamptz not null,
  body text not null,
  prints integer[] not null,
  starts integer[] not null,
  ends integer[] not null,
  primary key (tenant_id, text_no),
  unique (tenant_id, record_id)
);

comment on table copy_text is 'The long texts of a record that are compared with others (never of reports, comments or surveys), and where its kept runs stand in it. Goes with a withdrawal and an erasure.';

create table copy_print (
  tenant_id text not null,
  print integer not null,
  text_no bigint not null,
  primary key (tenant_id, print, text_no)
);

comment on table copy_print is 'Which texts hold which run.';

alter table copy_print add foreign key (tenant_id, text_no) references copy_text (tenant_id, text_no) on delete cascade;

create index copy_print_text on copy_print (tenant_id, text_no);

create table copy_wait (
  tenant_id text not null,
  record_id uuid not null,
  primary key (tenant_id, record_id)
);

comment on table copy_wait is 'Records whose compared texts the worker has not yet brought up to date; it empties this table.';

alter table copy_text enable row level security;

alter table copy_print enable row level security;

alter table copy_wait enable row level security;

create policy worker on copy_text to ql_log using (true);

create policy worker on copy_print to ql_log using (true);

create policy worker on copy_wait to ql_log using (true);

create policy tenant on copy_wait to ql_app using (tenant_id = nullif(current_setting('app.tenant', true), ''));

grant select, insert, delete on copy_text, copy_print to ql_log;

grant select, update, delete on copy_wait to ql_log;

grant select, insert on copy_wait to ql_app;

insert into copy_wait (tenant_id, record_id) select tenant_id, record_id from record where ledger in ('semester-report', 'school-plan', 'programme', 'good-case');

-- Which older texts share runs with these, the most first, and which of the runs are everybody's: held by p_many units or more. Says of a text whose it is and how much is shared, not what stands in it.
create function find_copies(p_prints integer[], p_except uuid, p_before timestamptz, p_many integer) returns jsonb language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with hit as materialized (
    select w.print, h.text_no from unnest(p_prints) w(print) cross join lateral (
      select text_no from copy_print where tenant_id = nullif(current_setting('app.tenant', true), '') and print = w.print limit 40) h
  ), held as materialized (
    select hit.print, t.text_no, t.unit_id, t.record_id, t.since from hit join copy_text t on t.tenant_id = nullif(current_setting('app.tenant', true), '') and t.text_no = hit.text_no
  ), common as (
    select print from held group by print having count(distinct unit_id) >= p_many or count(*) >= 40
  ), counted as (
    select text_no, count(*)::int as shared from held where print not in (select print from common) and record_id <> p_except and (p_before is null or since < p_before) group by text_no order by 2 desc, 1 limit 5
  )
  select jsonb_build_object(
    'common', coalesce((select jsonb_agg(print) from common), '[]'),
    'found', coalesce((select jsonb_agg(jsonb_build_object('textNo', c.text_no, 'recordId', t.record_id, 'ledger', t.ledger, 'unitId', t.unit_id, 'since', t.since, 'shared', c.shared) order by c.shared desc, c.text_no)
      from counted c join copy_text t on t.tenant_id = nullif(current_setting('app.tenant', true), '') and t.text_no = c.text_no), '[]'))
$$;

-- The shared runs of one text with their words: nothing that the asker does not hold already.
create function read_copied(p_text bigint, p_prints integer[]) returns table (print integer, at integer, until integer, words text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select r.print, r.at, r.until, substr(t.body, r.at + 1, r.until - r.at) from copy_text t cross join lateral unnest(t.prints, t.starts, t.ends) as r(print, at, until)
  where t.tenant_id = nullif(current_setting('app.tenant', true), '') and t.text_no = p_text and r.print = any(p_prints) order by r.at
$$;

revoke execute on function find_copies(integer[], uuid, timestamptz, integer), read_copied(bigint, integer[]) from public;

grant execute on function find_copies(integer[], uuid, timestamptz, integer), read_copied(bigint, integer[]) to ql_app;

-- An erasure takes the record's text out of the index in its own transaction.
create function forget_copies() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  delete from copy_text t using record r where r.tenant_id = new.tenant_id and r.record_id = new.erasure_id and t.tenant_id = new.tenant_id and t.record_id::text = r.open ->> 'target';
  return null;
end $$;

create trigger forget_copies after insert on erasure_done for each row execute function forget_copies();

revoke execute on function forget_copies() from public;

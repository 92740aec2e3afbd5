-- What runs once a day, and what it may touch.

create table job_run (
  job text not null,
  day date not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  done bigint,
  primary key (job, day)
);

comment on table job_run is 'Which daily job ran on which day, and how much it did. A row without an end is a run that broke off; it is tried again.';

alter table job_run enable row level security;

create policy worker on job_run to ql_log using (true);

grant select, insert, update on job_run to ql_log;

create policy worker on draft to ql_log using (true);

grant select (tenant_id, draft_id, touched_at), delete on draft to ql_log;

grant update (due, body) on duty to ql_app;

create function keep_due() returns trigger language plpgsql as $$ begin
  if current_user = 'ql_app' and (new.due, new.body) is distinct from (old.due, old.body) and (old.record_id is not null or coalesce(old.body->'due'->>'provisional', 'false') <> 'true') then
    raise exception 'only a provisional due day that nobody has answered is computed again' using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger keep_due before update on duty for each row execute function keep_due();

create index duty_provisional on duty (tenant_id, programme_id, version) where record_id is null and body->'due'->>'provisional' = 'true';

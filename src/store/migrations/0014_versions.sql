-- Versions of a programme: what a new version builds on, what became of the duties of the one before, and leave for the log's role to read issued plans again.

alter table programme add column based_on integer check (based_on > 0 and based_on < version);

alter table programme add column prolonged_to date;

alter table programme add column notice_text text;

comment on column programme.notice_text is 'The text of the document that prolongs a programme whose sentences stay as they are.';

alter table obligation add column since integer not null default 1 check (since > 0);

comment on column obligation.since is 'The version that asked for it first: what is due once is asked once for each such version.';

alter table duty add column ended_by integer;

alter table duty add column ended_on date;

alter table duty add column renewed boolean;

alter table duty add check ((ended_by is null) = (ended_on is null) and (ended_by is null) = (renewed is null) and (ended_by is null or (record_id is null and ended_by > version)));

alter table duty drop constraint duty_pkey;

alter table duty add primary key (tenant_id, programme_id, duty_key, version);

create unique index duty_standing on duty (tenant_id, programme_id, duty_key) where ended_by is null;

comment on table duty is 'One piece of work of one unit in one period. Of one key one duty stands; a duty keeps the version that it was made under, or is ended by a later one and stays to be seen.';

grant update (ended_by, ended_on, renewed) on duty to ql_app;

create function keep_ended() returns trigger language plpgsql as $$ begin
  raise exception 'an ended duty does not change' using errcode = 'check_violation';
end $$;

create trigger keep_ended before update on duty for each row when (old.ended_by is not null) execute function keep_ended();

grant delete on programme, sentence, obligation to ql_app;

create trigger keep_issued_rows before delete on sentence for each row when (old.issued) execute function keep_issued();

create trigger keep_issued_rows before delete on obligation for each row when (old.issued) execute function keep_issued();

create trigger keep_issued_rows before delete on programme for each row when (old.status <> 'draft') execute function keep_issued();

grant select on programme, sentence, obligation, duty to ql_log;

create policy worker on sentence for select to ql_log using (issued);

create policy worker on obligation for select to ql_log using (issued);

alter table duty drop constraint duty_standing_check;

alter table duty add constraint duty_standing_check check (standing in ('open', 'handed-in', 'done', 'ended', 'renewed') and (standing in ('ended', 'renewed')) = (ended_by is not null));

create function end_standing() returns trigger language plpgsql as $$ begin
  new.standing := case when new.renewed then 'renewed' else 'ended' end;
  return new;
end $$;

create trigger end_standing before update of ended_by on duty for each row when (new.ended_by is not null) execute function end_standing();

-- The inbox finds a duty by key and version: both stand in the index that it reads.
drop index duty_unit;

drop index duty_lead;

drop index duty_due;

create index duty_unit on duty (tenant_id, unit_id, standing, due, duty_key) include (lead_unit_id, programme_id, version);

create index duty_lead on duty (tenant_id, lead_unit_id, standing, due, duty_key) include (unit_id, programme_id, version);

create index duty_due on duty (tenant_id, standing, due, duty_key) include (unit_id, lead_unit_id, programme_id, version);

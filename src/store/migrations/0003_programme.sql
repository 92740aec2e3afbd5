-- Programmes: a plan's sentences, the obligations in them, who leads them, and the duties that come of it.

create table programme (
  tenant_id text not null,
  programme_id uuid not null,
  version integer not null check (version > 0),
  status text not null check (status in ('draft', 'issued', 'superseded')),
  owner_unit_id text not null,
  title text not null,
  issuer text,
  doc_number text,
  doc_date text,
  starts_on date,
  ends_on date,
  file_name text not null,
  source_text text not null,
  outline jsonb not null,
  created_at timestamptz not null,
  issued_at timestamptz,
  issued_by uuid,
  primary key (tenant_id, programme_id, version),
  check (ends_on is null or starts_on is null or ends_on >= starts_on)
);

comment on table programme is 'Versions of plans. A draft belongs to the unit that imported it and is seen by nobody else; an issued version never changes.';

create table sentence (
  tenant_id text not null,
  programme_id uuid not null,
  version integer not null,
  address text not null,
  owner_unit_id text not null,
  issued boolean not null default false,
  ordinal integer not null,
  line integer not null,
  section text not null,
  text text not null,
  exempt text,
  upper text,
  primary key (tenant_id, programme_id, version, address)
);

comment on table sentence is 'A plan cut into addressable sentences; exempt says why one obliges nobody, upper names the sentence of a higher document.';

create table obligation (
  tenant_id text not null,
  programme_id uuid not null,
  version integer not null,
  obligation_id text not null,
  owner_unit_id text not null,
  issued boolean not null default false,
  ordinal integer not null,
  status text not null check (status in ('suggested', 'confirmed', 'rejected')),
  body jsonb not null,
  why jsonb not null,
  lead_unit_id text,
  joint_unit_ids text[] not null default '{}',
  leader_post_id uuid,
  touched integer not null default 0,
  primary key (tenant_id, programme_id, version, obligation_id)
);

comment on table obligation is 'What a sentence obliges whom to do, suggested, confirmed or rejected, with its lead section, joining sections and leader.';

create table duty (
  tenant_id text not null,
  programme_id uuid not null,
  duty_key text not null,
  version integer not null,
  unit_id text not null,
  lead_unit_id text not null,
  ledger text not null,
  due date not null,
  body jsonb not null,
  record_id uuid,
  primary key (tenant_id, programme_id, duty_key)
);

comment on table duty is 'One piece of work of one unit in one period. The key makes issuing again add nothing; a duty keeps the version that it was made under.';

create index duty_unit on duty (tenant_id, unit_id, due);

create index duty_due on duty (tenant_id, due);

create index duty_record on duty (tenant_id, record_id) where record_id is not null;

do $$ declare t text; begin
  foreach t in array array['programme','sentence','obligation','duty'] loop
    execute format('alter table %I enable row level security', t);
  end loop;
  foreach t in array array['sentence','obligation'] loop
    execute format($p$create policy drafts on %I to ql_app using (tenant_id = nullif(current_setting('app.tenant', true), '') and (issued or owner_unit_id = nullif(current_setting('app.own', true), '')))$p$, t);
  end loop;
end $$;

create policy drafts on programme to ql_app using (tenant_id = nullif(current_setting('app.tenant', true), '') and (status <> 'draft' or owner_unit_id = nullif(current_setting('app.own', true), '')));

create policy reach on duty to ql_app using (tenant_id = nullif(current_setting('app.tenant', true), '') and (current_setting('app.units', true) = '*' or unit_id = any (string_to_array(nullif(current_setting('app.units', true), ''), ',')) or lead_unit_id = nullif(current_setting('app.own', true), '')));

grant select, insert, update on programme, sentence, obligation to ql_app;

grant select, insert, update (record_id) on duty to ql_app;

create function keep_issued() returns trigger language plpgsql as $$ begin
  raise exception 'an issued programme does not change' using errcode = 'check_violation';
end $$;

create trigger keep_issued before update on sentence for each row when (old.issued) execute function keep_issued();

create trigger keep_issued before update on obligation for each row when (old.issued) execute function keep_issued();

create function keep_issued_plan() returns trigger language plpgsql as $$ begin
  if (to_jsonb(new) - 'status') is distinct from (to_jsonb(old) - 'status') or new.status = 'draft' then
    raise exception 'an issued programme does not change' using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger keep_issued before update on programme for each row when (old.status <> 'draft') execute function keep_issued_plan();

-- The record of staff sign-ins, kept six months (网络安全法第二十三条), and the lock that an administrator puts on an account.

create table sign_in (
  tenant_id text not null,
  sign_in_id uuid not null,
  at timestamptz not null,
  who bytea not null,
  staff_no text,
  outcome text not null check (outcome in ('entered', 'second-factor', 'wrong-password', 'wrong-code', 'refused', 'unlocked')),
  address text,
  user_agent text,
  primary key (tenant_id, sign_in_id)
);

comment on table sign_in is 'Every staff sign-in, failure and lockout, six months long. Who is the SHA-256 of the sign-in name as typed; the staff number stands here only where an account has it, so that a password typed into the wrong field is not kept. Nothing of a reporter is ever here.';

create index sign_in_time on sign_in (tenant_id, at desc, sign_in_id);

create index sign_in_who on sign_in (tenant_id, who, at desc);

create index sign_in_staff on sign_in (tenant_id, staff_no, at desc);

alter table sign_in enable row level security;

create policy tenant on sign_in to ql_app using (tenant_id = nullif(current_setting('app.tenant', true), ''));

create policy worker on sign_in to ql_log using (true);

grant select, insert on sign_in to ql_app;

grant select (tenant_id, at), delete on sign_in to ql_log;

alter table auth."user" add column "locked" boolean not null default false;

-- Codes from a printed list, by which somebody enters for the first time or after a forgotten password: hashed, of one use, one a person.

create table sign_in_code (
  tenant_id text not null,
  person_id uuid not null,
  unit_id text not null,
  hash bytea not null check (length(hash) = 32),
  issued_at timestamptz not null,
  until_day date not null,
  state text not null check (state in ('open', 'used', 'revoked')),
  changed_at timestamptz not null,
  primary key (tenant_id, person_id)
);

comment on table sign_in_code is 'The newest sign-in code of a person: its SHA-256 with the person''s id, the last day on which it works, and what became of it. The code itself is printed and kept nowhere.';

alter table sign_in_code add foreign key (tenant_id, person_id) references person (tenant_id, person_id);

create index sign_in_code_unit on sign_in_code (tenant_id, unit_id);

alter table sign_in_code enable row level security;

create policy reach on sign_in_code to ql_app using (tenant_id = nullif(current_setting('app.tenant', true), '') and ((select current_setting('app.units', true)) = '*' or unit_id = any ((select string_to_array(nullif(current_setting('app.units', true), ''), ','))::text[])));

grant select, insert, update on sign_in_code to ql_app;

-- Files: what is known of each, its key in a table of its own, and which entries name it. The ciphertext lies in the data folder.

create table file (
  tenant_id text not null,
  file_id uuid not null,
  unit_id text not null,
  uploader_id uuid not null,
  name text not null,
  size bigint not null check (size > 0),
  kind text,
  sha256 bytea,
  begun_at timestamptz not null,
  finished_at timestamptz,
  erased_at timestamptz,
  primary key (tenant_id, file_id),
  check (finished_at is null or erased_at is not null or (kind is not null and sha256 is not null))
);

comment on table file is 'What is known of an uploaded file. A finished one never changes; an erased one keeps its id and dates only.';

create index file_unit on file (tenant_id, unit_id, finished_at desc);

create index file_begun on file (tenant_id, uploader_id) where finished_at is null;

create table file_key (
  tenant_id text not null,
  file_id uuid not null,
  key bytea not null check (length(key) = 32),
  salt bytea not null check (length(salt) = 32),
  primary key (tenant_id, file_id)
);

comment on table file_key is 'The key that a file is encrypted with and the salt of its hash in entries; without the row the ciphertext is noise.';

create table file_use (
  tenant_id text not null,
  file_id uuid not null,
  entry_id uuid not null,
  field text not null,
  record_id uuid not null,
  unit_id text not null,
  lead_unit_id text,
  personal boolean not null,
  primary key (tenant_id, file_id, entry_id, field)
);

comment on table file_use is 'Which entry named which file in which field: whoever may see the field may read the file.';

create index file_use_record on file_use (tenant_id, record_id);

alter table file_key add foreign key (tenant_id, file_id) references file (tenant_id, file_id);

alter table file_use add foreign key (tenant_id, file_id) references file (tenant_id, file_id);

alter table file enable row level security;

alter table file_key enable row level security;

alter table file_use enable row level security;

create policy reach on file_use to ql_app using (tenant_id = nullif(current_setting('app.tenant', true), '') and (current_setting('app.units', true) = '*' or unit_id = any (string_to_array(nullif(current_setting('app.units', true), ''), ',')) or lead_unit_id = nullif(current_setting('app.own', true), '')));

create policy own on file to ql_app using (tenant_id = nullif(current_setting('app.tenant', true), '') and uploader_id = nullif(current_setting('app.person', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant', true), '') and uploader_id = nullif(current_setting('app.person', true), '')::uuid and unit_id = nullif(current_setting('app.own', true), ''));

create policy named on file for select to ql_app using (tenant_id = nullif(current_setting('app.tenant', true), '') and exists (select from file_use u where u.tenant_id = file.tenant_id and u.file_id = file.file_id));

create policy reach on file_key to ql_app using (tenant_id = nullif(current_setting('app.tenant', true), '') and exists (select from file f where f.tenant_id = file_key.tenant_id and f.file_id = file_key.file_id));

create policy worker on file to ql_log using (true);

create policy worker on file_key for select to ql_log using (true);

create policy sweep on file_key for delete to ql_log using (not exists (select from file_use u where u.tenant_id = file_key.tenant_id and u.file_id = file_key.file_id));

create policy worker on file_use for select to ql_log using (true);

grant select, insert, update (size, kind, sha256, finished_at) on file to ql_app;

grant select, insert on file_key, file_use to ql_app;

grant select, delete on file, file_key to ql_log;

grant select on file_use to ql_log;

-- Photos that a second person has confirmed: what the public pages show beside a publication. Written in the transaction of the release's entry, and of the record's where it names other photos.

create table public_photo (
  tenant_id text not null,
  photo_id uuid not null,
  publication_id uuid not null,
  file_id uuid not null,
  caption text not null,
  copy bytea not null check (length(copy) = 32),
  since timestamptz not null,
  named boolean not null,
  primary key (tenant_id, photo_id)
);

comment on table public_photo is 'Released photos: photo_id is the record of the release, copy the SHA-256 of what was confirmed and is shown; named while the published record still names the file. A withdrawal and an erasure delete the row.';

create index public_photo_page on public_photo (tenant_id, publication_id);

create index public_photo_file on public_photo (tenant_id, file_id);

alter table public_photo enable row level security;

create policy tenant on public_photo to ql_app using (tenant_id = nullif(current_setting('app.tenant', true), '')) with check (tenant_id = nullif(current_setting('app.tenant', true), ''));

create policy worker on public_photo for select to ql_log using (true);

grant select, insert, delete, update (caption, copy, since, named) on public_photo to ql_app;

grant select on public_photo to ql_log;

create or replace function forget_picture() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  delete from public_photo where tenant_id = new.tenant_id and file_id = new.file_id;
  delete from picture where tenant_id = new.tenant_id and file_id = new.file_id;
  delete from picture_wait where tenant_id = new.tenant_id and file_id = new.file_id;
  return null;
end $$;

-- The key of one photo that the public may see now: released, still named, its page not being corrected and not taken down. The public has no reach of any post, and gets the key of nothing else.
create function find_public_photo(p_publication uuid, p_photo uuid) returns table (file_id uuid, key bytea, copy bytea) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.file_id, k.key, p.copy from public_photo p
    join publication o on o.tenant_id = p.tenant_id and o.publication_id = p.publication_id and o.state = '已公布'
    join file_key k on k.tenant_id = p.tenant_id and k.file_id = p.file_id
  where p.tenant_id = nullif(current_setting('app.tenant', true), '') and p.publication_id = p_publication and p.photo_id = p_photo and p.named
$$;

revoke execute on function find_public_photo(uuid, uuid) from public;

grant execute on function find_public_photo(uuid, uuid) to ql_app;

-- Pictures looked at once after their upload: how large, small copies made, and what they are recognised by. Compared within a county only.

create table picture (
  tenant_id text not null,
  file_id uuid not null,
  width integer,
  height integer,
  view_sha256 bytea,
  hash bit(64),
  fine bit(256),
  page boolean,
  b1 integer,
  b2 integer,
  b3 integer,
  b4 integer,
  primary key (tenant_id, file_id),
  check ((width is null) = (view_sha256 is null)),
  check ((hash is null) = (b1 is null) and (hash is null) = (b2 is null) and (hash is null) = (b3 is null) and (hash is null) = (b4 is null) and (hash is null) = (fine is null))
);

comment on table picture is 'What a look at a picture found: without a size it could not be read, without a hash there is next to nothing on it. view_sha256 is that of the copy that people look at. Goes with an erasure.';

create index picture_b1 on picture (tenant_id, b1);

create index picture_b2 on picture (tenant_id, b2);

create index picture_b3 on picture (tenant_id, b3);

create index picture_b4 on picture (tenant_id, b4);

create table picture_wait (
  tenant_id text not null,
  file_id uuid not null,
  tries integer not null default 0,
  primary key (tenant_id, file_id)
);

comment on table picture_wait is 'Pictures that nobody has looked at yet; tries are counted before the look, so that one which ends the process is given up.';

alter table picture add foreign key (tenant_id, file_id) references file (tenant_id, file_id) on delete cascade;

alter table picture_wait add foreign key (tenant_id, file_id) references file (tenant_id, file_id) on delete cascade;

alter table picture enable row level security;

alter table picture_wait enable row level security;

create policy reach on picture for select to ql_app using (tenant_id = nullif(current_setting('app.tenant', true), '') and exists (select from file f where f.tenant_id = picture.tenant_id and f.file_id = picture.file_id));

create policy worker on picture to ql_log using (true);

create policy tenant on picture_wait for insert to ql_app with check (tenant_id = nullif(current_setting('app.tenant', true), ''));

create policy worker on picture_wait to ql_log using (true);

grant select (tenant_id, file_id, width, height, view_sha256) on picture to ql_app;

grant insert on picture_wait to ql_app;

grant select, insert on picture to ql_log;

grant select, update, delete on picture_wait to ql_log;

insert into picture_wait (tenant_id, file_id) select tenant_id, file_id from file where kind in ('jpeg', 'png', 'webp') and finished_at is not null and erased_at is null;

-- An erasure of the file takes what the picture is recognised by along, in its own transaction.
create function forget_picture() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  delete from picture where tenant_id = new.tenant_id and file_id = new.file_id;
  delete from picture_wait where tenant_id = new.tenant_id and file_id = new.file_id;
  return null;
end $$;

create trigger forget_picture after update of erased_at on file for each row when (new.erased_at is not null) execute function forget_picture();

revoke execute on function forget_picture() from public;

-- A number of 16 bits and those one bit away from it.
create function near16(p integer) returns integer[] language sql immutable as $$ select array[p] || array(select p # (1 << i) from generate_series(0, 15) i) $$;

-- Where pictures at most 7 of 64 bits apart from these stand, before this record first named them. Says whose and when, not what is on them. Paper looks like paper: there the finer print must fit better.
create function find_like_pictures(p_files uuid[], p_record uuid) returns table (mine uuid, other uuid, apart integer, owner_id text, record_id uuid, ledger text, at timestamptz) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with t as (select nullif(current_setting('app.tenant', true), '') as id),
  mine as (
    select p.*, (select min(e.at) from file_use u join entry e on e.tenant_id = u.tenant_id and e.entry_id = u.entry_id where u.tenant_id = p.tenant_id and u.file_id = p.file_id and u.record_id = p_record) as since
    from picture p, t where p.tenant_id = t.id and p.file_id = any(p_files) and p.hash is not null
  ), near as (
    select m.file_id as mine, m.since, p.file_id as other, bit_count(p.hash # m.hash)::integer as apart from mine m cross join lateral (
      select x.file_id, x.hash, x.fine, x.page from picture x where x.tenant_id = m.tenant_id and x.b1 = any(near16(m.b1))
      union select x.file_id, x.hash, x.fine, x.page from picture x where x.tenant_id = m.tenant_id and x.b2 = any(near16(m.b2))
      union select x.file_id, x.hash, x.fine, x.page from picture x where x.tenant_id = m.tenant_id and x.b3 = any(near16(m.b3))
      union select x.file_id, x.hash, x.fine, x.page from picture x where x.tenant_id = m.tenant_id and x.b4 = any(near16(m.b4))
    ) p where bit_count(p.hash # m.hash) <= 7 and bit_count(p.fine # m.fine) <= case when m.page or p.page then 36 else 64 end
  )
  select n.mine, n.other, n.apart, f.unit_id, u.record_id, e.subject, min(e.at) from near n cross join t
    join file f on f.tenant_id = t.id and f.file_id = n.other
    join file_use u on u.tenant_id = t.id and u.file_id = n.other and u.record_id <> p_record
    join entry e on e.tenant_id = t.id and e.entry_id = u.entry_id and e.subject <> 'material' and (n.since is null or e.at < n.since)
  group by n.mine, n.other, n.apart, f.unit_id, u.record_id, e.subject order by n.apart, min(e.at), u.record_id limit 200
$$;

revoke execute on function near16(integer), find_like_pictures(uuid[], uuid) from public;

grant execute on function find_like_pictures(uuid[], uuid) to ql_app;

-- Official questions and answers are found by everybody in the county, by any two characters of them.

create table guidance_text (
  tenant_id text not null,
  record_id uuid not null,
  unit_id text not null,
  answered_at timestamptz not null,
  folded text not null,
  grams text[] not null,
  primary key (tenant_id, record_id)
);

comment on table guidance_text is 'What an answered question (ledger guidance) is found by: its words without blanks and punctuation, and their one- and two-character pieces, each headed by the county so that no index entry is shared. Kept by a trigger on record; never holds what is not for the whole county.';

create index guidance_gram on guidance_text using gin (grams);

create index guidance_newest on guidance_text (tenant_id, answered_at desc);

alter table guidance_text enable row level security;

-- Full-width, capitals, blanks and punctuation make no difference.
create function fold_words(p_text text) returns text language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select regexp_replace(lower(normalize(coalesce(p_text, ''), NFKC)), '[\s，。、；：？！“”‘’（）《》〈〉【】「」…—·,.;:?!()<>"''/\\|_-]+', '', 'g')
$$;

create function word_grams(p_tenant text, p_folded text, p_least integer) returns text[] language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select array_agg(distinct p_tenant || '/' || substr(p_folded, i, n)) from generate_series(1, length(p_folded)) i, generate_series(p_least, 2) n where i + n - 1 <= length(p_folded)
$$;

create function keep_guidance() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare words text := fold_words(concat_ws(' ', new.open ->> 'question', new.open ->> 'clause', new.open ->> 'answer', new.open ->> 'basis'));
begin
  if new.state <> '已答复' then
    delete from guidance_text where tenant_id = new.tenant_id and record_id = new.record_id;
    return null;
  end if;
  insert into guidance_text (tenant_id, record_id, unit_id, answered_at, folded, grams) values (new.tenant_id, new.record_id, new.unit_id, new.updated_at, words, coalesce(word_grams(new.tenant_id, words, 1), '{}'))
  on conflict (tenant_id, record_id) do update set answered_at = excluded.answered_at, folded = excluded.folded, grams = excluded.grams;
  return null;
end $$;

create trigger keep_guidance after insert or update on record for each row when (new.ledger = 'guidance') execute function keep_guidance();

-- Answers of the whole county that hold every word asked for, newest first; without a word the newest. One that is for its own unit only is found there alone. Never more than fifty.
create function find_guidance(p_query text, p_limit integer) returns table (record_id uuid, unit_id text, answered_at timestamptz, question text, clause text, answer text, basis text, scope text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with asked as (
    select nullif(current_setting('app.tenant', true), '') as tenant, array(select f from regexp_split_to_table(coalesce(p_query, ''), '\s+') w cross join lateral fold_words(w) f where f <> '') as words
  ), wanted as (
    select coalesce(array_agg(g), '{}') as grams from asked cross join lateral unnest(words) w cross join lateral unnest(word_grams(tenant, w, least(length(w), 2))) g
  )
  select r.record_id, r.unit_id, t.answered_at, r.open ->> 'question', r.open ->> 'clause', r.open ->> 'answer', r.open ->> 'basis', r.open ->> 'scope'
  from asked join guidance_text t on t.tenant_id = asked.tenant join record r on r.tenant_id = t.tenant_id and r.record_id = t.record_id
  where t.grams @> (select grams from wanted) and not exists (select from unnest(asked.words) w where position(w in t.folded) = 0)
    and (r.open ->> 'scope' is distinct from '仅本单位' or r.unit_id = nullif(current_setting('app.own', true), ''))
  order by t.answered_at desc, t.record_id limit least(p_limit, 50)
$$;

revoke execute on function keep_guidance(), find_guidance(text, integer) from public;

grant execute on function find_guidance(text, integer) to ql_app;

insert into guidance_text (tenant_id, record_id, unit_id, answered_at, folded, grams)
select tenant_id, record_id, unit_id, updated_at, words, coalesce(word_grams(tenant_id, words, 1), '{}') from record cross join lateral fold_words(concat_ws(' ', open ->> 'question', open ->> 'clause', open ->> 'answer', open ->> 'basis')) words where ledger = 'guidance' and state = '已答复';

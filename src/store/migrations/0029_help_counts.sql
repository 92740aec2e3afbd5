-- How many pupils a unit should help and helps: numbers only. The records themselves are read by their author and the head of the school.
-- Two teachers may each say how many of one class should be helped: the larger number counts, once.
create function help_counts(p_tenant text, p_from date, p_to date) returns table (unit_id text, should bigint, helped bigint, better bigint) language sql stable security definer set search_path = public, pg_temp as $$
  with seen as (
    select r.unit_id, r.ledger, r.state, r.open from record r
    where r.tenant_id = p_tenant and p_tenant = nullif(current_setting('app.tenant', true), '') and r.ledger in ('help-need', 'student-help')
      and 'unit' = any (string_to_array(current_setting('app.readers', true), ','))
      and (current_setting('app.units', true) = '*' or r.unit_id = any (string_to_array(nullif(current_setting('app.units', true), ''), ',')))
      and case r.ledger when 'help-need' then (r.open ->> 'measuredOn')::date else (r.open ->> 'startedOn')::date end between p_from and p_to
  ), need as (
    select s.unit_id, max((s.open ->> 'should')::bigint) as should from seen s where s.ledger = 'help-need' and s.state = '已登记' group by s.unit_id, translate(s.open ->> 'className', '（）班 　', '()')
  ), given as (
    select s.unit_id, count(*) as helped, count(*) filter (where s.open ->> 'step' in ('有起色', '达到目标')) as better from seen s where s.ledger = 'student-help' and s.state in ('帮扶中', '已结束') group by s.unit_id
  )
  select u.unit_id, coalesce((select sum(n.should) from need n where n.unit_id = u.unit_id), 0)::bigint, coalesce(g.helped, 0), coalesce(g.better, 0)
  from (select distinct s.unit_id from seen s) u left join given g on g.unit_id = u.unit_id
$$;

revoke execute on function help_counts(text, date, date) from public;

grant execute on function help_counts(text, date, date) to ql_app;

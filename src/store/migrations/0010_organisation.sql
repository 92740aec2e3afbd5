-- Units and posts close from a day and stay for the past; an administrator changes the organisation, and verify reads it.

alter table unit add column closed_from date;

alter table post add column closed_from date;

grant update (name, closed_from) on unit to ql_app;

grant update (title, roles, scope, closed_from) on post to ql_app;

grant update (name) on person to ql_app;

grant update (name, start_day, end_day) on semester to ql_app;

grant select on unit, post, holding, semester to ql_log;

grant select (tenant_id, person_id, staff_no, name) on person to ql_log;

do $$ declare t text; begin
  foreach t in array array['unit','post','person','holding','semester'] loop
    execute format('create policy verify on %I for select to ql_log using (true)', t);
  end loop;
end $$;

create index person_name on person (tenant_id, staff_no text_pattern_ops);

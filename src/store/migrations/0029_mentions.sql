create table mention (
  tenant_id text not null,
  comment_id uuid not null,
  post_id uuid not null,
  target_id uuid not null,
  at timestamptz not null,
  read_at timestamptz,
  read_by uuid,
  primary key (tenant_id, comment_id, post_id)
);

comment on table mention is 'Which posts a comment names, and when somebody in that post had it before her: what the inbox shows as 提到我的 until then.';

create index mention_unread on mention (tenant_id, post_id, at desc) where read_at is null;

create index mention_target on mention (tenant_id, target_id);

alter table mention enable row level security;

-- Whoever reads the comment; the comment itself is read by whoever reads what it is about.
create policy reach on mention to ql_app using (tenant_id = nullif(current_setting('app.tenant', true), '') and exists (select from record r where r.tenant_id = mention.tenant_id and r.record_id = mention.comment_id));

grant select, insert, update (read_at, read_by) on mention to ql_app;

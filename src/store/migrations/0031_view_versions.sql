-- The views of records follow their ledger's definition: which version they were last brought to.

create table view_version (
  ledger text primary key,
  version integer not null check (version >= 1)
);

comment on table view_version is 'The version of each ledger''s definition that the stored views of its records were last computed under; a ledger without a row stands at 1. Written by the owner at the start, before anybody acts.';

alter table view_version enable row level security;

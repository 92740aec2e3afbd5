-- What a record waits for: whether it is done, and until when its next step is due, with the reason, as counted when its state was entered. And the record that it belongs below.

alter table record add column is_done boolean not null default false, add column waits_until date, add column waits jsonb, add column parent_id uuid;

create index record_waiting on record (tenant_id, unit_id, ledger, state) where not is_done;

create index record_waiting_until on record (tenant_id, ledger, state, waits_until) where not is_done;

create index record_parent on record (tenant_id, parent_id) where parent_id is not null;

-- The index over months served lists too, which then sorted all of a school's records instead of reading the first in their order. With a condition that only the counting names, only the counting uses it.

drop index record_happened;

create index record_happened on record (tenant_id, ledger, unit_id, happened_on) where happened_on > '-infinity'::date;

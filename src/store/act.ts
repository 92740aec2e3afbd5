import type { Uuid } from '#base/id';
import { toHex } from '#base/bytes';
import type { Day, Instant } from '#base/day';
import type { DueExplanation } from '#model/cycle';
import type { Standing } from '#model/duty';
import type { Values } from '#model/field';
import type { EntryBody, EntryEnvelope, LedgerRecord, Step } from '#model/record';
import type { Readers } from '#model/readers';
import type pg from 'pg';
import { inSight, type Sight, type Transaction } from './pools.ts';

interface RecordRow {
  record_id: Uuid;
  ledger: string;
  unit_id: string;
  lead_unit_id: string | null;
  state: string;
  state_since: Instant;
  seq: number;
  open: Values;
  personal: Values | null;
  trail: Step[];
  destroyed_at: Instant | null;
}

export const toRecord = (row: RecordRow): LedgerRecord => ({
  recordId: row.record_id,
  ledger: row.ledger,
  unitId: row.unit_id,
  leadUnitId: row.lead_unit_id,
  state: row.state,
  stateSince: row.state_since,
  seq: row.seq,
  values: { ...row.open, ...row.personal },
  trail: row.trail,
  ...(row.destroyed_at ? { destroyed: true as const } : {}),
});

export const RECORD_COLUMNS = 'record_id, ledger, unit_id, lead_unit_id, state, state_since, seq, open, personal, trail, destroyed_at';

/** What an act needs to know: the records it touches, locked, and entries of the same ids (a retry). */
export interface ActContext {
  readonly records: ReadonlyMap<Uuid, LedgerRecord>;
  readonly known: ReadonlyMap<Uuid, { readonly requestHash: string; readonly seq: number }>;
  /** What the county's units are called, where it was asked for. */
  readonly unitNames: ReadonlyMap<string, string>;
}

/** An entry with everything that is stored of it; binary values in hexadecimal. */
export interface NewEntry {
  readonly envelope: EntryEnvelope;
  readonly open: EntryBody;
  readonly personal: Values | null;
  readonly openSalt: string;
  readonly personalSalt: string | null;
  readonly openHash: string;
  readonly personalHash: string;
  readonly commitment: string;
  readonly requestHash: string;
  readonly filed: string;
  readonly title: string;
  readonly record: { readonly open: Values; readonly personal: Values | null; readonly trail: readonly Step[]; readonly stateSince: Instant; readonly standing: Standing; readonly waits: DueExplanation | null; readonly parentId: string | null; readonly authorId: Uuid | null; readonly readers: Readers; readonly happenedOn: Day };
  readonly slots: Readonly<Record<string, string | number | null>>;
}

/** Every slot column of a record row. */
export const SLOTS: readonly string[] = ['t1', 't2', 't3', 't4', 't5', 't6', 't7', 't8', 'd1', 'd2', 'd3', 'd4', 'n1', 'n2', 'n3', 'n4'];
const slotType = (slot: string): string => (slot.startsWith('t') ? 'text' : slot.startsWith('d') ? 'date' : 'bigint');

// The look at what stood (lateral, never flattened) goes by the key: joined, stale statistics made it read the whole county.
// One statement, so that an act costs one round trip: entry, body, commitment to sequence, outbox, view.
const APPEND = `
with x as (
  select * from jsonb_to_recordset($1) as x(
    tenant text, "entryId" uuid, subject text, "recordId" uuid, seq int, action text, "toState" text, "definitionVersion" int, "personId" uuid, "postId" uuid, "onBehalfOf" uuid,
    "unitId" text, "leadUnitId" text, at timestamptz, open jsonb, personal jsonb, "openSalt" text, "personalSalt" text, "openHash" text, "personalHash" text, commitment text, "requestHash" text,
    filed text, title text, "recordOpen" jsonb, "recordPersonal" jsonb, trail jsonb, "stateSince" timestamptz, standing text, waits jsonb, "parentId" uuid, "authorId" uuid, readers text, "happenedOn" date, ${SLOTS.map((slot) => `${slot} ${slotType(slot)}`).join(', ')})
), e as (
  insert into entry (tenant_id, entry_id, subject, record_id, seq, action, to_state, definition_version, person_id, post_id, on_behalf_of, unit_id, lead_unit_id, author_id, readers, at, open_hash, personal_hash, commitment, request_hash)
  select tenant, "entryId", subject, "recordId", seq, action, "toState", "definitionVersion", "personId", "postId", "onBehalfOf", "unitId", "leadUnitId", "authorId", readers, at,
    decode("openHash", 'hex'), decode("personalHash", 'hex'), decode(commitment, 'hex'), decode("requestHash", 'hex') from x
), b as (
  insert into entry_body (tenant_id, entry_id, unit_id, lead_unit_id, author_id, readers, open, open_salt, personal, personal_salt, filed)
  select tenant, "entryId", "unitId", "leadUnitId", "authorId", readers, open, decode("openSalt", 'hex'), nullif(personal, 'null'), decode("personalSalt", 'hex'), filed from x
), c as (
  insert into pending_commitment (tenant_id, entry_id, commitment, at) select tenant, "entryId", decode(commitment, 'hex'), at from x
), o as (
  insert into outbox (tenant_id, entry_id, ledger, unit_id, months)
  select tenant, "entryId", subject, "unitId", array[date_trunc('month', "happenedOn")::date] || case when date_trunc('month', r.happened_on) <> date_trunc('month', "happenedOn") then array[date_trunc('month', r.happened_on)::date] else '{}' end
  from x left join lateral (select happened_on from record where tenant_id = x.tenant and record_id = x."recordId" and x.seq > 1 offset 0) r on true
)
insert into record (tenant_id, record_id, ledger, unit_id, lead_unit_id, author_id, readers, state, state_since, seq, title, open, personal, trail, created_at, updated_at, standing, waits, waits_until, parent_id, happened_on, ${SLOTS.join(', ')})
select tenant, "recordId", subject, "unitId", "leadUnitId", "authorId", readers, "toState", "stateSince", seq, title, "recordOpen", nullif("recordPersonal", 'null'), trail, at, at, standing, nullif(waits, 'null'), (waits ->> 'due')::date, "parentId", "happenedOn", ${SLOTS.join(', ')} from x
on conflict (tenant_id, record_id) do update set state = excluded.state, state_since = excluded.state_since, seq = excluded.seq, title = excluded.title, open = excluded.open, personal = excluded.personal,
  trail = excluded.trail, updated_at = excluded.updated_at, standing = excluded.standing, waits = excluded.waits, waits_until = excluded.waits_until, parent_id = excluded.parent_id, happened_on = excluded.happened_on, ${SLOTS.map((slot) => `${slot} = excluded.${slot}`).join(', ')}
  where record.seq = excluded.seq - 1`;

/** Appends entries and brings their records' view along, in the transaction at hand. Throws where a record is no longer where the entries begin. */
async function append(tx: Transaction, entries: readonly NewEntry[]): Promise<void> {
  const rows = entries.map(({ envelope, record, slots, ...rest }) => ({ ...envelope, ...rest, ...slots, recordOpen: record.open, recordPersonal: record.personal, trail: record.trail, stateSince: record.stateSince, standing: record.standing, waits: record.waits, parentId: record.parentId, authorId: record.authorId, readers: record.readers, happenedOn: record.happenedOn }));
  const done = await tx.query({ name: 'append', text: APPEND, values: [JSON.stringify(rows)] });
  if (done.rowCount !== entries.length) throw new Error('a record changed under the act');
}

/**
 * Loads what acts on these records need, lets `decide` say what to append, appends it: one transaction, three round trips.
 * `along` writes what belongs to the acts in the same transaction. The ids are checked UUIDs; they stand in the opening message so that loading costs no round trip of its own.
 */
export const actOn = <T>(
  pool: pg.Pool,
  sight: Sight,
  ids: { readonly recordIds: readonly Uuid[]; readonly entryIds: readonly Uuid[]; readonly unitNames: boolean },
  decide: (context: ActContext, tx: Transaction) => Promise<{ readonly entries: readonly NewEntry[]; readonly value: T }>,
  along?: (tx: Transaction, value: T) => Promise<void>,
): Promise<T> => {
  const list = (uuids: readonly Uuid[]): string => uuids.map((id) => `'${id}'::uuid`).join(', ');
  const load = `select ${RECORD_COLUMNS} from record where tenant_id = '${sight.tenant}' and record_id in (${list(ids.recordIds)}) order by record_id for update; ` +
    `select entry_id, request_hash, seq from entry where tenant_id = '${sight.tenant}' and entry_id in (${list(ids.entryIds)})${ids.unitNames ? `; select unit_id, name from unit where tenant_id = '${sight.tenant}'` : ''}`;
  return inSight(pool, sight, async (tx, [records, known, units]) => {
    const { entries, value } = await decide({
      records: new Map(((records?.rows ?? []) as RecordRow[]).map((row) => [row.record_id, toRecord(row)])),
      known: new Map(((known?.rows ?? []) as { entry_id: Uuid; request_hash: Uint8Array; seq: number }[]).map((row) => [row.entry_id, { requestHash: toHex(row.request_hash), seq: row.seq }])),
      unitNames: new Map(((units?.rows ?? []) as { unit_id: string; name: string }[]).map((row) => [row.unit_id, row.name])),
    }, tx);
    if (entries.length > 0) {
      await append(tx, entries);
      await along?.(tx, value);
    }
    return value;
  }, load);
};

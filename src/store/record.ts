import { toHex } from '#base/bytes';
import type { Day, Instant } from '#base/day';
import type { Uuid } from '#base/id';
import type { Values } from '#model/field';
import type { Indicator } from '#model/indicator';
import type { EntryBody, LedgerRecord } from '#model/record';
import { RECORD_COLUMNS, toRecord } from './act.ts';
import { contributionSql } from './figure-sql.ts';
import type { Transaction } from './pools.ts';
import type { Slot } from './slots.ts';
import { throughWays, type Within } from './within.ts';

/** One line of a list. */
export interface RecordLine {
  readonly record: LedgerRecord;
  readonly title: string;
  readonly updatedAt: Instant;
}

/** Where a page of a list ends: the next one begins after this key. */
export interface ListKey {
  readonly updatedAt: Instant;
  readonly recordId: Uuid;
}

export interface ListWish {
  readonly ledger: string;
  readonly within: Within;
  readonly state?: string | undefined;
  readonly slots: readonly { readonly slot: Slot; readonly value: string | number }[];
  /** Only what this indicator counts in these months. */
  readonly counted?: { readonly indicator: Indicator; readonly from: Day; readonly to: Day; readonly slots: readonly { readonly slot: Slot; readonly value: string }[] } | undefined;
  readonly after?: ListKey | undefined;
  readonly limit: number;
}

/** A page of a ledger's records within what is asked for and what the transaction's sight reaches, newest first, by key. */
export async function listRecords(tx: Transaction, tenant: string, wish: ListWish): Promise<readonly RecordLine[]> {
  const values: unknown[] = [tenant, wish.ledger, wish.limit];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const conditions = ['tenant_id = $1', 'ledger = $2', 'destroyed_at is null'];
  if (wish.state !== undefined) conditions.push(`state = ${bind(wish.state)}`);
  for (const { slot, value } of [...wish.slots, ...(wish.counted?.slots ?? [])]) conditions.push(`${slot} = ${bind(value)}`);
  if (wish.counted) {
    const { part, whole } = contributionSql(wish.counted.indicator, bind);
    conditions.push(`happened_on >= ${bind(wish.counted.from)}::date and happened_on < ${bind(wish.counted.to)}::date + interval '1 month' and (${part}) is not null and ((${part}) <> 0 or (${whole}) <> 0)`);
  }
  if (wish.after) conditions.push(`(updated_at, record_id) < (${bind(wish.after.updatedAt)}, ${bind(wish.after.recordId)})`);
  const keys = throughWays(wish.within, bind, (condition) => `(select unit_id, record_id, updated_at from record where ${conditions.join(' and ')} and ${condition} order by updated_at desc, record_id desc limit $3)`);
  const found = await tx.query(
    `select ${RECORD_COLUMNS}, title, updated_at from (select record_id as id, updated_at as at from (${keys}) ways order by at desc, id desc limit $3) page join record on tenant_id = $1 and record_id = id order by at desc, id desc`, values);
  return found.rows.map((row) => ({ record: toRecord(row), title: row.title, updatedAt: row.updated_at }));
}

/** The records that belong below this one, in the order in which they were made, at most 200; `waitsUntil` is the day by which the next step is due. */
export async function listChildren(tx: Transaction, tenant: string, parentId: Uuid): Promise<readonly (RecordLine & { readonly waitsUntil: Day | null })[]> {
  const { rows } = await tx.query(`select ${RECORD_COLUMNS}, title, updated_at, waits_until from record where tenant_id = $1 and parent_id = $2 order by created_at, record_id limit 200`, [tenant, parentId]);
  return rows.map((row) => ({ record: toRecord(row), title: row.title, updatedAt: row.updated_at, waitsUntil: row.waits_until }));
}

/** The record with this id, if the sight reaches it. */
export async function findRecord(tx: Transaction, tenant: string, recordId: Uuid): Promise<LedgerRecord | undefined> {
  const { rows } = await tx.query(`select ${RECORD_COLUMNS} from record where tenant_id = $1 and record_id = $2`, [tenant, recordId]);
  return rows[0] && toRecord(rows[0]);
}

/** An entry as the timeline shows it, with its place in the log once it has one. */
export interface TimelineEntry {
  readonly entryId: Uuid;
  readonly seq: number;
  readonly action: string;
  readonly toState: string;
  readonly definitionVersion: number;
  readonly at: Instant;
  readonly personName: string;
  readonly postTitle: string;
  readonly unitName: string;
  readonly onBehalfOf: string | null;
  readonly open: EntryBody;
  readonly personal: Values | null;
  readonly filed: string;
  readonly commitment: string;
  readonly leafIndex: bigint | null;
  /** It had a personal part that is gone. */
  readonly erased: boolean;
}

/** A record's entries in order. */
export async function listEntries(tx: Transaction, tenant: string, recordId: Uuid): Promise<readonly TimelineEntry[]> {
  const { rows } = await tx.query(
    `select e.entry_id, e.seq, e.action, e.to_state, e.definition_version, e.at, coalesce(p.name, '程序') as person_name, coalesce(s.title, '程序') as post_title, coalesce(u.name, '') as unit_name, q.name as on_behalf_of, b.open, b.personal, b.filed, e.commitment, l.leaf_index, b.personal_salt is null and e.personal_hash <> decode(repeat('00', 32), 'hex') as erased
     from entry e join entry_body b using (tenant_id, entry_id)
     left join person p on p.tenant_id = e.tenant_id and p.person_id = e.person_id
     left join post s on s.tenant_id = e.tenant_id and s.post_id = e.post_id
     left join unit u on u.tenant_id = s.tenant_id and u.unit_id = s.unit_id
     left join person q on q.tenant_id = e.tenant_id and q.person_id = e.on_behalf_of
     left join log_leaf l on l.tenant_id = e.tenant_id and l.entry_id = e.entry_id
     where e.tenant_id = $1 and e.record_id = $2 order by e.seq`,
    [tenant, recordId],
  );
  return rows.map((row) => ({
    entryId: row.entry_id, seq: row.seq, action: row.action, toState: row.to_state, definitionVersion: row.definition_version, at: row.at, personName: row.person_name, postTitle: row.post_title, unitName: row.unit_name,
    onBehalfOf: row.on_behalf_of, open: row.open, personal: row.personal, filed: row.filed, commitment: toHex(row.commitment), leafIndex: row.leaf_index, erased: row.erased,
  }));
}

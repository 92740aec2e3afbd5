import type { Day, Instant } from '#base/day';
import type { Uuid } from '#base/id';
import { type DutyLine, toDutyLine } from './duty.ts';
import type { Transaction } from './pools.ts';
import type { VersionId } from './programme.ts';

/** Which duties a sentence of a version has made: the ledgers narrow the search, the sentence decides. */
const OF_SENTENCE = `d.tenant_id = $1 and d.programme_id = $2 and d.version = $3 and d.ended_by is null and d.ledger = any($4) and d.body->'sentences' ? $5`;

export interface SentenceWish extends VersionId {
  readonly address: string;
  readonly ledgers: readonly string[];
}

const valuesOf = (tenant: string, wish: SentenceWish): unknown[] => [tenant, wish.programmeId, wish.version, wish.ledgers, wish.address];

/** How many duties of a sentence fall due on which day with an answer in which state, as far as the sight reaches. */
export async function countSentenceDuties(tx: Transaction, tenant: string, wish: SentenceWish): Promise<readonly { readonly ledger: string; readonly due: Day; readonly recordState: string | null; readonly count: number }[]> {
  const { rows } = await tx.query(
    `select d.ledger, d.due, r.state, count(*)::int as n from duty d left join record r on r.tenant_id = d.tenant_id and r.record_id = d.record_id where ${OF_SENTENCE} group by d.ledger, d.due, r.state`,
    valuesOf(tenant, wish),
  );
  return rows.map((row) => ({ ledger: row.ledger, due: row.due, recordState: row.state, count: row.n }));
}

/** The first duties of a sentence by due day. */
export async function listSentenceDuties(tx: Transaction, tenant: string, wish: SentenceWish, limit: number): Promise<readonly DutyLine[]> {
  const { rows } = await tx.query(
    `select d.programme_id, d.version, d.due, d.body, d.record_id, r.state from duty d left join record r on r.tenant_id = d.tenant_id and r.record_id = d.record_id where ${OF_SENTENCE} order by d.due, d.duty_key limit $6`,
    [...valuesOf(tenant, wish), limit],
  );
  return rows.map(toDutyLine);
}

/** A record that a sentence leads to. */
export interface TracedRecord {
  readonly recordId: Uuid;
  readonly ledger: string;
  readonly title: string;
  readonly leadUnitId: string | null;
  readonly unitId: string;
  readonly state: string;
  readonly updatedAt: Instant;
}

/** The newest records that answer a duty of the sentence, or that stand in its ledgers and answer no duty at all. */
export async function listSentenceRecords(tx: Transaction, tenant: string, wish: SentenceWish, limit: number): Promise<readonly TracedRecord[]> {
  const { rows } = await tx.query(
    `select r.record_id, r.ledger, r.title, r.unit_id, r.lead_unit_id, r.state, r.updated_at from record r
     where r.tenant_id = $1 and r.ledger = any($4) and (
       exists (select from duty d where d.record_id = r.record_id and ${OF_SENTENCE}) or not exists (select from duty d where d.tenant_id = r.tenant_id and d.record_id = r.record_id))
     order by r.updated_at desc, r.record_id desc limit $6`,
    [...valuesOf(tenant, wish), limit],
  );
  return rows.map((row) => ({ recordId: row.record_id, ledger: row.ledger, title: row.title, unitId: row.unit_id, leadUnitId: row.lead_unit_id, state: row.state, updatedAt: row.updated_at }));
}

/** The duties that a record answers, as far as the sight reaches. */
export async function listRecordDuties(tx: Transaction, tenant: string, recordId: Uuid): Promise<readonly DutyLine[]> {
  const { rows } = await tx.query('select d.programme_id, d.version, d.due, d.body, d.record_id, null as state from duty d where d.tenant_id = $1 and d.record_id = $2 order by d.due, d.duty_key', [tenant, recordId]);
  return rows.map(toDutyLine);
}

/** The titles of versions and the texts of some of their sentences; a draft that the sight does not reach is missing. */
export async function findSentences(tx: Transaction, tenant: string, { programmeId, version }: VersionId, addresses: readonly string[]): Promise<{ readonly title: string; readonly sentences: readonly { readonly address: string; readonly text: string }[] } | undefined> {
  const head = await tx.query('select title from programme where tenant_id = $1 and programme_id = $2 and version = $3', [tenant, programmeId, version]);
  if (!head.rows[0]) return undefined;
  const { rows } = await tx.query('select address, text from sentence where tenant_id = $1 and programme_id = $2 and version = $3 and address = any($4) order by ordinal', [tenant, programmeId, version, addresses]);
  return { title: head.rows[0].title, sentences: rows };
}

/** Where a ledger stands in the programmes in force on a day: per version the sentences of its confirmed obligations, newest first. */
export async function findLedgerSentences(tx: Transaction, tenant: string, ledger: string, on: Day): Promise<readonly (VersionId & { readonly addresses: readonly string[] })[]> {
  const { rows } = await tx.query(
    `select p.programme_id, p.version, array(select distinct jsonb_array_elements_text(o.body->'sentences') from obligation o where o.tenant_id = p.tenant_id and o.programme_id = p.programme_id and o.version = p.version and o.status = 'confirmed' and o.body->>'ledger' = $2) as addresses
     from programme p where p.tenant_id = $1 and p.status = 'issued' and p.starts_on <= $3 and p.ends_on >= $3 order by p.issued_at desc`,
    [tenant, ledger, on],
  );
  return rows.map((row) => ({ programmeId: row.programme_id, version: row.version, addresses: row.addresses }));
}

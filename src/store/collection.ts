import type { Day, Instant } from '#base/day';
import type { Uuid } from '#base/id';
import type { LedgerRecord } from '#model/record';
import { RECORD_COLUMNS, toRecord } from './act.ts';
import type { Transaction } from './pools.ts';

/** A sentence that is in force, with the sections that lead or join what it obliges to. */
export interface Basis {
  readonly plan: string;
  readonly clause: string;
  readonly text: string;
  readonly endsOn: Day;
  readonly leads: readonly string[];
}

/** The sentences of the programmes in force on this day that oblige somebody, in the order of the documents; `clause` asks for one address. */
export async function listBases(tx: Transaction, tenant: string, on: Day, clause?: string): Promise<readonly Basis[]> {
  const { rows } = await tx.query(
    `select p.title, p.ends_on, s.address, s.text, array_agg(distinct l.unit_id) as leads from programme p
       join sentence s on s.tenant_id = p.tenant_id and s.programme_id = p.programme_id and s.version = p.version
       join obligation o on o.tenant_id = p.tenant_id and o.programme_id = p.programme_id and o.version = p.version and o.status = 'confirmed' and o.body -> 'sentences' ? s.address
       cross join lateral unnest(o.lead_unit_id || o.joint_unit_ids) as l(unit_id)
     where p.tenant_id = $1 and p.status = 'issued' and p.starts_on <= $2 and p.ends_on >= $2 and ($3::text is null or s.address = $3)
     group by p.issued_at, p.programme_id, p.title, p.ends_on, s.ordinal, s.address, s.text order by p.issued_at desc, p.programme_id, s.ordinal`,
    [tenant, on, clause ?? null],
  );
  return rows.map((row) => ({ plan: row.title, clause: row.address, text: row.text, endsOn: row.ends_on, leads: row.leads }));
}

/** A form or an answer with when it was begun and last touched. */
export interface CollectionLine {
  readonly record: LedgerRecord;
  readonly madeAt: Instant;
  readonly updatedAt: Instant;
}

const toLine = (row: Record<string, never>): CollectionLine => ({ record: toRecord(row as never), madeAt: row['created_at']!, updatedAt: row['updated_at']! });

const MOST_FORMS = 200;

/** Forms within sight in one of these states, the newest first, at most 200; `until` leaves out those that ended before that day. */
export async function listForms(tx: Transaction, tenant: string, wish: { readonly states: readonly string[]; readonly unitId?: string; readonly until?: Day }): Promise<readonly CollectionLine[]> {
  const { rows } = await tx.query(
    `select ${RECORD_COLUMNS}, created_at, updated_at from record where tenant_id = $1 and ledger = 'collection' and state = any($2) and ($3::text is null or unit_id = $3) and ($4::date is null or d1 >= $4) order by updated_at desc, record_id desc limit ${MOST_FORMS}`,
    [tenant, wish.states, wish.unitId ?? null, wish.until ?? null],
  );
  return rows.map(toLine);
}

/** The answers to these forms within sight, by unit; `unitId` asks for one unit's. */
export async function listFormAnswers(tx: Transaction, tenant: string, forms: readonly Uuid[], unitId?: string): Promise<readonly CollectionLine[]> {
  if (forms.length === 0) return [];
  const { rows } = await tx.query(
    `select ${RECORD_COLUMNS}, created_at, updated_at from record where tenant_id = $1 and ledger = 'collection-answer' and parent_id = any($2) and ($3::text is null or unit_id = $3) order by unit_id, created_at`,
    [tenant, forms, unitId ?? null],
  );
  return rows.map(toLine);
}

/** How many answers to each of these forms stand in which state, within sight. */
export async function countFormAnswers(tx: Transaction, tenant: string, forms: readonly Uuid[]): Promise<(form: Uuid, state: string) => number> {
  const { rows } = forms.length === 0 ? { rows: [] } : await tx.query(`select parent_id, state, count(*)::int as n from record where tenant_id = $1 and ledger = 'collection-answer' and parent_id = any($2) group by 1, 2`, [tenant, forms]);
  const counts = new Map(rows.map((row) => [`${row.parent_id}/${row.state}`, row.n as number]));
  return (form, state) => counts.get(`${form}/${state}`) ?? 0;
}

/** Who holds the post of a unit's head on this day, by unit; of a unit with several, the first by title. */
export async function listHeads(tx: Transaction, tenant: string, units: readonly string[], on: Day): Promise<ReadonlyMap<string, string>> {
  const { rows } = await tx.query(
    `select distinct on (s.unit_id) s.unit_id, p.name from post s join holding h on h.tenant_id = s.tenant_id and h.post_id = s.post_id and h.from_day <= $3 and (h.to_day is null or h.to_day >= $3)
       join person p on p.tenant_id = h.tenant_id and p.person_id = h.person_id
     where s.tenant_id = $1 and s.unit_id = any($2) and s.roles && array['school.head', 'section.head', 'office.head'] and coalesce(s.closed_from > $3, true) order by s.unit_id, s.title`,
    [tenant, units, on],
  );
  return new Map(rows.map((row) => [row.unit_id, row.name]));
}

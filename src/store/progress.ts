import type { Day } from '#base/day';
import type { Step } from '#model/record';
import type pg from 'pg';
import type { Transaction } from './pools.ts';
import type { ProgrammeHead, VersionId } from './programme.ts';

/** What the public is told of one measure: numbers of units, or nothing where a group would be too small; `next` is the next due day. */
export interface PublicMeasure {
  readonly measure: string;
  readonly counts: { readonly onTime: number; readonly late: number; readonly missing: number } | null;
  /** True where something was due but is left out because too few units are behind it. */
  readonly hidden: boolean;
  readonly next: Day | null;
}

/** Issued versions whose public progress is of an earlier day, or not there yet. Runs as the log role. */
export async function listStaleProgress(pool: pg.Pool, on: Day): Promise<readonly (VersionId & { readonly tenant: string })[]> {
  const { rows } = await pool.query(
    `select p.tenant_id, p.programme_id, p.version from programme p left join progress g on g.tenant_id = p.tenant_id and g.programme_id = p.programme_id and g.version = p.version
     where p.status = 'issued' and (g.as_of is null or g.as_of <> $1) order by 1, 2, 3`,
    [on],
  );
  return rows.map((row) => ({ tenant: row.tenant_id, programmeId: row.programme_id, version: row.version }));
}

/** A duty whose due day has passed, with the record that answers it. */
export interface PastDuty {
  readonly unitId: string;
  readonly ledger: string;
  readonly due: Day;
  readonly sentences: readonly string[];
  readonly state: string | null;
  readonly trail: readonly Step[] | null;
}

const UNITS_AT_ONCE = 100;

/** Where a version, $3 of the programme $2, says what a duty asks for: its own duties by their sentences, those of an earlier version that still stand by their obligations. */
const NOW = `with now as materialized (select o.obligation_id, s.sentence from obligation o, jsonb_array_elements_text(o.body->'sentences') s(sentence) where o.tenant_id = $1 and o.programme_id = $2 and o.version = $3 and o.status = 'confirmed')`;
const SENTENCES = `case when d.version = $3 then d.body->'sentences' else coalesce((select jsonb_agg(distinct now.sentence) from jsonb_array_elements_text(d.body->'obligationIds') one(id) join now on now.obligation_id = one.id), '[]') end`;
const STANDS = 'd.tenant_id = $1 and d.programme_id = $2 and d.version <= $3 and d.ended_by is null';

/** The duties of a version that fell due before this day, of units of these kinds in these ledgers; a hundred units at a time. Runs as the log role. */
export async function* readPastDuties(pool: pg.Pool, tenant: string, id: VersionId, wish: { readonly kinds: readonly string[]; readonly ledgers: readonly string[]; readonly before: Day }): AsyncIterable<PastDuty> {
  const units = await pool.query('select unit_id from unit where tenant_id = $1 and kind = any($2) order by unit_id', [tenant, wish.kinds]);
  for (let i = 0; i < units.rows.length; i += UNITS_AT_ONCE) {
    const { rows } = await pool.query(
      `${NOW} select d.unit_id, d.ledger, d.due, ${SENTENCES} as sentences, r.state, r.trail from duty d left join record r on r.tenant_id = d.tenant_id and r.record_id = d.record_id
       where ${STANDS} and d.unit_id = any($4) and d.due < $5 and d.ledger = any($6)`,
      [tenant, id.programmeId, id.version, units.rows.slice(i, i + UNITS_AT_ONCE).map((row) => row.unit_id), wish.before, wish.ledgers],
    );
    for (const row of rows) yield { unitId: row.unit_id, ledger: row.ledger, due: row.due, sentences: row.sentences, state: row.state, trail: row.trail };
  }
}

/** The next due day under each sentence, from this day on. Runs as the log role. */
export async function listNextDue(pool: pg.Pool, tenant: string, id: VersionId, wish: { readonly kinds: readonly string[]; readonly ledgers: readonly string[]; readonly from: Day }): Promise<readonly { readonly sentence: string; readonly due: Day }[]> {
  const { rows } = await pool.query(
    `${NOW} select s.sentence, min(d.due) as due from duty d join unit u on u.tenant_id = d.tenant_id and u.unit_id = d.unit_id and u.kind = any($4), jsonb_array_elements_text(${SENTENCES}) as s(sentence)
     where ${STANDS} and d.ledger = any($5) and d.due >= $6 group by 1`,
    [tenant, id.programmeId, id.version, wish.kinds, wish.ledgers, wish.from],
  );
  return rows.map((row) => ({ sentence: row.sentence, due: row.due }));
}

/** Puts what the public is told in place of what it was told before. Runs as the log role. */
export const putProgress = async (pool: pg.Pool, tenant: string, { programmeId, version }: VersionId, asOf: Day, measures: readonly PublicMeasure[]): Promise<void> =>
  void (await pool.query(
    `insert into progress (tenant_id, programme_id, version, as_of, measures) values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, programme_id, version) do update set as_of = excluded.as_of, measures = excluded.measures`,
    [tenant, programmeId, version, asOf, JSON.stringify(measures)],
  ));

/** A programme in force as the public sees it: headings, the line on which each sentence begins, progress. */
export interface PublicProgramme extends Pick<ProgrammeHead, 'title' | 'docNumber' | 'startsOn' | 'endsOn'> {
  readonly headings: readonly { readonly depth: number; readonly text: string; readonly line: number }[];
  readonly sentences: readonly { readonly address: string; readonly line: number }[];
  readonly asOf: Day | null;
  readonly measures: readonly PublicMeasure[];
}

/** The programmes in force, newest first. */
export async function listPublicProgrammes(tx: Transaction, tenant: string): Promise<readonly PublicProgramme[]> {
  const { rows } = await tx.query(
    `select p.title, p.doc_number, p.starts_on, p.ends_on, p.outline->'headings' as headings, g.as_of, g.measures,
       (select jsonb_agg(jsonb_build_object('address', s.address, 'line', s.line) order by s.ordinal) from sentence s where s.tenant_id = p.tenant_id and s.programme_id = p.programme_id and s.version = p.version) as sentences
     from programme p left join progress g on g.tenant_id = p.tenant_id and g.programme_id = p.programme_id and g.version = p.version
     where p.tenant_id = $1 and p.status = 'issued' order by p.issued_at desc, p.programme_id`,
    [tenant],
  );
  return rows.map((row) => ({ title: row.title, docNumber: row.doc_number, startsOn: row.starts_on, endsOn: row.ends_on, headings: row.headings ?? [], sentences: row.sentences ?? [], asOf: row.as_of, measures: row.measures ?? [] }));
}

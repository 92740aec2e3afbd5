import type { Day } from '#base/day';
import type { Uuid } from '#base/id';
import { type Duty, type Shown, SHOWN, type Standing } from '#model/duty';
import { MOST_LATE } from '#model/total';
import type { Transaction } from './pools.ts';
import type { VersionId } from './programme.ts';
import { throughWays, type Within } from './within.ts';

/** Adds the duties that are not there yet; the number added. Issuing again adds nothing. */
export async function putDuties(tx: Transaction, tenant: string, id: VersionId, duties: readonly Duty[]): Promise<number> {
  let added = 0;
  for (let i = 0; i < duties.length; i += 5_000) {
    const rows = duties.slice(i, i + 5_000).map((duty) => ({ key: duty.key, unit: duty.unitId, lead: duty.leadUnitId, ledger: duty.ledger, due: duty.due.due, body: duty }));
    const done = await tx.query(
      `insert into duty (tenant_id, programme_id, duty_key, version, unit_id, lead_unit_id, ledger, due, body)
       select $1, $2, key, $3, unit, lead, ledger, due, body from jsonb_to_recordset($4) as x(key text, unit text, lead text, ledger text, due date, body jsonb)
       on conflict (tenant_id, programme_id, duty_key) where ended_by is null do nothing`,
      [tenant, id.programmeId, id.version, JSON.stringify(rows)],
    );
    added += done.rowCount ?? 0;
  }
  return added;
}

/** A duty with the state of the record that answers it. */
export interface DutyLine {
  readonly programmeId: Uuid;
  readonly version: number;
  readonly duty: Duty;
  readonly due: Day;
  readonly recordId: Uuid | null;
  readonly recordState: string | null;
  /** Ended by a later version: which, when, and whether that version asks for it again. */
  readonly ended: { readonly by: number; readonly on: Day; readonly renewed: boolean } | null;
}

/** A row with the columns programme_id, version, body, due, record_id and the answering record's state. */
export const toDutyLine = (row: Record<string, never>): DutyLine => ({ programmeId: row['programme_id']!, version: row['version']!, duty: row['body']!, due: row['due']!, recordId: row['record_id'] ?? null, recordState: row['state'] ?? null, ended: row['ended_by'] ? { by: row['ended_by'], on: row['ended_on']!, renewed: row['renewed']! } : null });

/** The duties of one standing due from one day to another; all of them show the same light. */
export interface DutyBand {
  readonly light: Shown;
  readonly standing: Standing | 'ended';
  readonly from?: Day;
  readonly to: Day;
}

/** The condition of a band's rows over the table `duty`; $1 is the tenant. */
export const bandCondition = ({ standing, from, to }: DutyBand, bind: (value: unknown) => string): string => `tenant_id = $1 and standing = ${bind(standing)} and due <= ${bind(to)}${from ? ` and due >= ${bind(from)}` : ''}`;

/** Duties band by band, in the order of the bands: what is done newest first, all else oldest first. `of` keeps to what answers one of these obligations in these ledgers. */
export async function listDuties(tx: Transaction, tenant: string, wish: { readonly within: Within; readonly bands: readonly DutyBand[]; readonly limit: number; readonly of?: { readonly programmeId: Uuid; readonly ledgers: readonly string[]; readonly obligations: readonly string[] } }): Promise<readonly (DutyLine & { readonly light: Shown })[]> {
  const values: unknown[] = [tenant, wish.limit];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const of = wish.of ? ` and programme_id = ${bind(wish.of.programmeId)} and ledger = any(${bind(wish.of.ledgers)}::text[]) and body->'obligationIds' ?| ${bind(wish.of.obligations)}::text[]` : '';
  const keys = wish.bands.map((band, rank) => {
    const order = band.standing === 'done' ? 'desc' : 'asc';
    const when = bandCondition(band, bind);
    return throughWays(wish.within, bind, (condition) =>
      `(select unit_id, ${rank} as rank, '${band.light}' as light, programme_id as programme, duty_key as key, version as made_under, due as day from duty where ${when}${of} and ${condition} order by due ${order}, duty_key ${order} limit $2)`);
  });
  const order = `rank, case light when 'done' then date '2000-01-01' - day else day - date '2000-01-01' end, key`;
  const { rows } = await tx.query(
    `select light, d.programme_id, d.version, d.due, d.body, d.record_id, d.ended_by, d.ended_on, d.renewed, r.state from (select * from (${keys.join(' union all ')}) ways order by ${order} limit $2) page
     join duty d on d.tenant_id = $1 and d.programme_id = programme and d.duty_key = key and d.version = made_under left join record r on r.tenant_id = d.tenant_id and r.record_id = d.record_id order by ${order}`, values);
  return rows.map((row) => ({ ...toDutyLine(row), light: row.light }));
}

/** How many duties show each light; counting ends one after `most`. */
export async function countDuties(tx: Transaction, tenant: string, wish: { readonly within: Within; readonly bands: readonly DutyBand[]; readonly most: number }): Promise<Readonly<Record<Shown, number>>> {
  const values: unknown[] = [tenant, wish.most + 1];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const counts = SHOWN.map((light) => {
    const keys = wish.bands.filter((band) => band.light === light).map((band) => {
      const when = bandCondition(band, bind);
      return throughWays(wish.within, bind, (condition) => `(select unit_id from duty where ${when} and ${condition} limit $2)`);
    });
    return keys.length === 0 ? `0 as ${light}` : `(select count(*)::int from (select from (${keys.join(' union all ')}) ways limit $2) counted) as ${light}`;
  });
  return (await tx.query(`select ${counts.join(', ')}`, values)).rows[0];
}

/** What a leader is late with herself, the oldest first, at most `MOST_LATE`: her unit's own duties, and those of units without a desk of which her post is in charge. */
export async function listOwnOverdue(tx: Transaction, tenant: string, wish: { readonly unitId: string; readonly postId: Uuid; readonly deskless: readonly string[]; readonly before: Day }): Promise<readonly DutyLine[]> {
  const { rows } = await tx.query(
    `select d.programme_id, d.version, d.due, d.body, d.record_id, d.ended_by, d.ended_on, d.renewed, r.state from duty d left join record r on r.tenant_id = d.tenant_id and r.record_id = d.record_id
     where d.tenant_id = $1 and d.standing = 'open' and d.due < $5 and d.unit_id = any($3::text[] || $2::text)
       and (d.unit_id = $2 or exists (select from obligation o where o.tenant_id = d.tenant_id and o.programme_id = d.programme_id and o.version = d.version and o.leader_post_id = $4 and d.body -> 'obligationIds' ? o.obligation_id))
     order by d.due, d.duty_key limit ${MOST_LATE}`,
    [tenant, wish.unitId, wish.deskless, wish.postId, wish.before],
  );
  return rows.map(toDutyLine);
}

/** Says which record answers a duty: the unit's own, of the same ledger. False where the duty is another's or answered already. */
export const answerDuty = async (tx: Transaction, tenant: string, wish: { readonly programmeId: Uuid; readonly key: string; readonly recordId: Uuid; readonly unitId: string; readonly ledger: string }): Promise<boolean> =>
  (await tx.query('update duty set record_id = $4 where tenant_id = $1 and programme_id = $2 and duty_key = $3 and unit_id = $5 and ledger = $6 and ended_by is null and (record_id is null or record_id = $4)', [tenant, wish.programmeId, wish.key, wish.recordId, wish.unitId, wish.ledger])).rowCount === 1;

/** Whether a later version has ended the duty of this key and asks for it no more. */
export const isDutyEnded = async (tx: Transaction, tenant: string, { programmeId, key }: { readonly programmeId: Uuid; readonly key: string }): Promise<boolean> =>
  (await tx.query('select bool_and(ended_by is not null) as ended from duty where tenant_id = $1 and programme_id = $2 and duty_key = $3', [tenant, programmeId, key])).rows[0].ended === true;

/** Every duty of a programme that nothing has ended, and whether a record answers it. */
export const listStanding = async (tx: Transaction, tenant: string, programmeId: Uuid): Promise<readonly { readonly duty: Duty; readonly version: number; readonly isAnswered: boolean }[]> =>
  (await tx.query('select body as duty, version, record_id is not null as "isAnswered" from duty where tenant_id = $1 and programme_id = $2 and ended_by is null', [tenant, programmeId])).rows;

/** Which duty ended: `renewed` where the version that ended it asks for it again. */
interface Ending {
  readonly key: string;
  readonly version: number;
  readonly renewed: boolean;
}

/** Ends duties by a new version; the number ended. One that was answered meanwhile is left alone. */
export async function endDuties(tx: Transaction, tenant: string, { programmeId, version }: VersionId, on: Day, ended: readonly Ending[]): Promise<number> {
  if (ended.length === 0) return 0;
  const done = await tx.query(
    `update duty d set ended_by = $3, ended_on = $4, renewed = x.renewed from jsonb_to_recordset($5) as x(key text, version int, renewed boolean)
     where d.tenant_id = $1 and d.programme_id = $2 and d.duty_key = x.key and d.version = x.version and d.ended_by is null and d.record_id is null`,
    [tenant, programmeId, version, on, JSON.stringify(ended)],
  );
  return done.rowCount ?? 0;
}

/** The duties that a version ended, by key. Runs as the log role. */
export const listEnded = async (db: Pick<Transaction, 'query'>, tenant: string, { programmeId, version }: VersionId): Promise<readonly Ending[]> =>
  (await db.query('select duty_key as key, version, renewed from duty where tenant_id = $1 and programme_id = $2 and ended_by = $3', [tenant, programmeId, version])).rows;

/** The versions that have ended duties. Runs as the log role. */
export const listEnders = async (db: Pick<Transaction, 'query'>, tenant: string): Promise<readonly VersionId[]> =>
  (await db.query('select distinct programme_id as "programmeId", ended_by as version from duty where tenant_id = $1 and ended_by is not null order by 1, 2', [tenant])).rows;

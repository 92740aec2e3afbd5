import type { Day } from '#base/day';
import type { Uuid } from '#base/id';
import { type Duty, type Light, LIGHTS, type Standing } from '#model/duty';
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
       on conflict (tenant_id, programme_id, duty_key) do nothing`,
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
}

/** A row with the columns programme_id, version, body, due, record_id and the answering record's state. */
export const toDutyLine = (row: Record<string, never>): DutyLine => ({ programmeId: row['programme_id']!, version: row['version']!, duty: row['body']!, due: row['due']!, recordId: row['record_id'] ?? null, recordState: row['state'] ?? null });

/** The duties of one standing due from one day to another; all of them show the same light. */
export interface DutyBand {
  readonly light: Light;
  readonly standing: Standing;
  readonly from?: Day;
  readonly to: Day;
}

const bandCondition = ({ standing, from, to }: DutyBand, bind: (value: unknown) => string): string => `tenant_id = $1 and standing = ${bind(standing)} and due <= ${bind(to)}${from ? ` and due >= ${bind(from)}` : ''}`;

/** Duties band by band, in the order of the bands: what is done newest first, all else oldest first. */
export async function listDuties(tx: Transaction, tenant: string, wish: { readonly within: Within; readonly bands: readonly DutyBand[]; readonly limit: number }): Promise<readonly (DutyLine & { readonly light: Light })[]> {
  const values: unknown[] = [tenant, wish.limit];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const keys = wish.bands.map((band, rank) => {
    const order = band.standing === 'done' ? 'desc' : 'asc';
    const when = bandCondition(band, bind);
    return throughWays(wish.within, bind, (condition) =>
      `(select unit_id, ${rank} as rank, '${band.light}' as light, programme_id as programme, duty_key as key, due as day from duty where ${when} and ${condition} order by due ${order}, duty_key ${order} limit $2)`);
  });
  const order = `rank, case light when 'done' then date '2000-01-01' - day else day - date '2000-01-01' end, key`;
  const { rows } = await tx.query(
    `select light, d.programme_id, d.version, d.due, d.body, d.record_id, r.state from (select * from (${keys.join(' union all ')}) ways order by ${order} limit $2) page
     join duty d on d.tenant_id = $1 and d.programme_id = programme and d.duty_key = key left join record r on r.tenant_id = d.tenant_id and r.record_id = d.record_id order by ${order}`, values);
  return rows.map((row) => ({ ...toDutyLine(row), light: row.light }));
}

/** How many duties show each light; counting ends one after `most`. */
export async function countDuties(tx: Transaction, tenant: string, wish: { readonly within: Within; readonly bands: readonly DutyBand[]; readonly most: number }): Promise<Readonly<Record<Light, number>>> {
  const values: unknown[] = [tenant, wish.most + 1];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const counts = LIGHTS.map((light) => {
    const keys = wish.bands.filter((band) => band.light === light).map((band) => {
      const when = bandCondition(band, bind);
      return throughWays(wish.within, bind, (condition) => `(select unit_id from duty where ${when} and ${condition} limit $2)`);
    });
    return `(select count(*)::int from (select from (${keys.join(' union all ')}) ways limit $2) counted) as ${light}`;
  });
  return (await tx.query(`select ${counts.join(', ')}`, values)).rows[0];
}

/** Says which record answers a duty: the unit's own, of the same ledger. False where the duty is another's or answered already. */
export const answerDuty = async (tx: Transaction, tenant: string, wish: { readonly programmeId: Uuid; readonly key: string; readonly recordId: Uuid; readonly unitId: string; readonly ledger: string }): Promise<boolean> =>
  (await tx.query('update duty set record_id = $4 where tenant_id = $1 and programme_id = $2 and duty_key = $3 and unit_id = $5 and ledger = $6 and (record_id is null or record_id = $4)', [tenant, wish.programmeId, wish.key, wish.recordId, wish.unitId, wish.ledger])).rowCount === 1;

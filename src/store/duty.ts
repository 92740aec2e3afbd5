import type { Day } from '#base/day';
import type { Uuid } from '#base/id';
import type { Duty } from '#model/duty';
import type { Transaction } from './pools.ts';
import type { VersionId } from './programme.ts';

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

/** Duties by due day: of one unit, led by one unit, or of all units that the sight reaches. */
export async function listDuties(tx: Transaction, tenant: string, wish: { readonly unitId?: string; readonly leadUnitId?: string; readonly until: Day; readonly limit: number }): Promise<readonly DutyLine[]> {
  const { rows } = await tx.query(
    `select d.programme_id, d.version, d.due, d.body, d.record_id, r.state from duty d left join record r on r.tenant_id = d.tenant_id and r.record_id = d.record_id
     where d.tenant_id = $1 and ($2::text is null or d.unit_id = $2) and ($3::text is null or d.lead_unit_id = $3) and d.due <= $4 order by d.due, d.duty_key limit $5`,
    [tenant, wish.unitId ?? null, wish.leadUnitId ?? null, wish.until, wish.limit],
  );
  return rows.map(toDutyLine);
}

/** Says which record answers a duty: the unit's own, of the same ledger. False where the duty is another's or answered already. */
export const answerDuty = async (tx: Transaction, tenant: string, wish: { readonly programmeId: Uuid; readonly key: string; readonly recordId: Uuid; readonly unitId: string; readonly ledger: string }): Promise<boolean> =>
  (await tx.query('update duty set record_id = $4 where tenant_id = $1 and programme_id = $2 and duty_key = $3 and unit_id = $5 and ledger = $6 and (record_id is null or record_id = $4)', [tenant, wish.programmeId, wish.key, wish.recordId, wish.unitId, wish.ledger])).rowCount === 1;

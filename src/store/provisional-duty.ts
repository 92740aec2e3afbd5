import type { Uuid } from '#base/id';
import type { Duty } from '#model/duty';
import type { Transaction } from './pools.ts';
import type { VersionId } from './programme.ts';

/** The issued versions that have provisional due days which nobody has answered. */
export async function listProvisionalVersions(tx: Transaction, tenant: string): Promise<readonly VersionId[]> {
  const { rows } = await tx.query(`select distinct programme_id, version from duty where tenant_id = $1 and ended_by is null and record_id is null and body->'due'->>'provisional' = 'true'`, [tenant]);
  return rows.map((row) => ({ programmeId: row.programme_id as Uuid, version: row.version as number }));
}

/** The provisional duties of a version that nobody has answered, locked until the transaction ends. */
export async function listProvisionalDuties(tx: Transaction, tenant: string, id: VersionId): Promise<readonly Duty[]> {
  const { rows } = await tx.query(
    `select body from duty where tenant_id = $1 and programme_id = $2 and version = $3 and ended_by is null and record_id is null and body->'due'->>'provisional' = 'true' order by duty_key for update`,
    [tenant, id.programmeId, id.version],
  );
  return rows.map((row) => row.body as Duty);
}

/** Puts due days that were computed again; a trigger lets only provisional, unanswered ones change. */
export async function putDueDays(tx: Transaction, tenant: string, id: VersionId, duties: readonly Duty[]): Promise<void> {
  await tx.query(
    `update duty d set due = x.due, body = x.body from jsonb_to_recordset($4) as x(key text, due date, body jsonb)
     where d.tenant_id = $1 and d.programme_id = $2 and d.version = $3 and d.duty_key = x.key`,
    [tenant, id.programmeId, id.version, JSON.stringify(duties.map((duty) => ({ key: duty.key, due: duty.due.due, body: duty })))],
  );
}

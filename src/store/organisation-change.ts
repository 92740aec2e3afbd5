import type { Uuid } from '#base/id';
import type { Values } from '#model/field';
import type { Change, ChangeKind } from '#model/organisation';
import type pg from 'pg';
import type { Transaction } from './pools.ts';

interface Table {
  readonly name: string;
  readonly columns: string;
  readonly shape: string;
  readonly key: string;
  readonly updates: readonly string[];
}

const TABLES: Readonly<Record<ChangeKind, Table>> = {
  unit: { name: 'unit', columns: 'unit_id, parent_id, kind, name, closed_from, ordinal', shape: 'unit_id text, parent_id text, kind text, name text, closed_from date, ordinal int', key: 'unit_id', updates: ['name', 'closed_from'] },
  post: { name: 'post', columns: 'post_id, unit_id, title, roles, scope, closed_from', shape: 'post_id uuid, unit_id text, title text, roles text[], scope jsonb, closed_from date', key: 'post_id', updates: ['title', 'roles', 'scope', 'closed_from'] },
  person: { name: 'person', columns: 'person_id, staff_no, name', shape: 'person_id uuid, staff_no text, name text', key: 'person_id', updates: ['name'] },
  holding: { name: 'holding', columns: 'post_id, person_id, from_day, to_day', shape: 'post_id uuid, person_id uuid, from_day date, to_day date', key: 'post_id, person_id, from_day', updates: ['to_day'] },
  semester: { name: 'semester', columns: 'semester_id, name, start_day, end_day', shape: 'semester_id text, name text, start_day date, end_day date', key: 'semester_id', updates: ['name', 'start_day', 'end_day'] },
};

function columnsOf({ kind, row }: Change, ordinal: number): Record<string, unknown> {
  switch (kind) {
    case 'unit':
      return { unit_id: row.unitId, parent_id: row.parentId, kind: row.kind, name: row.name, closed_from: row.closedFrom ?? null, ordinal };
    case 'post':
      return { post_id: row.postId, unit_id: row.unitId, title: row.title, roles: row.roles, scope: row.scope, closed_from: row.closedFrom ?? null };
    case 'person':
      return { person_id: row.personId, staff_no: row.staffNo, name: row.name };
    case 'holding':
      return { post_id: row.postId, person_id: row.personId, from_day: row.from, to_day: row.to };
    case 'semester':
      return { semester_id: row.id, name: row.name, start_day: row.start, end_day: row.end };
  }
}

/** Lets one change of a county's organisation run at a time, until the transaction ends. */
export const lockOrganisation = async (tx: Transaction, tenant: string): Promise<void> => void (await tx.query('select pg_advisory_xact_lock(7233202, hashtext($1))', [tenant]));

/** Brings the tables to what the changes say, one statement a kind; new units come after the others. Of several changes of one thing the caller sends the last. */
export async function putChanges(tx: Transaction, tenant: string, changes: readonly Change[]): Promise<void> {
  const { rows } = await tx.query('select coalesce(max(ordinal), 0)::int as last from unit where tenant_id = $1', [tenant]);
  for (const [kind, own] of Map.groupBy(changes, (change) => change.kind)) {
    const { name, columns, shape, key, updates } = TABLES[kind];
    await tx.query(
      `insert into ${name} (tenant_id, ${columns}) select $1, ${columns} from jsonb_to_recordset($2) as x(${shape})
       on conflict (tenant_id, ${key}) do update set ${updates.map((column) => `${column} = excluded.${column}`).join(', ')}`,
      [tenant, JSON.stringify(own.map((change, i) => columnsOf(change, (rows[0]?.last ?? 0) + i + 1)))],
    );
  }
}

/** How many entries each of these records has and in which state it is; those that are not there are left out. */
export async function findVersions(tx: Transaction, tenant: string, recordIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, { readonly seq: number; readonly state: string }>> {
  const { rows } = await tx.query('select record_id, seq, state from record where tenant_id = $1 and record_id = any($2)', [tenant, recordIds]);
  return new Map(rows.map((row) => [row.record_id as Uuid, { seq: row.seq as number, state: row.state as string }]));
}

/** Proposals of the organisation that wait for a second administrator, oldest first. */
export async function listWaiting(tx: Transaction, tenant: string): Promise<readonly { readonly recordId: Uuid; readonly seq: number; readonly values: Values; readonly proposedBy: Uuid | undefined }[]> {
  const { rows } = await tx.query(`select record_id, seq, open, trail from record where tenant_id = $1 and ledger = 'organisation' and state = '待确认' order by updated_at limit 200`, [tenant]);
  return rows.map((row) => ({ recordId: row.record_id, seq: row.seq, values: row.open, proposedBy: row.trail.at(-1)?.personId }));
}

/** Every record of the organisation with its last word, and whether something of it was erased. Runs as the log role, too. */
export async function listOrganisationRecords(db: pg.Pool | Transaction, tenant: string): Promise<readonly { readonly state: string; readonly values: Values }[]> {
  const { rows } = await db.query(`select state, open, personal from record where tenant_id = $1 and ledger = 'organisation'`, [tenant]);
  return rows.map((row) => ({ state: row.state, values: { ...row.open, ...row.personal } }));
}

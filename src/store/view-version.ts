import type { Values } from '#model/field';
import type pg from 'pg';

/** A record's view under another version of its definition. */
export interface BroughtView {
  readonly tenant: string;
  readonly recordId: string;
  readonly open: Values;
  readonly personal: Values | null;
  readonly title: string;
  readonly parentId: string | null;
  readonly standing: string;
  readonly happenedOn: string;
  readonly slots: Readonly<Record<string, string | number | null>>;
}

/** The version that each ledger's views stand at; absent: 1. Runs as the owner. */
export async function listViewVersions(owner: pg.ClientBase): Promise<ReadonlyMap<string, number>> {
  const { rows } = await owner.query('select ledger, version from view_version');
  return new Map(rows.map((row) => [row.ledger, row.version]));
}

/** Notes that all views of a ledger stand at this version. Runs as the owner. */
export const putViewVersion = async (owner: pg.ClientBase, ledger: string, version: number): Promise<void> =>
  void (await owner.query('insert into view_version (ledger, version) values ($1, $2) on conflict (ledger) do update set version = excluded.version', [ledger, version]));

/** Writes a record's view anew, every slot of it. The entries stay as they are. Runs as the owner. */
export async function putView(owner: pg.ClientBase, { tenant, recordId, open, personal, title, parentId, standing, happenedOn, slots }: BroughtView, allSlots: readonly string[]): Promise<void> {
  const sets = allSlots.map((slot, i) => `${slot} = $${9 + i}`).join(', ');
  await owner.query(`update record set open = $3, personal = $4, title = $5, parent_id = $6, standing = $7, happened_on = $8, ${sets} where tenant_id = $1 and record_id = $2`, [tenant, recordId, open, personal, title, parentId, standing, happenedOn, ...allSlots.map((slot) => slots[slot] ?? null)]);
}

import type { Instant } from '#base/day';
import type { Uuid } from '#base/id';
import type { Act } from '#model/record';
import type pg from 'pg';
import type { Transaction } from './pools.ts';

export type ImportState = 'checked' | 'running' | 'done' | 'stopped';

/** A sentence at a cell: sheet by name, row and column from 0. */
export interface FoundFault {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** What the column is called in the workbook. */
  readonly heading?: string;
  readonly sentence: string;
}

/** One act of an import with where it comes from: sheet and row, the column of its 编号, and the column of each field, for what may yet stand against it. */
export interface RowAct {
  readonly sheet: string;
  readonly row: number;
  readonly key: number;
  readonly cells: Readonly<Record<string, number>>;
  readonly act: Act;
}

/** What became of a row: its record's new version, or what stood against it. */
export type RowOutcome = { readonly row: number; readonly recordId: Uuid; readonly seq: number } | { readonly row: number; readonly fault: FoundFault };

/** An import without its bytes and acts. `found` are the faults of the dry run. */
export interface SheetImport {
  readonly importId: Uuid;
  readonly ledger: string;
  readonly postId: Uuid;
  readonly fileName: string;
  readonly state: ImportState;
  readonly fresh: number;
  readonly changed: number;
  readonly same: number;
  readonly faulty: number;
  readonly found: readonly FoundFault[];
  readonly done: number;
  readonly failed: number;
  readonly note: string | null;
  readonly checkedAt: Instant;
  readonly endedAt: Instant | null;
}

const COLUMNS = 'import_id, ledger, post_id, file_name, state, fresh, changed, same, faulty, found, done, failed, note, checked_at, ended_at';

const toImport = (row: Record<string, never>): SheetImport => ({
  importId: row['import_id'] as unknown as Uuid, ledger: row['ledger'] as unknown as string, postId: row['post_id'] as unknown as Uuid, fileName: row['file_name'] as unknown as string, state: row['state'] as unknown as ImportState,
  fresh: row['fresh'] as unknown as number, changed: row['changed'] as unknown as number, same: row['same'] as unknown as number, faulty: row['faulty'] as unknown as number, found: row['found'] as unknown as readonly FoundFault[],
  done: row['done'] as unknown as number, failed: row['failed'] as unknown as number, note: row['note'] as unknown as string | null, checkedAt: row['checked_at'] as unknown as Instant, endedAt: row['ended_at'] as unknown as Instant | null,
});

/** Keeps a checked workbook with its acts, some hundred a batch; again under the same id replaces it while nothing of it was begun. False where the id is somebody's, or begun. */
export async function putImport(tx: Transaction, tenant: string, personId: Uuid, one: Omit<SheetImport, 'state' | 'done' | 'failed' | 'note' | 'endedAt'>, workbook: Uint8Array, batches: readonly (readonly RowAct[])[]): Promise<boolean> {
  await tx.query(`delete from sheet_import where tenant_id = $1 and import_id = $2 and state = 'checked'`, [tenant, one.importId]);
  const { rowCount } = await tx.query(
    `insert into sheet_import (tenant_id, import_id, ledger, person_id, post_id, file_name, workbook, state, fresh, changed, same, faulty, found, checked_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'checked', $8, $9, $10, $11, $12, $13) on conflict do nothing`,
    [tenant, one.importId, one.ledger, personId, one.postId, one.fileName, workbook, one.fresh, one.changed, one.same, one.faulty, JSON.stringify(one.found), one.checkedAt],
  );
  if (rowCount !== 1) return false;
  for (const [ordinal, acts] of batches.entries()) await tx.query('insert into sheet_batch (tenant_id, import_id, ordinal, acts) values ($1, $2, $3, $4)', [tenant, one.importId, ordinal, JSON.stringify(acts)]);
  return true;
}

/** The import with this id, if it is the viewer's own. */
export async function findImport(tx: Transaction, tenant: string, importId: Uuid): Promise<SheetImport | undefined> {
  const { rows } = await tx.query(`select ${COLUMNS} from sheet_import where tenant_id = $1 and import_id = $2`, [tenant, importId]);
  return rows[0] && toImport(rows[0]);
}

/** The viewer's own imports, of one ledger or all, the newest first, at most 20. */
export async function listImports(tx: Transaction, tenant: string, ledger: string | undefined): Promise<readonly SheetImport[]> {
  const { rows } = await tx.query(`select ${COLUMNS} from sheet_import where tenant_id = $1 and ($2::text is null or ledger = $2) order by checked_at desc limit 20`, [tenant, ledger ?? null]);
  return rows.map(toImport);
}

/** The bytes that were brought in, and what became of its rows so far. */
export async function findWorkbook(tx: Transaction, tenant: string, importId: Uuid): Promise<{ readonly workbook: Uint8Array; readonly outcomes: readonly RowOutcome[] } | undefined> {
  const { rows } = await tx.query('select workbook from sheet_import where tenant_id = $1 and import_id = $2', [tenant, importId]);
  const batches = await tx.query('select outcome from sheet_batch where tenant_id = $1 and import_id = $2 and outcome is not null order by ordinal', [tenant, importId]);
  return rows[0] && { workbook: rows[0].workbook, outcomes: batches.rows.flatMap((row) => row.outcome as RowOutcome[]) };
}

/** What stood against rows on the way, as they were taken. */
export async function findFailures(tx: Transaction, tenant: string, importId: Uuid): Promise<readonly FoundFault[]> {
  const { rows } = await tx.query(`select one -> 'fault' as fault from sheet_batch, json_array_elements(outcome) one where tenant_id = $1 and import_id = $2 and outcome is not null and one -> 'fault' is not null order by ordinal`, [tenant, importId]);
  return rows.map((row) => row.fault as FoundFault);
}

/** Moves an import from one of these states to another; false where it is in none of them. */
export async function moveImport(tx: Transaction, tenant: string, importId: Uuid, from: readonly ImportState[], to: ImportState, at: Instant, note: string | null = null): Promise<boolean> {
  const stamp = to === 'running' ? 'begun_at' : 'ended_at';
  const { rowCount } = await tx.query(`update sheet_import set state = $4, ${stamp} = $5, note = $6, beat_at = null where tenant_id = $1 and import_id = $2 and state = any($3)`, [tenant, importId, from, to, at, note]);
  return rowCount === 1;
}

/** Forgets an import that is not running. */
export const dropImport = async (tx: Transaction, tenant: string, importId: Uuid): Promise<boolean> => (await tx.query(`delete from sheet_import where tenant_id = $1 and import_id = $2 and state <> 'running'`, [tenant, importId])).rowCount === 1;

/** The next batch whose acts have not been taken, while the import is running. */
export async function findBatch(tx: Transaction, tenant: string, importId: Uuid): Promise<{ readonly ordinal: number; readonly acts: readonly RowAct[] } | undefined> {
  const { rows } = await tx.query(
    `select b.ordinal, b.acts from sheet_batch b join sheet_import i on i.tenant_id = b.tenant_id and i.import_id = b.import_id
     where b.tenant_id = $1 and b.import_id = $2 and b.acts is not null and i.state = 'running' order by b.ordinal limit 1`,
    [tenant, importId],
  );
  return rows[0];
}

/** Puts what became of a batch in place of its acts; twice counts once. */
export async function putOutcome(tx: Transaction, tenant: string, importId: Uuid, ordinal: number, outcomes: readonly RowOutcome[], at: Instant): Promise<void> {
  const { rowCount } = await tx.query('update sheet_batch set acts = null, outcome = $4 where tenant_id = $1 and import_id = $2 and ordinal = $3 and acts is not null', [tenant, importId, ordinal, JSON.stringify(outcomes)]);
  if (rowCount !== 1) return;
  const failed = outcomes.filter((one) => 'fault' in one).length;
  await tx.query('update sheet_import set done = done + $3, failed = failed + $4, beat_at = $5 where tenant_id = $1 and import_id = $2', [tenant, importId, outcomes.length - failed, failed, at]);
}

/** Takes a running import that nobody has been at since; of every county, as the worker. */
export async function claimImport(pool: pg.Pool, at: Instant, idleSince: Instant): Promise<{ readonly tenant: string; readonly importId: Uuid; readonly personId: Uuid; readonly postId: Uuid } | undefined> {
  const { rows } = await pool.query(
    `update sheet_import set beat_at = $1 where (tenant_id, import_id) = (select tenant_id, import_id from sheet_import where state = 'running' and (beat_at is null or beat_at < $2) order by checked_at limit 1)
     and state = 'running' and (beat_at is null or beat_at < $2) returning tenant_id, import_id, person_id, post_id`,
    [at, idleSince],
  );
  return rows[0] && { tenant: rows[0].tenant_id, importId: rows[0].import_id, personId: rows[0].person_id, postId: rows[0].post_id };
}

/** Forgets imports of every county whose last step lies before this; the number forgotten. Runs as the worker. */
export const dropImportsBefore = async (pool: pg.Pool, before: Instant): Promise<number> => (await pool.query(`delete from sheet_import where state <> 'running' and coalesce(ended_at, checked_at) < $1`, [before])).rowCount ?? 0;

/** Ids among these that are records, with their versions. */
export async function findSeqs(tx: Transaction, tenant: string, recordIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, number>> {
  const { rows } = await tx.query('select record_id, seq from record where tenant_id = $1 and record_id = any($2)', [tenant, recordIds]);
  return new Map(rows.map((row) => [row.record_id as Uuid, row.seq as number]));
}


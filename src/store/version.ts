import type { Day } from '#base/day';
import type { Uuid } from '#base/id';
import type pg from 'pg';
import type { Transaction } from './pools.ts';
import type { VersionId } from './programme.ts';

export interface VersionLine {
  readonly version: number;
  readonly status: 'draft' | 'issued' | 'superseded';
}

/** The versions of one programme that the sight reaches, oldest first. */
export const listVersions = async (tx: Transaction, tenant: string, programmeId: Uuid): Promise<readonly VersionLine[]> =>
  (await tx.query('select version, status from programme where tenant_id = $1 and programme_id = $2 order by version', [tenant, programmeId])).rows;

/** Every version of a county that was ever issued, by programme and version. Runs as the log role. */
export const listIssued = async (pool: pg.Pool, tenant: string): Promise<readonly (VersionId & { readonly issuedAt: string })[]> =>
  (await pool.query(`select programme_id as "programmeId", version, issued_at as "issuedAt" from programme where tenant_id = $1 and status <> 'draft' order by issued_at, programme_id, version`, [tenant])).rows;

/** Takes a draft away with its sentences and obligations. Throws where it has been issued: the table keeps it. */
export async function removeDraft(tx: Transaction, tenant: string, { programmeId, version }: VersionId): Promise<number> {
  const key = [tenant, programmeId, version];
  for (const table of ['obligation', 'sentence']) await tx.query(`delete from ${table} where tenant_id = $1 and programme_id = $2 and version = $3`, key);
  return (await tx.query(`delete from programme where tenant_id = $1 and programme_id = $2 and version = $3 and status = 'draft'`, key)).rowCount ?? 0;
}

/** The versions in force whose last day lies before this day. */
export const listExpired = async (tx: Transaction, tenant: string, on: Day): Promise<readonly (VersionId & { readonly title: string; readonly endsOn: Day })[]> =>
  (await tx.query(`select programme_id as "programmeId", version, title, ends_on as "endsOn" from programme where tenant_id = $1 and status = 'issued' and ends_on < $2 order by ends_on desc, programme_id`, [tenant, on])).rows;

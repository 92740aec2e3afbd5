import type { Instant } from '#base/day';
import type { Uuid } from '#base/id';
import type { Values } from '#model/field';
import type pg from 'pg';
import type { Transaction } from './pools.ts';

/** A text that shares runs with another: whose it is, and how many runs. */
export interface StoredCopy {
  readonly textNo: number;
  readonly recordId: Uuid;
  readonly ledger: string;
  readonly unitId: string;
  readonly since: Instant;
  readonly shared: number;
}

/** Which older texts of the county share these runs (at most five, the most first), and which of the runs at least `many` units have. A `before` of null stands for now. */
export const findSharers = async (tx: Transaction, wish: { readonly prints: readonly number[]; readonly except: Uuid; readonly before: Instant | null; readonly many: number }): Promise<{ readonly common: readonly number[]; readonly found: readonly StoredCopy[] }> =>
  (await tx.query({ name: 'find-copies', text: 'select find_copies($1, $2, $3, $4) as answer', values: [wish.prints, wish.except, wish.before, wish.many] })).rows[0].answer;

/** Where one text has these runs, with the words of the runs and of nothing else. */
export const readShared = async (tx: Transaction, textNo: number, prints: readonly number[]): Promise<readonly { readonly print: number; readonly at: number; readonly until: number; readonly words: string }[]> =>
  (await tx.query({ name: 'read-copied', text: 'select print, at, until, words from read_copied($1, $2)', values: [textNo, prints] })).rows;

/** Which plans are issued, as a mark that changes with them, and what the county's units are called. */
export async function findIssuedMark(tx: Transaction, tenant: string): Promise<{ readonly mark: string; readonly units: ReadonlyMap<string, string> }> {
  const { rows } = await tx.query(
    `select array_to_string(array(select programme_id || '/' || version from programme where tenant_id = $1 and status = 'issued' order by 1), ' ') as mark, (select jsonb_object_agg(unit_id, name) from unit where tenant_id = $1) as units`,
    [tenant],
  );
  return { mark: rows[0].mark, units: new Map(Object.entries(rows[0].units ?? {}) as [string, string][]) };
}

/** The sentences of the issued plans: what everybody's texts may have in common. */
export const listIssuedWords = async (tx: Transaction, tenant: string): Promise<readonly string[]> =>
  (await tx.query("select s.text from sentence s join programme p on p.tenant_id = s.tenant_id and p.programme_id = s.programme_id and p.version = s.version where s.tenant_id = $1 and p.status = 'issued'", [tenant])).rows.map((row) => row.text);

/** When a record was made, if the sight reaches it. */
export const findSince = async (tx: Transaction, tenant: string, recordId: Uuid): Promise<Instant | undefined> =>
  (await tx.query('select created_at from record where tenant_id = $1 and record_id = $2', [tenant, recordId])).rows[0]?.created_at;

/** Asks the worker to look at these records' texts. */
export const queueCopyTexts = async (tx: Transaction, tenant: string, recordIds: readonly Uuid[]): Promise<void> =>
  void (await tx.query('insert into copy_wait (tenant_id, record_id) select $1, unnest($2::uuid[]) on conflict do nothing', [tenant, recordIds]));

/** A record whose texts may have changed. */
export interface WaitingText {
  readonly tenant: string;
  readonly recordId: Uuid;
  readonly ledger: string;
  readonly unitId: string;
  readonly state: string;
  readonly since: Instant;
  readonly open: Values;
}

/** Takes records that wait for the worker; the transaction decides whether they are gone. Runs as the log role. */
export async function takeWaitingTexts(tx: pg.PoolClient, limit: number): Promise<readonly WaitingText[]> {
  const { rows } = await tx.query(
    `with taken as (delete from copy_wait where (tenant_id, record_id) in (select tenant_id, record_id from copy_wait limit $1 for update skip locked) returning tenant_id, record_id)
     select r.tenant_id, r.record_id, r.ledger, r.unit_id, r.state, r.created_at, r.open from taken join record r using (tenant_id, record_id)`,
    [limit],
  );
  return rows.map((row) => ({ tenant: row.tenant_id, recordId: row.record_id, ledger: row.ledger, unitId: row.unit_id, state: row.state, since: row.created_at, open: row.open }));
}

/** A text as the index keeps it; `prints` in order. */
export interface IndexedText {
  readonly body: string;
  readonly prints: readonly { readonly print: number; readonly at: number; readonly until: number }[];
}

/** Puts a record's text in the place of the one before; undefined takes it out. Runs as the log role. */
export async function putCopyText(tx: Pick<pg.PoolClient, 'query'>, { tenant, recordId, ledger, unitId, since }: Omit<WaitingText, 'state' | 'open'>, text: IndexedText | undefined): Promise<void> {
  await tx.query('delete from copy_text where tenant_id = $1 and record_id = $2', [tenant, recordId]);
  if (!text) return;
  await tx.query(
    `with t as (insert into copy_text (tenant_id, record_id, ledger, unit_id, since, body, prints, starts, ends) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning text_no)
     insert into copy_print (tenant_id, print, text_no) select distinct $1, print, text_no from t, unnest($7::integer[]) print`,
    [tenant, recordId, ledger, unitId, since, text.body, text.prints.map(({ print }) => print), text.prints.map(({ at }) => at), text.prints.map(({ until }) => until)],
  );
}

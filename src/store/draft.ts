import type { Instant } from '#base/day';
import type { Uuid } from '#base/id';
import type { Transaction } from './pools.ts';

export interface Draft {
  readonly draftId: Uuid;
  readonly ledger: string;
  readonly body: unknown;
  readonly touchedAt: Instant;
}

/** Puts a draft of the transaction's person; the policy refuses another person's id. */
export async function putDraft(tx: Transaction, tenant: string, personId: Uuid, draft: Draft): Promise<void> {
  await tx.query(
    `insert into draft (tenant_id, draft_id, person_id, ledger, body, touched_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, draft_id) do update set body = excluded.body, touched_at = excluded.touched_at`,
    [tenant, draft.draftId, personId, draft.ledger, JSON.stringify(draft.body), draft.touchedAt],
  );
}

export async function listDrafts(tx: Transaction, tenant: string, ledger: string | undefined): Promise<readonly Draft[]> {
  const { rows } = await tx.query('select draft_id, ledger, body, touched_at from draft where tenant_id = $1 and ($2::text is null or ledger = $2) order by touched_at desc limit 200', [tenant, ledger ?? null]);
  return rows.map((row) => ({ draftId: row.draft_id, ledger: row.ledger, body: row.body, touchedAt: row.touched_at }));
}

export async function dropDraft(tx: Transaction, tenant: string, draftId: Uuid): Promise<boolean> {
  return (await tx.query('delete from draft where tenant_id = $1 and draft_id = $2', [tenant, draftId])).rowCount === 1;
}

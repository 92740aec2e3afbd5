import type { Instant } from '#base/day';
import type { Uuid } from '#base/id';
import type { LedgerRecord } from '#model/record';
import { RECORD_COLUMNS, toRecord } from './act.ts';
import type { Transaction } from './pools.ts';

/** A unit's newest record of a ledger in one of these states, made before another one where that is named; undefined where there is none in sight. */
export async function findPrevious(tx: Transaction, tenant: string, wish: { readonly ledger: string; readonly unitId: string; readonly states: readonly string[]; readonly before?: Uuid }): Promise<{ readonly record: LedgerRecord; readonly title: string; readonly madeAt: Instant } | undefined> {
  const { rows } = await tx.query(
    `select ${RECORD_COLUMNS}, title, created_at from record r where tenant_id = $1 and ledger = $2 and unit_id = $3 and state = any($4) and destroyed_at is null
       and ($5::uuid is null or (record_id <> $5 and created_at < (select created_at from record o where o.tenant_id = $1 and o.record_id = $5)))
     order by created_at desc, record_id desc limit 1`,
    [tenant, wish.ledger, wish.unitId, wish.states, wish.before ?? null],
  );
  return rows[0] && { record: toRecord(rows[0]), title: rows[0].title, madeAt: rows[0].created_at };
}

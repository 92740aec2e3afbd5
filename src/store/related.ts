import type { RelatedWish } from '#model/check';
import type { Ledger } from '#model/ledger';
import type { LedgerRecord } from '#model/record';
import { RECORD_COLUMNS, toRecord } from './act.ts';
import type { Transaction } from './pools.ts';
import { slotsOf } from './slots.ts';

const MOST = 500;

/** The records that a check wishes to see, newest first, at most 500, within the transaction's sight. Throws a RangeError on a field that is not filterable. */
export async function findRelated(tx: Transaction, tenant: string, ledger: Ledger, wish: RelatedWish): Promise<readonly LedgerRecord[]> {
  const slots = slotsOf(ledger);
  const values: unknown[] = [tenant, ledger.id];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const slotOf = (field: string): string => {
    const slot = slots.get(field);
    if (!slot) throw new RangeError(`${ledger.id}.${field} is not filterable`);
    return slot;
  };
  const conditions = ['tenant_id = $1', 'ledger = $2'];
  if (wish.unitId !== undefined) conditions.push(`unit_id = ${bind(wish.unitId)}`);
  if (wish.recordId !== undefined) conditions.push(`record_id = ${bind(wish.recordId)}`);
  if (wish.states) conditions.push(`state = any(${bind(wish.states)})`);
  for (const [field, value] of Object.entries(wish.equal ?? {})) conditions.push(`${slotOf(field)} = ${bind(typeof value === 'boolean' ? String(value) : value)}`);
  if (wish.since) conditions.push(`${slotOf(wish.since.field)} >= ${bind(wish.since.day)}`);
  const { rows } = await tx.query(`select ${RECORD_COLUMNS} from record where ${conditions.join(' and ')} order by updated_at desc, record_id desc limit ${MOST}`, values);
  return rows.map(toRecord);
}

/** Holds back others who act on the same unit's records of a ledger until this transaction ends: what a check saw stays true. */
export const holdUnit = async (tx: Transaction, tenant: string, ledger: string, unitId: string): Promise<void> => void (await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 7233202))', [`${tenant}/${ledger}/${unitId}`]));

import type { RelatedWish } from '#model/check';
import type { Ledger } from '#model/ledger';
import type { LedgerRecord } from '#model/record';
import { RECORD_COLUMNS, toRecord } from './act.ts';
import type { Transaction } from './pools.ts';
import { slotsOf } from './slots.ts';

const MOST = 500;

/** Which records of a ledger lie below one, and in which of these states; they hold nothing but the link to it. */
async function listBelow(tx: Transaction, tenant: string, ledger: Ledger, { below, states }: { readonly below: string; readonly states?: readonly string[] }): Promise<readonly LedgerRecord[]> {
  const [parent] = Object.entries(ledger.fields).find(([, field]) => field.kind === 'link' && field.parent) ?? [];
  if (parent === undefined) throw new RangeError(`${ledger.id} belongs below nothing`);
  const { rows } = await tx.query('select record_id, state from records_below($1, $2, $3) where $4::text[] is null or state = any($4)', [tenant, below, ledger.id, states ?? null]);
  return rows.map(({ record_id: recordId, state }): LedgerRecord => ({ recordId, ledger: ledger.id, unitId: '', leadUnitId: null, state, stateSince: '' as never, seq: 0, values: { [parent]: below }, trail: [] }));
}

/** The records that a check wishes to see, newest first, at most 500, within the transaction's sight. Throws a RangeError on a field that is not filterable. */
export async function findRelated(tx: Transaction, tenant: string, ledger: Ledger, wish: RelatedWish): Promise<readonly LedgerRecord[]> {
  if (wish.below !== undefined) return listBelow(tx, tenant, ledger, { ...wish, below: wish.below });
  const slots = slotsOf(ledger);
  const values: unknown[] = [tenant, ledger.id];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const slotOf = (field: string): string => {
    const slot = slots.get(field);
    if (!slot) throw new RangeError(`${ledger.id}.${field} is not filterable`);
    return slot;
  };
  const conditions = ['tenant_id = $1', 'ledger = $2', 'destroyed_at is null'];
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

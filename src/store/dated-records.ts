import type { Day } from '#base/day';
import type { Ledger } from '#model/ledger';
import type { Transaction } from './pools.ts';
import { slotsOf } from './slots.ts';

const MOST = 400;

/** A unit's records of a ledger by one of its dates, the earliest first, at most 400; within the transaction's sight. Throws a RangeError on a field that is not filterable. */
export async function listDated(tx: Transaction, tenant: string, wish: { readonly ledger: Ledger; readonly unitId: string; readonly states: readonly string[]; readonly equal: { readonly [field: string]: string | number | boolean | undefined }; readonly on: string; readonly from: Day; readonly to: Day }): Promise<readonly { readonly recordId: string; readonly day: Day }[]> {
  const slots = slotsOf(wish.ledger);
  const slotOf = (field: string): string => {
    const slot = slots.get(field);
    if (!slot) throw new RangeError(`${wish.ledger.id}.${field} is not filterable`);
    return slot;
  };
  const values: unknown[] = [tenant, wish.ledger.id, wish.unitId, wish.states, wish.from, wish.to];
  const equal = Object.entries(wish.equal).map(([field, value]) => ` and ${slotOf(field)} = $${values.push(typeof value === 'number' ? value : String(value))}`).join('');
  const on = slotOf(wish.on);
  const { rows } = await tx.query(`select record_id, ${on} as day from record where tenant_id = $1 and ledger = $2 and unit_id = $3 and state = any($4) and ${on} between $5 and $6${equal} order by 2, 1 limit ${MOST}`, values);
  return rows.map((row) => ({ recordId: row.record_id, day: row.day }));
}

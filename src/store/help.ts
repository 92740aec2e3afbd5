import type { Day } from '#base/day';
import type { Transaction } from './pools.ts';

/** How many pupils a unit should help, helps, and has brought on; what the numbers are made of is not told. */
export interface HelpCount {
  readonly unitId: string;
  readonly should: number;
  readonly helped: number;
  readonly better: number;
}

/** The counts of every unit in sight that has any between two days, both included. */
export async function countHelp(tx: Transaction, tenant: string, from: Day, to: Day): Promise<readonly HelpCount[]> {
  const { rows } = await tx.query('select unit_id, should, helped, better from help_counts($1, $2, $3)', [tenant, from, to]);
  return rows.map((row) => ({ unitId: row.unit_id, should: Number(row.should), helped: Number(row.helped), better: Number(row.better) }));
}

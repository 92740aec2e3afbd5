import type { Uuid } from '#base/id';
import type { Light } from '#model/duty';
import { bandCondition, type DutyBand } from './duty.ts';
import type { Transaction } from './pools.ts';
import { throughWays, type Within } from './within.ts';

/** The worst band of what a unit owes in a ledger for these obligations. */
export interface Owed {
  readonly unitId: string;
  readonly ledger: string;
  readonly obligationIds: readonly string[];
  readonly light: Light;
}

/** What units owe for a programme, as far as the bands go (the worst first), in one query. */
export async function listOwed(tx: Transaction, tenant: string, wish: { readonly programmeId: Uuid; readonly within: Within; readonly bands: readonly (DutyBand & { readonly light: Light })[] }): Promise<readonly Owed[]> {
  const values: unknown[] = [tenant, wish.programmeId];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const rank = `case ${wish.bands.map((band, i) => `when ${bandCondition(band, bind)} then ${i}`).join(' ')} end`;
  const ways = throughWays(wish.within, bind, (condition) => `(select unit_id, ledger, body->>'obligationIds' as obligations, ${rank} as rank from duty where tenant_id = $1 and programme_id = $2 and ended_by is null and ${condition})`);
  const { rows } = await tx.query(`select unit_id, ledger, obligations, min(rank) as rank from (${ways}) own where rank is not null group by 1, 2, 3`, values);
  const known = new Map<string, readonly string[]>();
  const read = (text: string): readonly string[] => {
    const found = known.get(text) ?? (JSON.parse(text) as string[]);
    known.set(text, found);
    return found;
  };
  return rows.map((row) => ({ unitId: row.unit_id, ledger: row.ledger, obligationIds: read(row.obligations), light: wish.bands[row.rank]?.light ?? 'green' }));
}

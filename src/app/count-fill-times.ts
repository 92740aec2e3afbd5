import { dayOf } from '#base/day';
import type { Input } from '#contract';
import { bucketOf } from '#domain/burden';
import { findLedger } from '#ledgers';
import { isFilledByHand } from '#model/ledger';
import { countFillTime } from '#store/burden';
import { inSight } from '#store/pools';
import type { ActOutcome } from './act.ts';
import type { House } from './house.ts';

/**
 * Counts how long forms took from opening to handing in: ledger, month and step of minutes, nothing of who, where or which.
 * After the acts and in transactions of their own, so that not even the database's own numbers tie a row to an entry. A retry is not counted.
 */
export async function countFillTimes(house: House, tenant: string, acts: Input<'act'>['acts'], outcomes: readonly ActOutcome[]): Promise<void> {
  const month = dayOf(house.clock()).slice(0, 7);
  for (const [i, { ledger: id, seconds }] of acts.entries()) {
    const [ledger, outcome] = [findLedger(id), outcomes[i]];
    if (seconds === undefined || !ledger || !isFilledByHand(ledger) || ledger.readers !== undefined || !outcome?.ok || outcome.value.repeated || outcome.value.seq !== 1 || !ledger.handedIn.includes(outcome.value.state)) continue;
    await inSight(house.pools.ql_app, { tenant }, (tx) => countFillTime(tx, tenant, { ledger: id, month, bucket: bucketOf(seconds) }));
  }
}

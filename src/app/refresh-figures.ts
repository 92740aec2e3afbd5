import { toHex, utf8 } from '#base/bytes';
import { canonicalJson, type Json } from '#base/canonical-json';
import { indicatorsOf } from '#domain/indicators';
import { LEDGERS } from '#ledgers';
import { type CountedLedger, drainOutbox, listUncounted, recountFigures } from '#store/figure';
import type { House } from './house.ts';

const BATCH = 1000;

/** Every ledger with what is counted over it. */
export const COUNTED: ReadonlyMap<string, CountedLedger> = new Map(LEDGERS.map((ledger) => [ledger.id, { ledger, indicators: indicatorsOf(ledger) }]));

/** What the definitions say that figures depend on, as a hash: with another one they are counted from scratch. */
const basisOf = (house: House): string => toHex(house.sha256(utf8(canonicalJson([...COUNTED.values()].map(({ ledger, indicators }) => ({ id: ledger.id, on: ledger.on ?? null, indicators })) as unknown as Json))));

/** The houses whose counties have been looked through since the start of this process. */
const lookedThrough = new WeakSet<House>();

/** Counts every figure of a county again from its records; what comes out is what the worker had. */
export const recount = (house: House, tenant: string): Promise<void> => recountFigures(house.pools.ql_log, tenant, COUNTED, basisOf(house));

/** Brings all figures up to date: once in a process the counties whose definitions changed, then what waits in the outbox. The number of entries taken. */
export async function refreshFigures(house: House): Promise<number> {
  if (!lookedThrough.has(house)) {
    for (const tenant of await listUncounted(house.pools.ql_log, basisOf(house))) await recount(house, tenant);
    lookedThrough.add(house);
  }
  let drained = 0;
  for (let taken = BATCH; taken === BATCH; drained += taken) taken = await drainOutbox(house.pools.ql_log, COUNTED, BATCH);
  return drained;
}

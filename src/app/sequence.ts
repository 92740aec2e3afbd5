import type { Day } from '#base/day';
import { appendLeaves, leafHash, loadEdge, signCheckpoint } from '#domain/log';
import { findLog, findTile, listPendingTenants, putLeaves, takePending } from '#store/log';
import { inSight } from '#store/pools';
import { destroyApproved } from './destroy.ts';
import { eraseApproved } from './erase.ts';
import { indexCopies } from './index-copies.ts';
import { type House, today } from './house.ts';
import { refreshFigures } from './refresh-figures.ts';
import { refreshBurden } from './refresh-burden.ts';
import { refreshProgress } from './refresh-progress.ts';

const BATCH = 1000;
/** An act has its place in the log within a second; this is how much of it is waiting for company. */
const BREATH_MS = 200;

/** Puts a county's waiting commitments into its log and signs the new size; the number put. One transaction: a crash leaves them waiting. */
async function sequenceTenant(house: House, tenant: string): Promise<number> {
  const signed = await inSight(house.pools.ql_log, { tenant }, async (tx) => {
    const pending = await takePending(tx, tenant, BATCH);
    const log = await findLog(tx, tenant);
    if (pending.length === 0 || !log) return undefined;
    const edge = await loadEdge(house.sha256, log.size, ({ level, index, width }) => findTile(tx, log, level, index, width));
    const appended = appendLeaves(house.sha256, edge, pending.map(({ commitment }) => leafHash(house.sha256, commitment)));
    const note = signCheckpoint(house.sha256, { origin: log.origin, size: appended.edge.size, root: appended.root, extensions: [] }, [house.signerOf(log.origin)]);
    await putLeaves(tx, log, { from: log.size, leaves: pending, tiles: appended.tiles, note, at: house.clock() });
    return { origin: log.origin, note, count: pending.length };
  });
  if (!signed) return 0;
  house.noted.write(signed.origin, signed.note);
  return signed.count;
}

/** The day for which this process has last seen to the public progress. */
const countedOn = new WeakMap<House, Day>();

/** Sequences all that waits, over all counties, brings the figures up to date and counts the public progress of a new day; the number of entries that got their place. */
export async function sequence(house: House): Promise<number> {
  let total = 0;
  for (const tenant of await listPendingTenants(house.pools.ql_log)) {
    for (let count = BATCH; count === BATCH; total += count) count = await sequenceTenant(house, tenant);
  }
  const drained = await refreshFigures(house);
  await indexCopies(house);
  if (drained > 0 || countedOn.get(house) !== today(house)) {
    await refreshProgress(house);
    await refreshBurden(house);
    countedOn.set(house, today(house));
  }
  return total;
}

/**
 * Runs `sequence`, and what erasures and disposals are approved, whenever it is woken, and every 400 ms in case another process wrote; one run at a time.
 * A run that fails is reported and tried again: what waits is still waiting.
 */
export function startSequencer(house: House, onFault: (error: unknown) => void): { wake(): void; stop(): Promise<void> } {
  let stopped = false;
  let ring: () => void = () => undefined;
  const loop = (async () => {
    while (!stopped) {
      await sequence(house).catch(onFault);
      await eraseApproved(house).catch(onFault);
      await destroyApproved(house).catch(onFault);
      await new Promise<void>((next) => {
        const timer = setTimeout(next, 400);
        // A breath gathers the acts of the same moment into one batch, one signature, one file put to disk.
        ring = () => { clearTimeout(timer); ring = () => undefined; setTimeout(next, BREATH_MS); };
      });
    }
    await sequence(house).catch(onFault);
  })();
  return { wake: () => ring(), stop: async () => { stopped = true; ring(); await loop; } };
}

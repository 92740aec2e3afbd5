import { audienceOf, mayRead, shownTitle } from '#domain/disclosure';
import { refuseStep, waitingActions } from '#domain/workflow';
import { findLedger, LEDGERS } from '#ledgers';
import { MOST_WAITING } from '#model/total';
import { inSight } from '#store/pools';
import { listWaiting, type WaitingRecord } from '#store/waiting';
import type { House } from './house.ts';
import { loadLimits } from './limits.ts';
import { stepInput } from './step-input.ts';
import { sightOf, type Viewer, withinLedger } from './viewer.ts';

/** After every day: what has no limit stands last. */
const LAST = '9999-12-31';

/** Open records that wait for a step which this viewer may take now, with the steps by name; the most urgent first, at most `MOST_WAITING`. */
export async function listWaitingSteps(house: House, viewer: Viewer): Promise<readonly (WaitingRecord & { readonly steps: readonly string[] })[]> {
  const wishes = [...Map.groupBy(LEDGERS.filter((ledger) => !ledger.alongOnly), (ledger) => JSON.stringify(withinLedger(viewer.actor, ledger))).values()].map((ledgers) => ({
    within: withinLedger(viewer.actor, ledgers[0] ?? {}), limit: MOST_WAITING,
    states: ledgers.flatMap((ledger) => ledger.states.filter((state) => waitingActions(ledger, state, viewer.actor.roles).length > 0).map((state) => [ledger.id, state] as const)),
  }));
  const limits = await loadLimits(house, viewer.tenant);
  const found = await inSight(house.pools.ql_app, sightOf(viewer.tenant, viewer.actor), async (tx) => {
    const lines: WaitingRecord[] = [];
    for (const wish of wishes) if (wish.states.length > 0) lines.push(...(await listWaiting(tx, viewer.tenant, wish)));
    return lines;
  });
  const inOrder = found.toSorted((a, b) => ((a.until ?? LAST) < (b.until ?? LAST) ? -1 : (a.until ?? LAST) > (b.until ?? LAST) ? 1 : a.record.recordId < b.record.recordId ? -1 : 1)).slice(0, MOST_WAITING);
  return inOrder.flatMap((line) => {
    const ledger = findLedger(line.record.ledger);
    if (!ledger || !mayRead(viewer.actor, ledger, line.record)) return [];
    const input = stepInput(house, viewer, limits, ledger, line.record);
    const steps = waitingActions(ledger, line.record.state, viewer.actor.roles).filter((name) => {
      const action = ledger.actions[name];
      // A step whose shortest time has not passed is waited for all the same; it shows when it may be taken.
      return action !== undefined && [undefined, 'too-early'].includes(refuseStep(name, action, input)?.code);
    });
    return steps.length > 0 ? [{ ...line, title: shownTitle(ledger, audienceOf(viewer.actor, line.record), line.title), steps }] : [];
  });
}

import { refuseStep, waitingActions } from '#domain/workflow';
import { findLedger, LEDGERS } from '#ledgers';
import { MOST_WAITING } from '#model/total';
import { inSight } from '#store/pools';
import { listWaiting, type WaitingRecord } from '#store/waiting';
import type { House } from './house.ts';
import { loadLimits } from './limits.ts';
import { stepInput } from './step-input.ts';
import { sightOf, type Viewer, withinReach } from './viewer.ts';

/** Open records that wait for a step which this viewer may take now, with the steps by name; the most urgent first, at most `MOST_WAITING`. */
export async function listWaitingSteps(house: House, viewer: Viewer): Promise<readonly (WaitingRecord & { readonly steps: readonly string[] })[]> {
  const states = LEDGERS.filter((ledger) => !ledger.alongOnly).flatMap((ledger) => ledger.states.filter((state) => waitingActions(ledger, state, viewer.actor.roles).length > 0).map((state) => [ledger.id, state] as const));
  const limits = await loadLimits(house, viewer.tenant);
  const found = await inSight(house.pools.ql_app, sightOf(viewer.tenant, viewer.actor), (tx) => listWaiting(tx, viewer.tenant, { within: withinReach(viewer.actor), states, limit: MOST_WAITING }));
  return found.flatMap((line) => {
    const ledger = findLedger(line.record.ledger);
    if (!ledger) return [];
    const input = stepInput(house, viewer, limits, ledger, line.record);
    const steps = waitingActions(ledger, line.record.state, viewer.actor.roles).filter((name) => {
      const action = ledger.actions[name];
      // A step whose shortest time has not passed is waited for all the same; it shows when it may be taken.
      return action !== undefined && [undefined, 'too-early'].includes(refuseStep(name, action, input)?.code);
    });
    return steps.length > 0 ? [{ ...line, steps }] : [];
  });
}

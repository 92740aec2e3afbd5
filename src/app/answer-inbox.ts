import { addDays } from '#base/day';
import { ok } from '#base/result';
import { lightOf } from '#domain/duties';
import { findLedger } from '#ledgers';
import type { Light } from '#model/duty';
import { ledgerName } from '#model/ledger-name';
import { listDuties } from '#store/duty';
import { inSight } from '#store/pools';
import type { Answers } from './answers.ts';
import { statusOf } from './duty-status.ts';
import { today } from './house.ts';
import { loadLimits } from './limits.ts';
import { listWaitingSteps } from './list-waiting-steps.ts';
import { sightOf } from './viewer.ts';

const ORDER: readonly Light[] = ['red', 'yellow', 'green', 'done'];

/** Duties further off than this do not stand in the inbox yet. */
const HORIZON_DAYS = 120;
const MOST = 2_000;

export const answerInbox: Answers<'inbox.list'> = {
  'inbox.list': async (house, viewer, { whose, light: wanted, limit }) => {
    const { tenant, actor, units } = viewer;
    const on = today(house);
    const nameOf = (unitId: string): string => units.find((unit) => unit.unitId === unitId)?.name ?? unitId;
    const limits = await loadLimits(house, tenant);
    const yellowDays = limits.value('light-yellow-days').value;
    const found = await inSight(house.pools.ql_app, sightOf(tenant, actor), (tx) =>
      listDuties(tx, tenant, { ...(whose === 'own' ? { unitId: actor.unitId } : whose === 'led' ? { leadUnitId: actor.unitId } : {}), until: addDays(on, HORIZON_DAYS), limit: MOST }));
    const lines = found.map((line) => ({ line, light: lightOf(line.due, on, statusOf(line.duty.ledger, line.recordState), yellowDays) }));
    const waiting = await listWaitingSteps(house, viewer);
    const counts = Object.fromEntries(ORDER.map((light) => [light, lines.filter((one) => one.light === light).length])) as Record<Light, number>;
    const shown = lines.filter((one) => !wanted || one.light === wanted).toSorted((a, b) => ORDER.indexOf(a.light) - ORDER.indexOf(b.light)).slice(0, limit);
    return ok({
      counts,
      waiting: waiting.map(({ record, title, until, explanation, steps }) => ({
        recordId: record.recordId, ledger: record.ledger, ledgerName: ledgerName(record.ledger), title, unitId: record.unitId, unitName: nameOf(record.unitId), state: record.state, since: record.stateSince,
        steps: steps.map((name) => findLedger(record.ledger)?.actions[name]?.label ?? name), until, light: until ? lightOf(until, on, 'open', yellowDays) : 'green', explanation: explanation && { ...explanation },
      })),
      lines: shown.map(({ line: { programmeId, version, duty, due, recordId, recordState }, light }) => ({
        programmeId, version, key: duty.key, unitId: duty.unitId, unitName: nameOf(duty.unitId), leadUnitId: duty.leadUnitId, leadUnitName: nameOf(duty.leadUnitId), ledger: duty.ledger, ledgerName: ledgerName(duty.ledger),
        hasForm: findLedger(duty.ledger) !== undefined, period: duty.period.name, due, light, minutes: duty.minutes, recordId, recordState, sentences: [...duty.sentences], actions: [...duty.obligationIds], explanation: { ...duty.due },
      })),
    });
  },
};

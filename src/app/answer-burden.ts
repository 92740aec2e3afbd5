import { ok } from '#base/result';
import { burdenIndex } from '#domain/burden';
import { findLedger } from '#ledgers';
import { isSchoolKind, reaches } from '#model/actor';
import { ledgerName } from '#model/ledger-name';
import { inSight } from '#store/pools';
import type { Answers } from './answers.ts';
import { gatherBurden, measuredMinutes } from './gather-burden.ts';
import { today } from './house.ts';
import { sightOf } from './viewer.ts';

export const answerBurden: Answers<'burden.index'> = {
  'burden.index': async (house, { tenant, actor, units }) => {
    const on = today(house);
    const reached = units.filter((unit) => isSchoolKind(unit.kind) && reaches(actor, unit.unitId));
    const { gathered, measured } = await inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => ({ gathered: await gatherBurden(tx, tenant, on, (asker) => (asker === actor.unitId ? units : reached)), measured: await measuredMinutes(tx, tenant, on) }));
    const index = burdenIndex(gathered.asked, gathered.months, measured);
    const nameOf = (unitId: string | null): string => (unitId === null ? '没有写明牵头' : (units.find((unit) => unit.unitId === unitId)?.name ?? unitId));
    return ok({
      schools: reached.length,
      months: index.months.map((one) => ({ ...one, outside: gathered.outside.find(({ month }) => month === one.month)?.minutes ?? 0 })),
      askers: index.askers.map(({ sources, months, ...one }) => ({ ...one, months: [...months], name: nameOf(one.unitId), sources: sources.map((source) => ({ ...source, name: source.kind === 'collection' ? (gathered.forms.get(source.ledger) ?? '临时填报') : (findLedger(source.ledger)?.name ?? ledgerName(source.ledger)) })) })),
    });
  },
};

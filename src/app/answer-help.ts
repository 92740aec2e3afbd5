import { ok, refuse } from '#base/result';
import { tellsFew } from '#domain/disclosure';
import { isTeacherOnly } from '#model/readers';
import { countHelp } from '#store/help';
import { listSemesters } from '#store/organisation';
import { inSight } from '#store/pools';
import type { Answers } from './answers.ts';
import { today } from './house.ts';
import { loadLimits } from './limits.ts';
import { sightOf } from './viewer.ts';

export const answerHelp: Answers<'help.terms' | 'help.coverage'> = {
  'help.terms': async (house, { tenant }) => ok({ percent: (await loadLimits(house, tenant)).value('help-lowest-percent').value }),

  'help.coverage': async (house, { tenant, actor, units }, { semester: asked }) => {
    if (isTeacherOnly(actor.roles)) return refuse({ code: 'forbidden' });
    const on = today(house);
    const smallest = (await loadLimits(house, tenant)).value('small-group').value;
    const { semesters, semester, counts } = await inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => {
      const all = await listSemesters(tx, tenant);
      const chosen = asked === undefined ? all.findLast(({ start }) => start <= on) : all.find(({ id }) => id === asked);
      return { semesters: all, semester: chosen, counts: chosen ? await countHelp(tx, tenant, chosen.start, chosen.end) : [] };
    });
    const byUnit = new Map(counts.map((one) => [one.unitId, one]));
    const lines = units.flatMap(({ unitId, name }) => {
      const found = byUnit.get(unitId);
      if (!found) return [];
      const { should, helped, better } = found;
      const counted = tellsFew(helped, should, smallest) ? null : { should, helped, better: tellsFew(better, helped, smallest) ? null : better };
      return [{ unitId, unitName: name, counts: counted }];
    });
    const shown = lines.flatMap((line) => line.counts ?? []);
    const sum = (of: 'should' | 'helped'): number => shown.reduce((all, one) => all + one[of], 0);
    return ok({
      semesters: semesters.map(({ id, name }) => ({ id, name })), semester: semester?.id ?? null, smallest, units: lines,
      total: shown.length > 0 ? { should: sum('should'), helped: sum('helped') } : null,
    });
  },
};

import { addDays, addMonths, day, type Day, dayFrom, dayOf, monthOf, yearOf } from '#base/day';
import { ok, refuse } from '#base/result';
import { loadCalendar, planPeriods } from '#domain/calendar';
import { LEDGERS } from '#ledgers';
import { isSchoolKind, reaches } from '#model/actor';
import { isTeacherOnly } from '#model/readers';
import { listDated } from '#store/dated-records';
import { listSemesters } from '#store/organisation';
import { inSight } from '#store/pools';
import { findFounding } from '#store/signal';
import type { Answers } from './answers.ts';
import { today } from './house.ts';
import { loadLimits } from './limits.ts';
import { sightOf } from './viewer.ts';

const MONTHS = 12;

const SEPTEMBER = 9;

/** The first of September of the school year that this day lies in. */
const schoolYearStart = (on: Day): Day => dayFrom(monthOf(on) >= SEPTEMBER ? yearOf(on) : yearOf(on) - 1, SEPTEMBER, 1);

/** The rules are the ledgers' own signals of kind `period-missing`: what is asked for here is what a signal misses. */
const RULES = LEDGERS.flatMap((ledger) => (ledger.signals ?? []).flatMap((signal) => (signal.kind === 'period-missing' ? [{ ledger, signal }] : [])));

export const answerMeetingCalendar: Answers<'meetings.calendar'> = {
  'meetings.calendar': async (house, viewer, wish) => {
    const { tenant, actor, units } = viewer;
    const unit = units.find((one) => one.unitId === wish.unitId);
    if (!unit || isTeacherOnly(actor.roles) || !(reaches(actor, unit.unitId) || actor.leads?.includes(unit.unitId))) return refuse({ code: 'out-of-reach' });
    const on = today(house);
    const from = wish.from === undefined ? schoolYearStart(on) : day(`${wish.from}-01`);
    const to = addDays(addMonths(from, MONTHS), -1);
    const limits = await loadLimits(house, tenant);
    const near = addDays(on, limits.value('light-yellow-days').value);
    const asked = RULES.filter(({ signal }) => signal.units.includes(unit.kind));
    return inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => {
      const [calendar, founded] = [loadCalendar(await listSemesters(tx, tenant)), dayOf(await findFounding(tx, tenant))];
      const rules = [];
      for (const { ledger, signal } of asked) {
        const { value: every, origin } = limits.value(signal.every);
        const plan = planPeriods({ calendar, every, origin, from, to, schoolOnly: isSchoolKind(unit.kind) });
        // A half-year or year that began before the first month shown counts what was held in it before.
        const held = await listDated(tx, tenant, { ledger, unitId: unit.unitId, states: signal.states, equal: signal.equal ?? {}, on: signal.on, from: plan[0]?.start ?? from, to });
        const periods = plan.map(({ name, start, end, due }) => {
          const found = held.find((one) => start <= one.day && one.day <= end);
          const status = found ? 'held' as const : due.due < on ? (due.due < founded ? 'before' as const : 'missed' as const) : due.due <= near ? 'due' as const : 'coming' as const;
          return { name, start, end, due: due.due, explanation: { ...due }, status, recordId: (found?.recordId as never) ?? null, heldOn: found?.day ?? null };
        });
        const [owed, done] = [periods.filter(({ status }) => status === 'held' || status === 'missed').length, periods.filter(({ status }) => status === 'held').length];
        rules.push({ ledger: ledger.id, signal: signal.id, kind: String(Object.values(signal.equal ?? {})[0] ?? signal.name), every, origin: { ...origin }, owed, held: done, periods });
      }
      return ok({ from, to, rules, owed: rules.reduce((sum, rule) => sum + rule.owed, 0), held: rules.reduce((sum, rule) => sum + rule.held, 0) });
    });
  },
};

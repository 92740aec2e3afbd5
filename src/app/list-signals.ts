import { addDays, addMonths, type Day, dayOf, wallClock } from '#base/day';
import { holidayRuns, isSchoolDay, loadCalendar, planPeriods } from '#domain/calendar';
import { audienceOf, shownTitle } from '#domain/disclosure';
import { LEDGERS } from '#ledgers';
import { isSchoolKind } from '#model/actor';
import type { CountyCalendar } from '#model/calendar';
import type { DueExplanation } from '#model/cycle';
import type { Ledger } from '#model/ledger';
import type { LimitRef } from '#model/limit';
import { isAdminRole } from '#model/organisation';
import type { Origin } from '#model/origin';
import { PARAMETERS } from '#model/parameter';
import { isTeacherOnly, readsAs } from '#model/readers';
import { figureOf, MOST_SIGNALS, type Signal, type SignalLight } from '#model/signal';
import { TIME_LIMITS } from '#model/time-limit';
import { listSemesters } from '#store/organisation';
import { inSight } from '#store/pools';
import { findFounding, type SignalRow, signalsFor, type SignalWish } from '#store/signal';
import { type House, today } from './house.ts';
import { type Limits, loadLimits } from './limits.ts';
import { sightOf, type Viewer, withinLedger, withinReach } from './viewer.ts';

/** The figure that a signal is judged by, with its origin. */
export interface SignalFigure {
  readonly name: string;
  readonly value: number;
  readonly scale: number;
  readonly unit: string;
  readonly origin: Origin;
}

/** What is missing or running out: a record, a post, or a unit that has none; `due` is the day on which it did, or does, and why. */
export interface SignalLine extends SignalRow {
  readonly name: string;
  readonly light: SignalLight;
  readonly due: DueExplanation | null;
  readonly figure: SignalFigure | null;
}

interface Asked {
  readonly on: Day;
  readonly hour: number;
  readonly limits: Limits;
  readonly calendar: CountyCalendar;
  readonly founded: Day;
  readonly viewer: Viewer;
}

/** Of days from which a limit runs, the latest that has reached its end by this day. */
function latestStart(limits: Limits, ref: LimitRef, by: Day): Day {
  let start = by;
  const back = { year: (n: number) => addMonths(by, -12 * n), month: (n: number) => addMonths(by, -n) } as const;
  const { value, unit } = spanOf(limits, ref);
  // The end may move over rest days, never back: a month before the bare difference is early enough to count up from.
  start = addDays(unit === 'year' || unit === 'month' ? back[unit](value) : addDays(by, -value), 3);
  while (limits.explain(ref, start).due > by) start = addDays(start, -1);
  return start;
}

function spanOf(limits: Limits, ref: LimitRef): { readonly value: number; readonly unit: string } {
  const found = 'param' in ref ? limits.value(ref.param) : TIME_LIMITS.get(ref.limit);
  return { value: Number(found?.value ?? 0), unit: found?.unit ?? 'day' };
}

function figure(limits: Limits, ref: LimitRef | undefined): SignalFigure | null {
  if (!ref) return null;
  if ('param' in ref) return { name: PARAMETERS[ref.param].name, ...limits.value(ref.param) };
  const found = TIME_LIMITS.get(ref.limit);
  return found ? { name: `${found.procedure}：${found.step}`, value: Number(found.value), scale: 0, unit: found.unit ?? '', origin: found.origin } : null;
}

/** Today's question for one signal; undefined where nothing is asked today. */
function wishOf({ on, hour, limits, calendar, founded, viewer }: Asked, ledger: Ledger, signal: Signal): SignalWish | undefined {
  const ahead = (): Day => addDays(on, limits.value(('ahead' in signal && signal.ahead) || 'light-yellow-days').value);
  const base = { ledger, signal, within: ledger.readers === undefined && !['expires', 'lacks', 'recurs'].includes(signal.kind) ? withinReach(viewer.actor) : withinLedger(viewer.actor, ledger) };
  switch (signal.kind) {
    case 'expires':
      return { ...base, reached: signal.after ? latestStart(limits, signal.after, ahead()) : ahead() };
    case 'unit-missing':
    case 'post-missing':
      return { ...base, reached: signal.within ? latestStart(limits, signal.within, ahead()) : on };
    case 'entrant-missing':
      return { ...base, reached: addDays(on, -limits.value(signal.after).value), graceDays: limits.value(signal.after).value };
    case 'day-missing':
      return isSchoolDay(calendar, on) && hour >= limits.value(signal.hour).value ? { ...base, reached: on } : undefined;
    case 'lacks':
      return { ...base, reached: on };
    case 'recurs':
      return { ...base, reached: addMonths(on, -2 * limits.value(signal.within).value) };
    case 'festival-missing': {
      const days = limits.value(signal.days).value;
      const spans = holidayRuns(calendar, on, addDays(on, days)).flatMap(({ name, from, to }) => {
        const value = signal.festivals[name];
        return value === undefined ? [] : [{ from: addDays(from, -2 * days), to, carries: from, value }];
      });
      return spans.length > 0 ? { ...base, reached: on, spans } : undefined;
    }
    case 'period-missing': {
      // The period that ended last, and the one that ends soon; nothing that ended before the county began.
      const { value: every, origin } = limits.value(signal.every);
      const plan = planPeriods({ calendar, every, origin, from: addMonths(on, -18), to: addMonths(on, 12), schoolOnly: signal.units.every(isSchoolKind) });
      const past = plan.filter((one) => one.due.due < on && one.due.due >= founded).at(-1);
      const next = plan.find((one) => one.due.due >= on && one.due.due <= ahead());
      const spans = [past, next].flatMap((one) => (one ? [{ from: one.start, to: one.end, carries: one.due.due }] : []));
      return spans.length > 0 ? { ...base, reached: on, spans } : undefined;
    }
  }
}

/** What the row says today: its light, and the day behind it. */
function judge({ on, limits, founded }: Asked, signal: Signal, row: SignalRow): Pick<SignalLine, 'light' | 'due'> {
  const given = (due: Day, startName: string, origin: Origin): DueExplanation => ({ due, origin, start: due, startName, span: { value: 0, unit: 'day' }, skipped: [], provisional: false });
  const found = figure(limits, figureOf(signal));
  const origin: Origin = found?.origin ?? { kind: 'document', basis: signal.basis.join('、') };
  const by = (due: DueExplanation): Pick<SignalLine, 'light' | 'due'> => ({ due, light: due.due < on ? 'red' : 'yellow' });
  switch (signal.kind) {
    case 'expires':
      return by(signal.after ? limits.explain(signal.after, row.day ?? on, '起算日') : given(row.day ?? on, '记录里写的日期', origin));
    case 'unit-missing':
      return row.day === null ? { due: null, light: signal.within && limits.explain(signal.within, founded).due < on ? 'red' : 'yellow' } : by(limits.explain(signal.within, row.day, '最近一次'));
    case 'post-missing':
      return row.day === null || !signal.within ? { due: null, light: 'red' } : by(limits.explain(signal.within, row.day, '最近一次'));
    case 'entrant-missing':
      return { light: 'red', due: limits.explain({ param: signal.after }, row.day ?? on, '到岗') };
    case 'day-missing':
    case 'lacks':
    case 'recurs':
      return { light: 'yellow', due: null };
    case 'period-missing':
      return by(given(row.day ?? on, '这一期的最后一个工作日', origin));
    case 'festival-missing':
      return by(given(row.day ?? on, '放假第一天', origin));
  }
}

export interface SignalsWish {
  /** Only these ledgers; absent: all. */
  readonly ledgers?: readonly string[];
  /** Only the own unit. */
  readonly own?: boolean;
}

/** What is missing or running out today in the ledgers that this viewer reads, red first; at most `MOST_SIGNALS` of each signal. Nothing to teachers and administrators. */
export async function listSignals(house: House, viewer: Viewer, { ledgers, own = false }: SignalsWish = {}): Promise<readonly SignalLine[]> {
  const { tenant, actor } = viewer;
  if (isTeacherOnly(actor.roles) || actor.roles.every(isAdminRole)) return [];
  const read = readsAs(actor.roles);
  const asked = LEDGERS.filter((ledger) => (ledgers === undefined || ledgers.includes(ledger.id)) && (ledger.readers === undefined || (typeof ledger.readers === 'string' && read.includes(ledger.readers))));
  if (!asked.some((ledger) => ledger.signals)) return [];
  const limits = await loadLimits(house, tenant);
  const at = house.clock();
  return inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => {
    const context: Asked = { on: today(house), hour: Number(wallClock(at).slice(11, 13)), limits, calendar: loadCalendar(await listSemesters(tx, tenant)), founded: dayOf(await findFounding(tx, tenant)), viewer };
    const byKey = new Map(asked.flatMap((ledger) => (ledger.signals ?? []).map((signal) => [`${ledger.id}/${signal.id}`, { ledger, signal }] as const)));
    const wishes = [...byKey.values()].flatMap(({ ledger, signal }) => wishOf(context, ledger, signal) ?? []).map((wish) => (own ? { ...wish, within: { units: [actor.unitId] } } : wish));
    const rows = await signalsFor(tx, tenant, wishes, { on: context.on, limit: MOST_SIGNALS });
    const lines = rows.flatMap((row): SignalLine[] => {
      const found = byKey.get(`${row.ledger}/${row.signal}`);
      if (!found) return [];
      const title = row.recordId ? shownTitle(found.ledger, audienceOf(actor, row), row.title ?? '') : row.title;
      return [{ ...row, title, name: found.signal.name, figure: figure(limits, figureOf(found.signal)), ...judge(context, found.signal, row) }];
    });
    return lines.toSorted((a, b) => (a.light === b.light ? 0 : a.light === 'red' ? -1 : 1));
  });
}

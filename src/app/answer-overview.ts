import { addDays, type Day } from '#base/day';
import { ok, refuse } from '#base/result';
import { layOutLights, lightBands, measureOf, measuresBelow } from '#domain/duties';
import { isClosed, isSchoolKind, reaches, type Unit } from '#model/actor';
import { ledgerName } from '#model/ledger-name';
import { isTeacherOnly } from '#model/readers';
import { listDuties } from '#store/duty';
import { type InForceBody, listInForce, readInForce } from '#store/in-force';
import { listOwed } from '#store/overview';
import { inSight } from '#store/pools';
import type { Answers } from './answers.ts';
import { type House, today } from './house.ts';
import { loadLimits } from './limits.ts';
import { showDuty } from './show-duty.ts';
import { sightOf, type Viewer, withinReach } from './viewer.ts';

/** Duties further off than this do not stand in the overview yet, as in the inbox. */
const HORIZON_DAYS = 120;
const MOST_DUTIES = 200;

const TOWNLESS = '县直学校';
const CENTRES = '各乡镇中心校';

const bandsOf = async (house: House, tenant: string, on: Day) => lightBands(on, (await loadLimits(house, tenant)).value('light-yellow-days').value, addDays(on, HORIZON_DAYS));

/** The measures of a programme in the order of its document. */
export const measuresOf = ({ sentences }: Pick<InForceBody, 'sentences'>): readonly string[] => [...new Set(sentences.map(({ address }) => measureOf(address)))];

/** What each measure is called: its heading in the document; what stands before all headings is the notice itself. */
export function measureTitles({ headings, sentences }: Pick<InForceBody, 'headings' | 'sentences'>): (measure: string) => string {
  const below = measuresBelow(headings, sentences);
  const titles = new Map(headings.map(({ text }, i) => [below[i], text]));
  return (measure) => titles.get(measure) ?? (measure === '0' ? '通知正文' : '');
}

/** Under which township a unit stands: the centre that it belongs to, where that has schools below it; then schools of no township, then the bureau's own units. */
function groupOf(unit: Unit, units: readonly Unit[]): { readonly rank: number; readonly name: string } {
  if (!isSchoolKind(unit.kind)) return { rank: 4, name: '局机关' };
  for (let at: Unit | undefined = unit; at; at = units.find((one) => one.unitId === at?.parentId)) {
    if (at.kind !== 'township-centre') continue;
    return units.some((one) => one.parentId === at.unitId) ? { rank: 1, name: at.name } : { rank: 2, name: CENTRES };
  }
  return { rank: 3, name: TOWNLESS };
}

const pinyin = new Intl.Collator('zh-Hans-CN', { numeric: true });

/** The units of an overview in its order: those that owe something, and every open school that the post reaches. */
const rowsOf = ({ actor, units }: Viewer, lights: ReadonlyMap<string, string>, on: Day) =>
  units
    .filter((unit) => lights.has(unit.unitId) || (isSchoolKind(unit.kind) && !isClosed(unit, on) && reaches(actor, unit.unitId)))
    .map((unit) => ({ unit, group: groupOf(unit, units) }))
    // A centre stands before the schools below it, whatever they are called.
    .sort((a, b) => a.group.rank - b.group.rank || pinyin.compare(a.group.name, b.group.name) || Number(a.unit.name !== a.group.name) - Number(b.unit.name !== b.group.name) || pinyin.compare(a.unit.name, b.unit.name));

export const answerOverview: Answers<'overview.get' | 'overview.cell'> = {
  'overview.get': async (house, viewer, { programmeId }) => {
    const { tenant, actor } = viewer;
    // What units owe is not a teacher's.
    if (isTeacherOnly(actor.roles)) return refuse({ code: 'forbidden' });
    const on = today(house);
    const bands = await bandsOf(house, tenant, on);
    return inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => {
      const programmes = (await listInForce(tx, tenant, on)).map((one) => ({ ...one }));
      const programme = programmeId === undefined ? programmes[0] : programmes.find((one) => one.programmeId === programmeId);
      if (!programme) return programmeId === undefined ? ok({ programmes, programme: null, on, measures: [], rows: [] }) : refuse({ code: 'not-found' });
      const body = await readInForce(tx, tenant, programme);
      const owed = await listOwed(tx, tenant, { programmeId: programme.programmeId, within: withinReach(actor), bands });
      const { columns, lights } = layOutLights(owed, body.obligations.map((one) => one.body), measuresOf(body));
      const titleOf = measureTitles(body);
      const measures = [...Map.groupBy(columns, ({ measure }) => measure)].map(([measure, own]) => ({ measure, title: titleOf(measure), ledgers: own.map(({ ledger }) => ({ ledger, name: ledgerName(ledger) })) }));
      const none = '-'.repeat(columns.length);
      return ok({ programmes, programme, on, measures, rows: rowsOf(viewer, lights, on).map(({ unit, group }) => ({ unitId: unit.unitId, name: unit.name, group: group.name, lights: lights.get(unit.unitId) ?? none })) });
    });
  },

  'overview.cell': async (house, viewer, { programmeId, unitId, measure, ledger }) => {
    const { tenant, actor, units } = viewer;
    if (isTeacherOnly(actor.roles)) return refuse({ code: 'forbidden' });
    const on = today(house);
    const bands = await bandsOf(house, tenant, on);
    return inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => {
      const programme = (await listInForce(tx, tenant, on)).find((one) => one.programmeId === programmeId);
      const unit = units.find((one) => one.unitId === unitId);
      if (!programme || !unit) return refuse({ code: 'not-found' });
      const body = await readInForce(tx, tenant, programme);
      const asked = body.obligations.map((one) => one.body).filter((one) => (ledger === undefined || one.ledger === ledger) && one.sentences.some((address) => measureOf(address) === measure));
      // A post that reaches the unit sees all of its duties, one that leads sees those: row-level security keeps the rest.
      const lines = await listDuties(tx, tenant, { within: { units: [unitId] }, bands, limit: MOST_DUTIES, of: { programmeId, ledgers: [...new Set(asked.map((one) => one.ledger))], obligations: asked.map((one) => one.id) } });
      if (lines.length === 0 && !reaches(actor, unitId)) return refuse({ code: 'not-found' });
      return ok({ unitName: unit.name, title: measureTitles(body)(measure), lines: lines.map((line) => showDuty(viewer, line)) });
    });
  },
};

import { ok, refuse, type Result } from '#base/result';
import type { Input, Output } from '#contract';
import { makesDuty } from '#model/obligation';
import { indicatorsFor, periodOf, safeGroups, valueOf } from '#domain/indicators';
import { measureOf } from '#domain/duties';
import { findLedger } from '#ledgers';
import { isClosed, isSchoolKind, reaches, SCHOOL_KINDS, UNIT_KINDS, type UnitKind } from '#model/actor';
import type { Indicator } from '#model/indicator';
import { ledgerName } from '#model/ledger-name';
import { PARAMETERS } from '#model/parameter';
import { isTeacherOnly } from '#model/readers';
import { type Figure, sumFigures, sumKinds } from '#store/figure';
import { type InForceBody, listInForce, readInForce } from '#store/in-force';
import { listSemesters } from '#store/organisation';
import { inSight } from '#store/pools';
import { measureTitles, measuresOf } from './answer-overview.ts';
import type { Answers } from './answers.ts';
import { type House, today } from './house.ts';
import { loadLimits } from './limits.ts';
import { sightOf, type Viewer, withinReach } from './viewer.ts';

type Asked = InForceBody['obligations'][number];
type Sum = { part: number; whole: number };

/** A column of sums beside the main one: these kinds of unit. */
interface Group {
  readonly name: string;
  readonly units: number;
  readonly kinds: readonly UnitKind[];
}

const BUREAU: readonly UnitKind[] = (Object.keys(UNIT_KINDS) as UnitKind[]).filter((kind) => !isSchoolKind(kind));

const namesOf = (kinds: readonly UnitKind[]): string => kinds.map((kind) => UNIT_KINDS[kind].name).join('、');

/** Who the viewer is among those whose records are counted: reaching the county, some schools, or none. */
function standOf({ actor, units }: Viewer): 'county' | 'schools' | 'section' {
  if (actor.reach === '*') return 'county';
  return units.some((unit) => isSchoolKind(unit.kind) && reaches(actor, unit.unitId)) ? 'schools' : 'section';
}

/**
 * The groups that the viewer is told of. Whoever reaches the county: each kind of school, and the bureau. Others: kinds in groups of at least so many units that they do not see themselves; a school all of these together, and the group that it belongs to.
 */
function groupsFor(viewer: Viewer, smallest: number, on: ReturnType<typeof today>): readonly Group[] {
  const open = viewer.units.filter((unit) => !isClosed(unit, on));
  const count = (kinds: readonly UnitKind[]): number => open.filter((unit) => kinds.includes(unit.kind)).length;
  const present = SCHOOL_KINDS.filter((kind) => count([kind]) > 0);
  if (standOf(viewer) === 'county') return [...present.map((kind) => ({ name: UNIT_KINDS[kind].name, units: count([kind]), kinds: [kind] })), { name: '局机关', units: count(BUREAU), kinds: BUREAU }];
  const unseen = new Map(present.map((kind) => [kind, open.filter((unit) => unit.kind === kind && !reaches(viewer.actor, unit.unitId)).length]));
  const groups = safeGroups(unseen, smallest);
  const own = new Set(open.filter((unit) => reaches(viewer.actor, unit.unitId)).map((unit) => unit.kind));
  const named = groups.map((kinds) => ({ name: namesOf(kinds), units: count(kinds), kinds }));
  if (standOf(viewer) === 'section') return named;
  const all = groups.flat();
  return groups.length === 0 ? [] : [{ name: '全县学校', units: count(all), kinds: all }, ...(groups.length > 1 ? named.filter(({ kinds }) => kinds.some((kind) => own.has(kind))) : [])];
}

/** Whether an obligation stands on the viewer's page: all for whoever reaches the county, what it leads or joins for a section, what it is asked for a school. */
function concerns({ actor, units }: Viewer, stand: ReturnType<typeof standOf>, { body, leadUnitId, jointUnitIds }: Asked): boolean {
  if (stand === 'county') return true;
  if (leadUnitId === actor.unitId || jointUnitIds.includes(actor.unitId)) return true;
  return stand === 'schools' && units.some((unit) => isSchoolKind(unit.kind) && reaches(actor, unit.unitId) && body.addressees.includes(unit.kind));
}

const unitOf = (indicator: Indicator): string => (indicator.kind === 'count' ? indicator.unit : indicator.kind === 'share' ? '%' : '天');

const plus = (sums: readonly (Sum | undefined)[]): Sum => sums.reduce<Sum>((all, one) => ({ part: all.part + (one?.part ?? 0), whole: all.whole + (one?.whole ?? 0) }), { part: 0, whole: 0 });

/** What the records come to, obligation by obligation, as far as this viewer may know it. Refuses teachers, and a programme that is not in force. */
export async function listIndicators(house: House, viewer: Viewer, { programmeId, per, back }: Input<'indicators.list'>): Promise<Result<Output<'indicators.list'>>> {
  const { tenant, actor } = viewer;
  if (isTeacherOnly(actor.roles)) return refuse({ code: 'forbidden' });
  const on = today(house);
  const stand = standOf(viewer);
  const smallest = Math.max(PARAMETERS['small-group'].value, (await loadLimits(house, tenant)).value('small-group').value);
  const groups = groupsFor(viewer, smallest, on);
  const main = stand === 'county' ? '全县' : stand === 'section' ? '全县学校' : actor.reach.length === 1 ? (viewer.units.find((unit) => unit.unitId === actor.unitId)?.name ?? '') : '看得到的单位';
  const told = groups.map(({ name, units }) => ({ name, units }));
  const head = await inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => {
    const programmes = (await listInForce(tx, tenant, on)).map((one) => ({ ...one }));
    const programme = programmeId === undefined ? programmes[0] : programmes.find((one) => one.programmeId === programmeId);
    const semesters = await listSemesters(tx, tenant);
    const [period, last] = [periodOf(per, on, back, semesters) ?? null, periodOf(per, on, back + 1, semesters) ?? null];
    if (!programme || !period) return { programmes, programme, period, last };
    const body = await readInForce(tx, tenant, programme);
    const obligations = body.obligations.filter((one) => findLedger(one.body.ledger) !== undefined && concerns(viewer, stand, one));
    const wish = { ledgers: [...new Set(obligations.map((one) => one.body.ledger))], now: period, last: last ?? { from: period.from, to: period.from } };
    // Whoever reaches the county has it from the sums of the kinds.
    return { programmes, programme, period, last, body, obligations, wish, own: stand === 'county' ? [] : await sumFigures(tx, tenant, { ...wish, within: withinReach(actor) }) };
  });
  const { programmes, programme, period, last, body, obligations, wish, own } = head;
  if (programmeId !== undefined && !programme) return refuse({ code: 'not-found' });
  const empty = { programmes, programme: programme ?? null, period: period && { ...period }, last: last && { ...last }, main, hasRecords: stand !== 'section', groups: told, measures: [], obligations: [] };
  if (!body || !wish) return ok(empty);
  const kinds = groups.length > 0 ? await inSight(house.pools.ql_app, { tenant, units: '*' }, (tx) => sumKinds(tx, tenant, wish)) : [];
  const byIndicator = <F extends Figure>(figures: readonly F[]) => Map.groupBy(figures, ({ ledger, indicator }) => `${ledger} ${indicator}`);
  const [ownSums, kindSums] = [byIndicator(own), byIndicator(kinds)];
  const valuesFor = (ledger: string, indicator: Indicator, ofSchools: boolean) => {
    const [mine, others] = [ownSums.get(`${ledger} ${indicator.id}`) ?? [], kindSums.get(`${ledger} ${indicator.id}`) ?? []];
    // A section that leads what the bureau alone does is told what it leads.
    const isOwn = stand === 'section' && !ofSchools;
    const base = stand === 'schools' || isOwn ? mine : stand === 'county' ? others : others.filter(({ kind }) => groups.some((group) => group.kinds.includes(kind)));
    return {
      id: indicator.id, name: indicator.name, kind: indicator.kind, unit: unitOf(indicator), violations: indicator.violations === true, own: isOwn,
      now: valueOf(indicator, plus(base.map((one) => one.now))), last: last && valueOf(indicator, plus(base.map((one) => one.last))),
      groups: groups.map((group) => valueOf(indicator, plus(others.filter(({ kind }) => group.kinds.includes(kind)).map((one) => one.now)))),
    };
  };
  const order = measuresOf(body);
  const titleOf = measureTitles(body);
  const rows = obligations.flatMap(({ body: one, leadUnitId, jointUnitIds }) => {
    const ledger = findLedger(one.ledger);
    if (!ledger) return [];
    const ofSchools = one.addressees.some(isSchoolKind);
    return [{
      obligationId: one.id, measure: measureOf(one.sentences[0] ?? ''), sentences: [...one.sentences], action: one.action, strength: one.strength, duty: makesDuty(one), mine: leadUnitId === actor.unitId || jointUnitIds.includes(actor.unitId),
      ledger: ledger.id, ledgerName: ledgerName(ledger.id), wanted: one.indicator, indicators: indicatorsFor(ledger, one.sentences).map((indicator) => valuesFor(ledger.id, indicator, ofSchools)),
    }];
  }).toSorted((a, b) => order.indexOf(a.measure) - order.indexOf(b.measure));
  return ok({ ...empty, measures: order.filter((measure) => rows.some((row) => row.measure === measure)).map((measure) => ({ measure, title: titleOf(measure) })), obligations: rows });
}

export const answerIndicators: Answers<'indicators.list'> = { 'indicators.list': listIndicators };

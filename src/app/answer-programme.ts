import { addDays } from '#base/day';
import { ok, refuse, type Result } from '#base/result';
import { priceDuties } from '#domain/duties';
import type { Obligation } from '#model/obligation';
import { UNIT_KINDS, type UnitKind } from '#model/actor';
import { listSemesters } from '#store/organisation';
import { inSight, type Transaction } from '#store/pools';
import { assignObligations, decideObligations, exemptSentences, findProgramme, linkSentence, listProgrammes, putObligation, type StoredProgramme, type VersionId } from '#store/programme';
import type { Answers } from './answers.ts';
import { type House, today } from './house.ts';
import { importProgramme } from './import-programme.ts';
import { issueProgramme } from './issue-programme.ts';
import { dutiesOf, openPoints } from './price-programme.ts';
import { sightOf, type Viewer } from './viewer.ts';

const isOffice = ({ actor }: Viewer): boolean => actor.roles.some((role) => role === 'office.clerk' || role === 'office.head');

const see = <T>(house: House, { tenant, actor }: Viewer, work: (tx: Transaction) => Promise<T>): Promise<T> => inSight(house.pools.ql_app, sightOf(tenant, actor), work);

/** Runs a change on a draft of the office's own; refuses everybody else, and a version that has been issued. */
async function change<T>(house: House, viewer: Viewer, id: VersionId, work: (tx: Transaction, programme: StoredProgramme) => Promise<Result<T>>): Promise<Result<T>> {
  if (!isOffice(viewer)) return refuse({ code: 'forbidden' });
  return see(house, viewer, async (tx) => {
    const programme = await findProgramme(tx, viewer.tenant, id, true);
    if (!programme) return refuse({ code: 'not-found' });
    return programme.head.status === 'draft' ? work(tx, programme) : refuse({ code: 'programme-issued' });
  });
}

const changed = async (count: Promise<number>) => ok({ changed: await count });

type Names = 'programme.list' | 'programme.import' | 'programme.get' | 'programme.exempt' | 'programme.link' | 'programme.decide' | 'programme.edit' | 'programme.confirmCycles' | 'programme.assign' | 'programme.price' | 'programme.issue';

export const answerProgramme: Answers<Names> = {
  'programme.list': async (house, viewer) => ok([...(await see(house, viewer, (tx) => listProgrammes(tx, viewer.tenant)))]),

  'programme.import': async (house, viewer, { programmeId, fileName, base64 }) => {
    if (!isOffice(viewer)) return refuse({ code: 'forbidden' });
    return importProgramme(house, viewer, { programmeId, fileName, bytes: new Uint8Array(Buffer.from(base64, 'base64')) });
  },

  'programme.get': async (house, viewer, id) => {
    const found = await see(house, viewer, (tx) => findProgramme(tx, viewer.tenant, id));
    if (!found) return refuse({ code: 'not-found' });
    const confirmed = found.obligations.filter((obligation) => obligation.status === 'confirmed').length;
    return ok({
      head: { ...found.head, sentences: found.sentences.length, obligations: found.obligations.filter((obligation) => obligation.status !== 'rejected').length, confirmed },
      text: found.text, headings: found.outline.headings.map((heading) => ({ ...heading })), sentences: found.sentences.map((sentence) => ({ ...sentence })),
      obligations: found.obligations.map((obligation) => ({ ...obligation })) as never, open: openPoints(found),
    });
  },

  'programme.exempt': (house, viewer, { addresses, reason, ...id }) => change(house, viewer, id, (tx) => changed(exemptSentences(tx, viewer.tenant, id, addresses, reason))),
  'programme.link': (house, viewer, { address, upper, ...id }) => change(house, viewer, id, (tx) => changed(linkSentence(tx, viewer.tenant, id, address, upper))),
  'programme.decide': (house, viewer, { obligationIds, status, ...id }) => change(house, viewer, id, async (tx, programme) => {
    const bare = status === 'confirmed' ? programme.obligations.filter((one) => obligationIds.includes(one.obligationId) && one.body.ledger === '').map((one) => one.obligationId) : [];
    return bare.length > 0 ? refuse({ code: 'ledger-missing', obligationIds: bare }) : changed(decideObligations(tx, viewer.tenant, id, obligationIds, status));
  }),

  'programme.edit': (house, viewer, { body, touched, ...id }) => change(house, viewer, id, async (tx, programme) => {
    const known = new Set(programme.sentences.map((sentence) => sentence.address));
    if (body.sentences.length === 0 || body.sentences.some((address) => !known.has(address)) || body.addressees.some((kind) => !Object.hasOwn(UNIT_KINDS, kind))) return refuse({ code: 'bad-input' });
    const put = await putObligation(tx, viewer.tenant, id, programme.ownerUnitId, { visibility: 'office', parameters: [], ...body } as unknown as Obligation, touched);
    return put === undefined ? refuse({ code: 'changed-meanwhile' }) : ok({ touched: put });
  }),

  'programme.confirmCycles': (house, viewer, { obligationIds, reason, ...id }) => change(house, viewer, id, async (tx, programme) => {
    let count = 0;
    for (const { obligationId, body, touched } of programme.obligations) {
      if (!obligationIds.includes(obligationId) || body.cycles.every((cycle) => cycle.origin.kind !== 'default' || cycle.origin.confirmed)) continue;
      const cycles = body.cycles.map((cycle) => (cycle.origin.kind === 'default' ? { ...cycle, origin: { ...cycle.origin, confirmed: { reason, on: today(house), by: viewer.post.title } } } : cycle));
      await putObligation(tx, viewer.tenant, id, programme.ownerUnitId, { ...body, cycles }, touched);
      count += 1;
    }
    return ok({ changed: count });
  }),

  'programme.assign': (house, viewer, { programmeId, version, ...wish }) => change(house, viewer, { programmeId, version }, async (tx) => {
    const units = new Set(viewer.units.map((unit) => unit.unitId));
    if (![wish.leadUnitId, ...wish.jointUnitIds].every((unitId) => units.has(unitId)) || wish.kinds?.some((kind) => !Object.hasOwn(UNIT_KINDS, kind))) return refuse({ code: 'bad-input' });
    return changed(assignObligations(tx, viewer.tenant, { programmeId, version }, wish));
  }),

  'programme.price': async (house, viewer, { startsOn, endsOn, ...id }) => {
    const loaded = await see(house, viewer, async (tx) => ({ programme: await findProgramme(tx, viewer.tenant, id), semesters: await listSemesters(tx, viewer.tenant) }));
    if (!loaded.programme) return refuse({ code: 'not-found' });
    const on = today(house);
    const semester = loaded.semesters.find((one) => one.end >= (startsOn > on ? startsOn : on));
    if (!semester || endsOn < startsOn) return refuse({ code: 'no-semester' });
    // The vacation after it belongs to a semester: what is due at the end of its last month is its work too.
    const next = loaded.semesters.find((one) => one.start > semester.end);
    const lastDay = next ? addDays(next.start, -1) : semester.end;
    const duties = dutiesOf(loaded.programme, { units: viewer.units, semesters: loaded.semesters, from: semester.start > startsOn ? semester.start : startsOn, to: lastDay < endsOn ? lastDay : endsOn, issuedOn: startsOn > on ? startsOn : on });
    const price = priceDuties(duties, viewer.units);
    return ok({
      duties: duties.length,
      kinds: price.kinds.map((kind) => ({ kind: kind.kind, name: UNIT_KINDS[kind.kind as UnitKind].name, units: kind.units, semester: semester.name, count: kind.count, minutes: kind.minutes, months: kind.months.map((month) => ({ ...month })) })),
      leads: price.leads.map((lead) => ({ unitId: lead.unitId, name: viewer.units.find((unit) => unit.unitId === lead.unitId)?.name ?? lead.unitId, count: lead.count })),
    });
  },

  'programme.issue': async (house, viewer, wish) => (isOffice(viewer) ? issueProgramme(house, viewer, wish) : refuse({ code: 'forbidden' })),
};

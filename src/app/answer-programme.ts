import { canonicalJson } from '#base/canonical-json';
import { addDays } from '#base/day';
import { ok, refuse, type Result } from '#base/result';
import { priceDuties } from '#domain/duties';
import { UNIT_KINDS, type UnitKind } from '#model/actor';
import { ledgerName } from '#model/ledger-name';
import { listLeaders, listSemesters } from '#store/organisation';
import { inSight, type Transaction } from '#store/pools';
import { assignObligations, decideObligations, exemptSentences, findProgramme, linkSentence, listProgrammes, putObligation, type StoredProgramme, type VersionId } from '#store/programme';
import { answerTrace } from './answer-trace.ts';
import type { Answers } from './answers.ts';
import { type House, today } from './house.ts';
import { importProgramme } from './import-programme.ts';
import { issueProgramme } from './issue-programme.ts';
import { dutiesOf, openPoints } from './price-programme.ts';
import { sightOf, type Viewer } from './viewer.ts';
import { confirmDefaults, stampOrigins } from './write-obligation.ts';

/** Whether the acting post is the office's: it alone changes programmes. */
export const isOffice = ({ actor }: Viewer): boolean => actor.roles.some((role) => role === 'office.clerk' || role === 'office.head');

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

/** The same for some obligations that the asker has seen; refuses where somebody else has changed one of them since, and names it. */
const changeSeen = <T>(house: House, viewer: Viewer, id: VersionId, seen: Readonly<Record<string, number>> | undefined, work: (tx: Transaction, programme: StoredProgramme) => Promise<Result<T>>): Promise<Result<T>> =>
  change(house, viewer, id, async (tx, programme) => {
    const others = programme.obligations.filter((one) => seen?.[one.obligationId] !== undefined && seen[one.obligationId] !== one.touched).map((one) => one.obligationId);
    return others.length > 0 ? refuse({ code: 'changed-meanwhile', obligationIds: others }) : work(tx, programme);
  });

const changed = async (count: Promise<number>) => ok({ changed: await count });

type Names = 'programme.list' | 'programme.import' | 'programme.get' | 'programme.exempt' | 'programme.link' | 'programme.decide' | 'programme.edit' | 'programme.confirmCycles' | 'programme.assign' | 'programme.leaders' | 'programme.price' | 'programme.issue';

export const answerProgramme: Answers<Names | keyof typeof answerTrace> = {
  ...answerTrace,

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
      obligations: found.obligations.map((obligation) => ({ ...obligation, why: [...obligation.why], jointUnitIds: [...obligation.jointUnitIds] })), open: openPoints(found),
    });
  },

  'programme.exempt': (house, viewer, { addresses, reason, was, ...id }) => change(house, viewer, id, async (tx, { sentences }) => {
    const others = was === undefined ? [] : sentences.filter((one) => addresses.includes(one.address) && one.exempt !== was).map((one) => one.address);
    return others.length > 0 ? refuse({ code: 'changed-meanwhile', addresses: others }) : changed(exemptSentences(tx, viewer.tenant, id, addresses, reason));
  }),

  'programme.link': (house, viewer, { address, upper, was, ...id }) => change(house, viewer, id, async (tx, { sentences }) => {
    const isOther = was !== undefined && sentences.some((one) => one.address === address && one.upper !== was);
    return isOther ? refuse({ code: 'changed-meanwhile', addresses: [address] }) : changed(linkSentence(tx, viewer.tenant, id, address, upper));
  }),

  'programme.decide': (house, viewer, { obligationIds, status, seen, ...id }) => changeSeen(house, viewer, id, seen, async (tx, programme) => {
    const bare = status === 'confirmed' ? programme.obligations.filter((one) => obligationIds.includes(one.obligationId) && one.body.ledger === '').map((one) => one.obligationId) : [];
    return bare.length > 0 ? refuse({ code: 'ledger-missing', obligationIds: bare }) : changed(decideObligations(tx, viewer.tenant, id, obligationIds, status));
  }),

  'programme.edit': (house, viewer, { body, touched, ...id }) => change(house, viewer, id, async (tx, programme) => {
    const known = new Set(programme.sentences.map((sentence) => sentence.address));
    if (body.sentences.some((address) => !known.has(address))) return refuse({ code: 'bad-input' });
    const before = programme.obligations.find((one) => one.obligationId === body.id);
    const written = stampOrigins(body, before?.body, { on: today(house), by: viewer.post.title });
    // A retry whose first answer was lost finds its own words there.
    if (before?.touched === touched + 1 && before.status === 'confirmed' && canonicalJson(before.body) === canonicalJson(written)) return ok({ touched: before.touched });
    const put = await putObligation(tx, viewer.tenant, id, programme.ownerUnitId, { body: written, touched, status: 'confirmed' });
    return put === undefined ? refuse({ code: 'changed-meanwhile', obligationIds: [body.id] }) : ok({ touched: put });
  }),

  'programme.confirmCycles': (house, viewer, { obligationIds, reason, seen, ...id }) => changeSeen(house, viewer, id, seen, async (tx, programme) => {
    let count = 0;
    for (const { obligationId, body: before, touched, status } of programme.obligations) {
      const body = obligationIds.includes(obligationId) ? confirmDefaults(before, reason, { on: today(house), by: viewer.post.title }) : undefined;
      if (body && (await putObligation(tx, viewer.tenant, id, programme.ownerUnitId, { body, touched, status })) !== undefined) count += 1;
    }
    return ok({ changed: count });
  }),

  'programme.assign': (house, viewer, { programmeId, version, seen, ...wish }) => changeSeen(house, viewer, { programmeId, version }, seen, async (tx) => {
    const units = new Set(viewer.units.map((unit) => unit.unitId));
    if (![...(wish.leadUnitId === undefined ? [] : [wish.leadUnitId]), ...(wish.jointUnitIds ?? [])].every((unitId) => units.has(unitId))) return refuse({ code: 'bad-input' });
    if (wish.leaderPostId && !(await listLeaders(tx, viewer.tenant)).some((post) => post.postId === wish.leaderPostId)) return refuse({ code: 'bad-input' });
    return changed(assignObligations(tx, viewer.tenant, { programmeId, version }, wish));
  }),

  'programme.leaders': async (house, viewer) => {
    const posts = await see(house, viewer, (tx) => listLeaders(tx, viewer.tenant));
    return ok(posts.map(({ postId, title, unitId }) => ({ postId, title, unitName: viewer.units.find((unit) => unit.unitId === unitId)?.name ?? unitId })));
  },

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
    const nameOf = (unitId: string): string => viewer.units.find((unit) => unit.unitId === unitId)?.name ?? unitId;
    return ok({
      duties: duties.length,
      kinds: price.kinds.map((kind) => ({ kind: kind.kind, name: UNIT_KINDS[kind.kind as UnitKind].name, units: kind.units, semester: semester.name, count: kind.count, minutes: kind.minutes, months: kind.months.map((month) => ({ ...month })),
        leads: kind.leads.map((lead) => ({ ...lead, name: nameOf(lead.unitId) })),
        costs: kind.costs.map((cost) => ({ ...cost, ledgerName: ledgerName(cost.ledger), obligationIds: [...cost.obligationIds] })),
      })),
      leads: price.leads.map((lead) => ({ unitId: lead.unitId, name: nameOf(lead.unitId), count: lead.count })),
    });
  },

  'programme.issue': async (house, viewer, wish) => (isOffice(viewer) ? issueProgramme(house, viewer, wish) : refuse({ code: 'forbidden' })),
};

import type { Day } from '#base/day';
import type { Uuid } from '#base/id';
import { ok, refuse, type Result } from '#base/result';
import { endDuties, listStanding, putDuties } from '#store/duty';
import { listSemesters } from '#store/organisation';
import { inSight } from '#store/pools';
import { findProgramme, markIssued, type VersionId } from '#store/programme';
import { findRecord } from '#store/record';
import { listVersions } from '#store/version';
import { act, type ActOutcome } from './act.ts';
import { hashEnded, hashProgramme } from './hash-programme.ts';
import { type House, today } from './house.ts';
import { dutiesOf, openPoints } from './price-programme.ts';
import { planSuccession } from './succession.ts';
import { sightOf, type Viewer } from './viewer.ts';

/** Somebody changed or issued the draft, or answered a duty that was to end, between reading and issuing; nothing was written. */
class ChangedMeanwhile extends Error {}

const TRIES = 3;

export type IssueWish = VersionId & { readonly entryId: Uuid; readonly startsOn: Day; readonly endsOn: Day };
type Issued = { readonly duties: number; readonly cancelled: number; readonly renewed: number };

/**
 * Issues a draft: every sentence covered or exempt, every obligation owned. The act, the version, its duties and the end of those that the version before it
 * asked for stand in one transaction; a version already in force adds only the duties that are missing. Refuses with what is open, a programme whose end has
 * passed, and a draft made from a version that is no longer in force.
 */
export async function issueProgramme(house: House, viewer: Viewer, wish: IssueWish): Promise<Result<Issued>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await tryToIssue(house, viewer, wish);
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile)) throw error;
      if (attempt === TRIES) return refuse({ code: 'acted-meanwhile' });
    }
  }
}

async function tryToIssue(house: House, viewer: Viewer, wish: IssueWish): Promise<Result<Issued>> {
  const { tenant, actor, units } = viewer;
  const on = today(house);
  const sight = sightOf(tenant, actor);
  const { programme, before, semesters, standing, record, versions } = await inSight(house.pools.ql_app, sight, async (tx) => {
    const found = await findProgramme(tx, tenant, wish);
    const basedOn = found?.head.basedOn;
    return {
      programme: found, before: basedOn ? await findProgramme(tx, tenant, { ...wish, version: basedOn }) : undefined, semesters: await listSemesters(tx, tenant),
      standing: await listStanding(tx, tenant, wish.programmeId), record: await findRecord(tx, tenant, wish.programmeId), versions: await listVersions(tx, tenant, wish.programmeId),
    };
  });
  if (!programme) return refuse({ code: 'not-found' });
  if (programme.head.status === 'superseded') return refuse({ code: 'programme-superseded' });
  const [startsOn, endsOn] = [programme.head.startsOn ?? wish.startsOn, programme.head.endsOn ?? programme.head.prolongedTo ?? wish.endsOn];
  if (endsOn < on) return refuse({ code: 'programme-ended', endsOn });
  if (endsOn < startsOn) return refuse({ code: 'bad-input' });
  const open = openPoints(programme);
  if (open.sentences.length + open.unowned.length + open.undecided.length > 0) return refuse({ code: 'programme-open', ...open });
  const from = startsOn > on ? startsOn : on;
  if (programme.head.status !== 'draft') {
    const duties = dutiesOf(programme, { units, semesters, from, to: endsOn, issuedOn: from });
    return ok({ duties: await inSight(house.pools.ql_app, sight, (tx) => putDuties(tx, tenant, wish, duties)), cancelled: 0, renewed: 0 });
  }
  const inForce = versions.find(({ status }) => status === 'issued')?.version;
  if (inForce !== (programme.head.basedOn ?? undefined)) return refuse({ code: 'version-behind' });
  const { ended, added } = planSuccession({ programme, before, standing, units, semesters, from, to: endsOn });
  const renewed = ended.filter((one) => one.renewed).length;

  let count = 0;
  const action = !record ? 'issue' : programme.head.prolongedTo ? 'prolong' : 'revise';
  const outcomes: readonly ActOutcome[] = await act(house, tenant, actor, [{
    entryId: wish.entryId, recordId: wish.programmeId, ledger: 'programme-issue', action, seenSeq: record?.seq ?? 0, unitId: actor.unitId,
    set: {
      title: programme.head.title, docNumber: programme.head.docNumber, edition: wish.version, sentences: programme.sentences.length,
      obligations: programme.obligations.filter((obligation) => obligation.status === 'confirmed').length, duties: added.length, startsOn, endsOn, contentHash: hashProgramme(house, programme),
      ...(inForce === undefined ? {} : { replaces: inForce, cancelled: ended.length - renewed, renewed, endedHash: hashEnded(house, ended) }),
    },
  }], async (tx) => {
    const current = await findProgramme(tx, tenant, wish, true);
    if (!current || hashProgramme(house, current) !== hashProgramme(house, programme) || current.head.status !== 'draft') throw new ChangedMeanwhile();
    await markIssued(tx, tenant, wish, { startsOn, endsOn, at: house.clock(), by: actor.personId });
    if ((await endDuties(tx, tenant, wish, on, ended)) !== ended.length) throw new ChangedMeanwhile();
    count = await putDuties(tx, tenant, wish, added);
  });
  const [outcome] = outcomes;
  return outcome?.ok ? ok({ duties: count, cancelled: ended.length - renewed, renewed }) : refuse(outcome?.refusal ?? { code: 'not-found' });
}

import { toHex, utf8 } from '#base/bytes';
import { canonicalJson } from '#base/canonical-json';
import type { Day } from '#base/day';
import type { Uuid } from '#base/id';
import { ok, refuse, type Result } from '#base/result';
import { putDuties } from '#store/duty';
import { listSemesters } from '#store/organisation';
import { inSight } from '#store/pools';
import { findProgramme, markIssued, type StoredProgramme, type VersionId } from '#store/programme';
import { act, type ActOutcome } from './act.ts';
import { type House, newId, today } from './house.ts';
import { dutiesOf, openPoints } from './price-programme.ts';
import { sightOf, type Viewer } from './viewer.ts';

/** The SHA-256 of everything that an issued version says, hexadecimal: what the log commits to. */
export const hashProgramme = (house: House, { head, sentences, obligations }: StoredProgramme): string =>
  toHex(house.sha256(utf8(canonicalJson({
    programmeId: head.programmeId, version: head.version, title: head.title, docNumber: head.docNumber,
    sentences: sentences.map(({ line: _line, ...sentence }) => sentence),
    obligations: obligations.filter((obligation) => obligation.status === 'confirmed').map(({ why: _why, touched: _touched, status: _status, ...obligation }) => obligation),
  }))));

/**
 * Issues a draft: every sentence covered or exempt, every obligation owned. The act, the version and its duties stand in one transaction;
 * a version already issued adds only the duties that are missing. Refuses with what is open, and a programme whose end has passed.
 */
export async function issueProgramme(house: House, viewer: Viewer, wish: VersionId & { readonly entryId: Uuid; readonly startsOn: Day; readonly endsOn: Day }): Promise<Result<{ duties: number }>> {
  const { tenant, actor, units } = viewer;
  const on = today(house);
  if (wish.endsOn < on) return refuse({ code: 'programme-ended', endsOn: wish.endsOn });
  if (wish.endsOn < wish.startsOn) return refuse({ code: 'bad-input' });
  const sight = sightOf(tenant, actor);
  const loaded = await inSight(house.pools.ql_app, sight, async (tx) => ({ programme: await findProgramme(tx, tenant, wish), semesters: await listSemesters(tx, tenant) }));
  const { programme, semesters } = loaded;
  if (!programme) return refuse({ code: 'not-found' });
  const open = openPoints(programme);
  if (open.sentences.length + open.unowned.length + open.undecided.length > 0) return refuse({ code: 'programme-open', ...open });
  const [startsOn, endsOn] = [programme.head.startsOn ?? wish.startsOn, programme.head.endsOn ?? wish.endsOn];
  const issuedOn = startsOn > on ? startsOn : on;
  const duties = dutiesOf(programme, { units, semesters, from: issuedOn, to: endsOn, issuedOn });
  if (programme.head.status !== 'draft') return ok({ duties: await inSight(house.pools.ql_app, sight, (tx) => putDuties(tx, tenant, wish, duties)) });

  let added = 0;
  const outcomes: readonly ActOutcome[] = await act(house, tenant, actor, [{
    entryId: wish.entryId, recordId: newId(house, house.clock()), ledger: 'programme-issue', action: 'issue', seenSeq: 0, unitId: actor.unitId,
    set: {
      title: programme.head.title, docNumber: programme.head.docNumber, edition: wish.version, sentences: programme.sentences.length,
      obligations: programme.obligations.filter((obligation) => obligation.status === 'confirmed').length, duties: duties.length, startsOn, endsOn, contentHash: hashProgramme(house, programme),
    },
  }], async (tx) => {
    const current = await findProgramme(tx, tenant, wish, true);
    if (!current || hashProgramme(house, current) !== hashProgramme(house, programme) || current.head.status !== 'draft') throw new ProgrammeChanged();
    await markIssued(tx, tenant, wish, { startsOn, endsOn, at: house.clock(), by: actor.personId });
    added = await putDuties(tx, tenant, wish, duties);
  }).catch((error: unknown) => {
    if (error instanceof ProgrammeChanged) return [refuse({ code: 'acted-meanwhile' as const })];
    throw error;
  });
  const [outcome] = outcomes;
  return outcome?.ok ? ok({ duties: added }) : refuse(outcome?.refusal ?? { code: 'not-found' });
}

/** Somebody changed or issued the draft between reading and issuing; nothing was written. */
class ProgrammeChanged extends Error {}

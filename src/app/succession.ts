import { canonicalJson, type Json } from '#base/canonical-json';
import type { Day } from '#base/day';
import { type EndedDuty, type StandingDuty, succeedDuties } from '#domain/duties';
import type { Unit } from '#model/actor';
import type { Semester } from '#model/calendar';
import type { Duty } from '#model/duty';
import type { StoredObligation, StoredProgramme } from '#store/programme';
import { dutiesOf } from './price-programme.ts';

const rhythm = ({ body }: StoredObligation): string => canonicalJson(body.cycles.map(({ origin: _origin, ...cycle }) => cycle) as unknown as Json);

/** What an obligation says, without its place in the document: two of the same make the same work. */
function meaning({ sentences }: StoredProgramme, obligation: StoredObligation): string {
  const { body, leadUnitId, jointUnitIds, leaderPostId } = obligation;
  const { strength, actor, addressees, action, evidence, ledger, duty = null } = body;
  const texts = body.sentences.map((address) => sentences.find((sentence) => sentence.address === address)?.text ?? '');
  return canonicalJson({ strength, actor, addressees, action, evidence, ledger, duty, texts, leadUnitId, jointUnitIds, leaderPostId, rhythm: rhythm(obligation) } as unknown as Json);
}

const confirmedOf = (programme: StoredProgramme): ReadonlyMap<string, StoredObligation> => new Map(programme.obligations.filter(({ status }) => status === 'confirmed').map((one) => [one.obligationId, one]));

export interface SuccessionWish {
  readonly programme: StoredProgramme;
  /** The version in force that it replaces; undefined for the first. */
  readonly before: StoredProgramme | undefined;
  readonly standing: readonly StandingDuty[];
  readonly units: readonly Unit[];
  readonly semesters: readonly Semester[];
  readonly from: Day;
  readonly to: Day;
}

/** What issuing a version on this day would do to the duties: which end and which are added. */
export function planSuccession({ programme, before, standing, units, semesters, from, to }: SuccessionWish): { readonly ended: readonly EndedDuty[]; readonly added: readonly Duty[] } {
  const planned = dutiesOf(programme, { units, semesters, from, to, issuedOn: from });
  if (!before) return succeedDuties({ standing, planned, asked: new Set(), from, changed: new Set(), retimed: new Set() });
  const began = before.head.startsOn ?? from;
  const asked = new Set(dutiesOf(programme, { units, semesters, from: began, to, issuedOn: began }).map(({ key }) => key));
  const [old, now] = [confirmedOf(before), confirmedOf(programme)];
  const changed = new Set([...now].filter(([id, one]) => { const was = old.get(id); return !was || meaning(before, was) !== meaning(programme, one); }).map(([id]) => id));
  const retimed = new Set([...changed].filter((id) => { const [was, is] = [old.get(id), now.get(id)]; return was && is && rhythm(was) !== rhythm(is); }));
  return succeedDuties({ standing, planned, asked, from, changed, retimed });
}

import type { Day } from '#base/day';
import type { Uuid } from '#base/id';
import { listEnded, listEnders } from '#store/duty';
import type { History } from '#store/history';
import { findProgramme } from '#store/programme';
import { listIssued } from '#store/version';
import { hashEnded, hashProgramme } from './hash-programme.ts';
import type { House } from './house.ts';

/** An issued version that does not fit its entry in the log: changed, missing, or never logged; or duties that it did not end. */
export interface PlanFinding {
  readonly kind: 'plan-differs' | 'plan-missing' | 'plan-not-logged' | 'ended-duties-differ';
  readonly programmeId: string;
  readonly version: number;
  readonly title: string;
  readonly expected: string;
  readonly found: string;
}

/** What an entry of 方案印发 says of the version that it issued. */
export interface IssueEntry {
  readonly recordId: Uuid;
  readonly edition: number;
  readonly title: string;
  readonly contentHash: string;
  readonly endedHash: string | null;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** The issues in a record's entries; none where the record is of another ledger. */
export const issueEntriesOf = ({ stored, entries }: History): readonly IssueEntry[] =>
  stored.ledger !== 'programme-issue' ? [] : entries.map(({ open: { set } }) => ({
    recordId: stored.recordId, edition: Number(set['edition']), title: String(set['title']), contentHash: String(set['contentHash']),
    endedHash: typeof set['endedHash'] === 'string' ? set['endedHash'] : null, startsOn: String(set['startsOn']), endsOn: String(set['endsOn']),
  }));

const said = (hash: string, startsOn: string | Day | null, endsOn: string | Day | null): string => `${hash} ${startsOn} – ${endsOn}`;

/**
 * Recomputes the hash of every issued version, its first and last day, and the list of duties that it ended, against the entries of 方案印发; the first that
 * does not fit. Entries made before a record carried its programme's id are known by edition and hash.
 */
export async function verifyPlans(house: House, tenant: string, issues: readonly IssueEntry[]): Promise<PlanFinding | undefined> {
  const db = house.pools.ql_log;
  const left = new Set(issues);
  const seen = new Set<string>();
  for (const id of await listIssued(db, tenant)) {
    const programme = await findProgramme(db, tenant, id);
    if (!programme) continue;
    const { head } = programme;
    const about = { programmeId: id.programmeId, version: id.version, title: head.title };
    const hash = hashProgramme(house, programme);
    const entry = issues.find((one) => one.recordId === id.programmeId && one.edition === id.version) ?? issues.find((one) => one.edition === id.version && one.contentHash === hash);
    if (!entry) return { kind: 'plan-not-logged', ...about, expected: 'an entry of 方案印发', found: said(hash, head.startsOn, head.endsOn) };
    left.delete(entry);
    seen.add(`${id.programmeId} ${id.version}`);
    const [expected, found] = [said(entry.contentHash, entry.startsOn, entry.endsOn), said(hash, head.startsOn, head.endsOn)];
    if (expected !== found) return { kind: 'plan-differs', ...about, expected, found };
    const ended = await listEnded(db, tenant, id);
    const endedHash = ended.length === 0 && entry.endedHash === null ? null : hashEnded(house, ended);
    if (endedHash !== entry.endedHash) return { kind: 'ended-duties-differ', ...about, expected: entry.endedHash ?? 'none', found: `${endedHash}` };
  }
  const stray = (await listEnders(db, tenant)).find((id) => !seen.has(`${id.programmeId} ${id.version}`));
  if (stray) return { kind: 'ended-duties-differ', ...stray, title: '', expected: 'no such version', found: 'duties that it ended' };
  const [lost] = left;
  return lost && { kind: 'plan-missing', programmeId: lost.recordId, version: lost.edition, title: lost.title, expected: said(lost.contentHash, lost.startsOn, lost.endsOn), found: 'nothing issued' };
}

import type { Day } from '#base/day';
import { LEDGERS } from '#ledgers';
import { PARAMETERS } from '#model/parameter';
import { findCheckpoint, listLogs } from '#store/log';
import { inSight } from '#store/pools';
import { findProgramme, listProgrammes } from '#store/programme';
import { listRestorations, type Restoration } from '#store/restoration';
import { listTallies } from '#store/tally';
import type { House } from './house.ts';

/** Numbers that the public may see; null where fewer units than `smallest` are behind one. */
export interface CountyOverview {
  readonly smallest: number;
  /** Programmes in force: projects and measures by their titles, in the order of the document. */
  readonly programmes: readonly { readonly title: string; readonly docNumber: string | null; readonly startsOn: Day | null; readonly endsOn: Day | null; readonly titles: readonly { readonly depth: number; readonly text: string }[] }[];
  readonly ledgers: readonly { readonly id: string; readonly name: string; readonly basis: readonly string[]; readonly units: number | null; readonly done: number | null }[];
}

/** Progress of a county by ledger, aggregates only, small groups suppressed. */
export async function overviewCounty(house: House, tenant: string): Promise<CountyOverview> {
  const smallest = PARAMETERS['small-group'].value;
  const { tallies, issued } = await inSight(house.pools.ql_app, { tenant }, async (tx) => {
    const heads = (await listProgrammes(tx, tenant)).filter((head) => head.status === 'issued');
    const found: NonNullable<Awaited<ReturnType<typeof findProgramme>>>[] = [];
    for (const head of heads) found.push(...[(await findProgramme(tx, tenant, head)) ?? []].flat());
    return { tallies: await listTallies(tx, tenant), issued: found };
  });
  const programmes = issued.map(({ head, outline }) => ({
    title: head.title, docNumber: head.docNumber, startsOn: head.startsOn, endsOn: head.endsOn,
    titles: outline.headings.filter((heading) => heading.text !== '').map(({ depth, text }) => ({ depth, text })),
  }));
  const ledgers = LEDGERS.filter((ledger) => ledger.disclosure !== 'never').map((ledger) => {
    const own = tallies.filter((tally) => tally.ledger === ledger.id);
    const units = new Set(own.map((tally) => tally.unitId)).size;
    const done = own.filter((tally) => ledger.done.includes(tally.state));
    const doneUnits = new Set(done.map((tally) => tally.unitId)).size;
    const isShown = (count: number): boolean => count === 0 || count >= smallest;
    return { id: ledger.id, name: ledger.name, basis: ledger.basis, units: isShown(units) ? units : null, done: isShown(doneUnits) && isShown(units - doneUnits) ? done.reduce((sum, tally) => sum + tally.count, 0) : null };
  });
  return { smallest, programmes, ledgers };
}

/** A county's logs as the public page shows them: the one that goes on, and how it came to be. */
export interface PublicLog {
  readonly size: bigint;
  readonly verifierKey: string;
  readonly checkpoint: string | undefined;
  /** Where its files lie beneath `/log/`: empty for the first log, `2/` for the second. */
  readonly path: string;
  readonly ended: readonly (Pick<Restoration, 'at' | 'restoredSize' | 'notedSize'> & { readonly path: string; readonly next: string; readonly verifierKey: string })[];
}

const pathOf = (name: string): string => (name.includes('-') ? `${name.slice(name.indexOf('-') + 1)}/` : '');

/** What the public may know of a county's logs; undefined where there is no such county. */
export async function findPublicLog(house: House, tenant: string): Promise<PublicLog | undefined> {
  return inSight(house.pools.ql_app, { tenant }, async (tx) => {
    const logs = await listLogs(tx, tenant);
    const log = logs.at(-1);
    const restorations = await listRestorations(tx, tenant);
    const ended = restorations.map((one) => ({ at: one.at, restoredSize: one.restoredSize, notedSize: one.notedSize, path: pathOf(one.endedLog), next: pathOf(one.name), verifierKey: logs.find(({ name }) => name === one.endedLog)?.verifierKey ?? '' }));
    return log && { size: log.size, verifierKey: log.verifierKey, checkpoint: await findCheckpoint(tx, log), path: pathOf(log.name), ended };
  });
}

import type { Day } from '#base/day';
import { measuresBelow } from '#domain/duties';
import { PARAMETERS } from '#model/parameter';
import { findCheckpoint, listLogs } from '#store/log';
import { inSight } from '#store/pools';
import { listPublicProgrammes, type PublicMeasure, type PublicProgramme } from '#store/progress';
import { listRestorations, type Restoration } from '#store/restoration';
import { type House, today } from './house.ts';

/** A heading of a programme with what the public is told of its progress, where anything was or will be due. */
export interface PublicHeading {
  readonly depth: number;
  readonly text: string;
  readonly progress: PublicMeasure | undefined;
}

/** What the county's first page shows: programmes in force, heading by heading, in the order of the document. */
export interface CountyOverview {
  readonly smallest: number;
  readonly programmes: readonly (Pick<PublicProgramme, 'title' | 'docNumber' | 'startsOn' | 'endsOn' | 'asOf'> & { readonly hasEnded: boolean; readonly headings: readonly PublicHeading[] })[];
}

function headingsOf({ headings, sentences, measures }: PublicProgramme): readonly PublicHeading[] {
  const progress = new Map(measures.map((measure) => [measure.measure, measure]));
  const below = measuresBelow(headings, sentences);
  return headings.map(({ depth, text }, i) => ({ depth, text, progress: progress.get(below[i] ?? '') })).filter(({ text }) => text !== '');
}

/** The programmes of a county with the progress that its worker counted last; nothing is counted here. */
export async function overviewCounty(house: House, tenant: string): Promise<CountyOverview> {
  const on: Day = today(house);
  const found = await inSight(house.pools.ql_app, { tenant }, (tx) => listPublicProgrammes(tx, tenant));
  return {
    smallest: PARAMETERS['small-group'].value,
    programmes: found.map((programme) => {
      const { title, docNumber, startsOn, endsOn, asOf } = programme;
      return { title, docNumber, startsOn, endsOn, asOf, hasEnded: endsOn !== null && endsOn < on, headings: headingsOf(programme) };
    }),
  };
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

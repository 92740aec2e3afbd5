import { addDays, addMonths, type Day, instant } from '#base/day';
import { dropExpired } from '#store/account';
import { aloneWithJobs, dropDraftsBefore, hasRun, putJobEnd, putJobStart } from '#store/job';
import { dropSignInsBefore } from '#store/sign-in';
import { type House, today } from './house.ts';
import { proposeDisposals } from './propose-disposals.ts';
import { recomputeDue } from './recompute-due.ts';
import { sweepFiles } from './sweep-files.ts';

/** One thing that happens once a day; it answers how much it did. It may be run again after it broke off, and never stands in an act. */
export interface Job {
  readonly id: string;
  readonly run: (house: House) => Promise<number>;
}

/** Drafts go this many days after the last touch. */
const DRAFT_DAYS = 30;
/** 网络安全法第二十三条：不少于六个月。 */
const SIGN_IN_MONTHS = 6;
const LOOK_EVERY_MS = 10 * 60_000;

const midnight = (day: Day) => instant(`${day}T00:00:00+08:00`);

/** Every daily job, in the order in which they run. */
export const JOBS: readonly Job[] = [
  { id: 'drop-drafts', run: (house) => dropDraftsBefore(house.pools.ql_log, midnight(addDays(today(house), -DRAFT_DAYS))) },
  { id: 'drop-sign-ins', run: (house) => dropSignInsBefore(house.pools.ql_log, midnight(addMonths(today(house), -SIGN_IN_MONTHS))) },
  { id: 'drop-sessions', run: (house) => dropExpired(house.pools.ql_auth, house.clock()) },
  { id: 'sweep-files', run: sweepFiles },
  { id: 'recompute-due', run: recomputeDue },
  { id: 'propose-disposals', run: proposeDisposals },
];

/** Runs what has not come to its end today, one after the other; days that were slept through are made up for by one run. Nothing where another process is at it. A job that fails is reported and tried at the next look; the others still run. */
export async function runJobs(house: House, jobs: readonly Job[], onFault: (job: string, error: unknown) => void): Promise<void> {
  await aloneWithJobs(house.pools.ql_log, async () => {
    const day = today(house);
    for (const { id, run } of jobs) {
      if (await hasRun(house.pools.ql_log, id, day)) continue;
      await putJobStart(house.pools.ql_log, id, day, house.clock());
      try {
        const done = await run(house);
        await putJobEnd(house.pools.ql_log, id, day, house.clock(), done);
      } catch (error) {
        onFault(id, error);
      }
    }
  });
}

/** Looks every ten minutes whether a day has begun whose jobs have not run, at once after the start. `stop` waits for the run at hand. */
export function startJobs(house: House, jobs: readonly Job[], onFault: (job: string, error: unknown) => void): { stop(): Promise<void> } {
  const look = (): Promise<void> => runJobs(house, jobs, onFault).catch((error: unknown) => onFault('jobs', error));
  let running = look();
  const timer = setInterval(() => { running = running.then(look); }, LOOK_EVERY_MS);
  timer.unref();
  return { stop: async () => { clearInterval(timer); await running; } };
}

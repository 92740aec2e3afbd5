import type { Day, Instant } from '#base/day';
import type pg from 'pg';

const LOCK = 7_233_203;

/** Runs work while no other process runs jobs on this database; undefined where another does. The lock goes with its connection, so that a crash frees it. */
export async function aloneWithJobs<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T | undefined> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query('select pg_try_advisory_lock($1) as mine', [LOCK]);
    if (rows[0]?.mine !== true) return undefined;
    try {
      return await work();
    } finally {
      await client.query('select pg_advisory_unlock($1)', [LOCK]);
    }
  } finally {
    client.release();
  }
}

/** Whether a job has come to its end on this day or later. */
export const hasRun = async (pool: pg.Pool, job: string, day: Day): Promise<boolean> => ((await pool.query('select 1 from job_run where job = $1 and day >= $2 and finished_at is not null', [job, day])).rowCount ?? 0) > 0;

export const putJobStart = async (pool: pg.Pool, job: string, day: Day, at: Instant): Promise<void> =>
  void (await pool.query('insert into job_run (job, day, started_at) values ($1, $2, $3) on conflict (job, day) do update set started_at = excluded.started_at', [job, day, at]));

export const putJobEnd = async (pool: pg.Pool, job: string, day: Day, at: Instant, done: number): Promise<void> =>
  void (await pool.query('update job_run set finished_at = $3, done = $4 where job = $1 and day = $2', [job, day, at, done]));

/** Drops drafts of every county that nobody touched since; the number dropped. Runs as the worker. */
export const dropDraftsBefore = async (pool: pg.Pool, before: Instant): Promise<number> => (await pool.query('delete from draft where touched_at < $1', [before])).rowCount ?? 0;

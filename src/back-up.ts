import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { BackupDone } from '#cli/backup';
import { type Clock, dayOf } from '#base/day';
import { ok, refuse, type Result } from '#base/result';
import { putBackupNotes } from '#store/backup/backup-notes';
import { isBackupDue } from '#store/backup/is-due';
import { dropSpareBackups } from '#store/backup/keep-backups';
import { findRunning, reachDatabase } from '#store/backup/reach-database';
import { takeBackup } from '#store/backup/take-backup';
import { listBackups } from '#store/backup/unpack-backup';
import { addressFromUrl } from './open-database.ts';
import { type Restored, restoreData } from './restore-data.ts';

/** What is backed up, and where to. */
export interface BackupPlan {
  readonly dataFolder: string;
  readonly into: string;
  readonly databaseUrl: string | undefined;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
}

/** Takes a backup of a data folder, whether or not its server runs, notes it there, and removes those that the rule spares. */
export async function backUp({ dataFolder, into, databaseUrl, clock, signal }: BackupPlan): Promise<Result<BackupDone>> {
  if (!databaseUrl && !existsSync(join(dataFolder, 'pg'))) return refuse({ code: 'backup-no-data', folder: dataFolder });
  const { owner, close } = await reachDatabase(dataFolder, databaseUrl ? addressFromUrl(databaseUrl) : undefined);
  try {
    const taken = await takeBackup({ dataFolder, into, owner, database: databaseUrl ? 'elsewhere' : 'embedded', clock, ...(signal && { signal }) });
    if (!taken.ok) return taken;
    const { folder, bytes, endedAt } = taken.value;
    await putBackupNotes(dataFolder, { last: { at: endedAt, folder, bytes }, failed: undefined });
    const removed = await dropSpareBackups(into, dayOf(endedAt));
    return ok({ ...taken.value, removed, elsewhere: Boolean(databaseUrl) });
  } finally {
    await close();
  }
}

/** Restores the newest backup into a folder of its own, re-checks it, removes it again, and notes the outcome. Touches nothing else. */
export async function tryBackup({ dataFolder, into, databaseUrl, clock }: BackupPlan): Promise<Result<Restored & { readonly backup: string }>> {
  const newest = (await listBackups(into)).at(-1);
  if (newest === undefined) return refuse({ code: 'backup-none', folder: into });
  for (const left of (await readdir(into)).filter((name) => name.startsWith('.trying-'))) if (!findRunning(join(into, left, 'data'))) await rm(join(into, left), { recursive: true, force: true });
  const folder = join(resolve(into), `.trying-${randomBytes(4).toString('hex')}`);
  const backup = join(resolve(into), newest);
  await mkdir(folder, { mode: 0o700 });
  try {
    const restored = await restoreData({ backup, into: join(folder, 'data'), databaseUrl, clock, confirm: () => Promise.resolve(undefined) });
    await putBackupNotes(dataFolder, { tried: { at: clock(), folder: backup, whole: restored.ok && restored.value.inPlace } });
    return restored.ok ? ok({ ...restored.value, backup }) : restored;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The nightly round: a backup where one is due, undefined where none is. What fails is noted in the data folder for `doctor`, and thrown. */
export async function backUpAtNight(plan: BackupPlan): Promise<Result<BackupDone> | undefined> {
  if (!isBackupDue((await listBackups(plan.into)).at(-1), plan.clock())) return undefined;
  const fail = (why: string): Promise<void> => putBackupNotes(plan.dataFolder, { failed: { at: plan.clock(), why } });
  try {
    const done = await backUp(plan);
    if (!done.ok) await fail(done.refusal.code);
    return done;
  } catch (error) {
    await fail(String(error)).catch(() => undefined); // a full disk takes no note either
    throw error;
  }
}

const LOOK_EVERY_MS = 10 * 60_000;
const FIRST_LOOK_MS = 5 * 60_000;

/** Looks every ten minutes whether the nightly backup is due. `stop` breaks off one that is under way. */
export function startNightly(plan: Omit<BackupPlan, 'signal'>, said: (done: Result<BackupDone>) => void, onFault: (error: unknown) => void): { stop(): Promise<void> } {
  const ending = new AbortController();
  let round = Promise.resolve();
  const look = (): void => {
    round = backUpAtNight({ ...plan, signal: ending.signal })
      .then((done) => done && said(done), (error: unknown) => { if (!ending.signal.aborted) onFault(error); })
      .finally(() => { if (!ending.signal.aborted) timer = setTimeout(look, LOOK_EVERY_MS); });
  };
  let timer = setTimeout(look, FIRST_LOOK_MS);
  return { stop: async () => { ending.abort(); clearTimeout(timer); await round; } };
}

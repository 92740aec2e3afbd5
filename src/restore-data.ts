import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { continueLog, findNewerStates, type NewerState } from '#app/continue-log';
import type { House } from '#app/house';
import { type CountyReport, verify } from '#app/verify';
import { refuseShortLog } from '#app/refuse-short-log';
import type { Clock } from '#base/day';
import type { Uuid } from '#base/id';
import { ok, refuse, type Result } from '#base/result';
import type { Manifest } from '#store/backup/manifest';
import { findRunning } from '#store/backup/reach-database';
import { copyFile, sync } from '#store/backup/copy-file';
import { backupName } from '#store/backup/take-backup';
import { unpackBackup } from '#store/backup/unpack-backup';
import { makeFolder } from '#store/make-folder';
import { buildHouse } from './build-house.ts';
import { type OpenDatabase, openDatabase } from './open-database.ts';

export interface RestoreOptions {
  /** The dated folder. */
  readonly backup: string;
  /** The data folder to be: missing, empty, or one that is set aside. */
  readonly into: string;
  readonly databaseUrl: string | undefined;
  readonly clock: Clock;
  /** Signed notes that were kept elsewhere, beside those in the folder that is replaced. */
  readonly checkpoints?: readonly string[];
  /** Finds the two administrators of a county who answer for what its newer state loses. */
  readonly confirm: (house: House, state: NewerState) => Promise<readonly [Uuid, Uuid] | undefined>;
}

export interface Restored {
  readonly manifest: Manifest;
  readonly reports: readonly CountyReport[];
  /** Where the restored data lies: `into`, or a folder beside it where something does not fit. */
  readonly folder: string;
  readonly inPlace: boolean;
  /** Where what lay there before lies now. */
  readonly setAside?: string;
  /** Why the program would not start on it. */
  readonly short?: string;
}

export interface RestoreRefusal {
  readonly code: string;
  readonly [detail: string]: unknown;
}

/** Whether a data folder stands there already; refuses one that is in use, is not ours, or cannot be exchanged because a file system begins there. */
async function lookAt(into: string): Promise<Result<'empty' | 'data', RestoreRefusal>> {
  const found = await readdir(into).catch((): string[] => []);
  if (found.length === 0) return ok('empty');
  if (findRunning(into)) return refuse({ code: 'restore-in-use', folder: into });
  if (!found.includes('secrets.json') && !found.includes('noted')) return refuse({ code: 'restore-foreign-folder', folder: into });
  if ((await stat(into)).dev !== (await stat(dirname(into))).dev) return refuse({ code: 'restore-mount', folder: into });
  return ok('data');
}

/** The checkpoints noted in a data folder, and its log keys carried over to the copy: what it had signed must stay checkable. */
async function takeNotes(from: string, to: string): Promise<readonly string[]> {
  const namesIn = (folder: string): Promise<string[]> => readdir(join(from, folder)).catch((): string[] => []);
  await mkdir(join(to, 'log-keys'), { recursive: true, mode: 0o700 });
  for (const name of await namesIn('log-keys')) {
    const path = join('log-keys', name);
    if (!name.endsWith('.new') && !existsSync(join(to, path))) await copyFile(join(from, path), join(to, path));
  }
  const noted = (await namesIn('noted')).filter((name) => !name.endsWith('.new'));
  return Promise.all(noted.map((name) => readFile(join(from, 'noted', name), 'utf8')));
}

/** Opens a new log for every county whose newer state is given up; the refusal where nobody answers for it. */
async function goOn(house: House, { owner }: OpenDatabase, notes: readonly string[], confirm: RestoreOptions['confirm']): Promise<RestoreRefusal | undefined> {
  const newer = await findNewerStates(house, notes);
  if (!newer.ok) return newer.refusal;
  for (const state of newer.value) {
    const confirmedBy = await confirm(house, state);
    if (!confirmedBy) return { code: 'restore-not-confirmed', county: state.county };
    await continueLog(house, owner, state, confirmedBy);
  }
  return undefined;
}

/**
 * Restores a backup: copies it beside the wanted folder, starts its database, replays, re-checks everything, and only then gives it its place.
 * What lay there before is set aside, never deleted. Where a noted checkpoint tells of a newer state, two administrators answer for it and a new log goes on. Refuses a backup that is not whole, and a place that is in use; a copy in which something does not fit stays beside.
 */
export async function restoreData({ backup, into, databaseUrl, clock, checkpoints = [], confirm }: RestoreOptions): Promise<Result<Restored, RestoreRefusal>> {
  const target = resolve(into);
  const place = await lookAt(target);
  if (!place.ok) return place;
  makeFolder(dirname(target));
  const beside = `${target}.restoring-${randomBytes(4).toString('hex')}`;
  const unpacked = await unpackBackup(backup, beside);
  if (!unpacked.ok) return unpacked;
  const manifest = unpacked.value;
  const refuseAll = async (refusal: RestoreRefusal): Promise<Result<Restored, RestoreRefusal>> => {
    await rm(beside, { recursive: true, force: true });
    return refuse(refusal);
  };
  if (manifest.database === 'elsewhere' && !databaseUrl) return refuseAll({ code: 'restore-needs-database-url' });
  if (manifest.database === 'embedded' && databaseUrl) return refuseAll({ code: 'restore-without-database-url' });

  const notes = [...(await takeNotes(target, beside)), ...checkpoints];
  const database = await openDatabase(beside, databaseUrl);
  const house = buildHouse({ dataFolder: beside, address: database.address, passwords: database.passwords, clock });
  let [reports, short]: [readonly CountyReport[], string | undefined] = [[], undefined];
  let refusal: RestoreRefusal | undefined;
  try {
    refusal = await goOn(house, database, notes, confirm);
    short = await refuseShortLog(house);
    reports = await verify(house);
  } finally {
    await house.close();
    await database.close();
  }
  if (refusal) return refuseAll(refusal);
  const fits = short === undefined && reports.every(({ finding }) => finding === undefined);
  if (!fits) return ok({ manifest, reports, folder: beside, inPlace: false, ...(short === undefined ? {} : { short }) });
  const setAside = place.value === 'data' ? `${target}.before-${backupName(clock())}` : undefined;
  if (setAside !== undefined) await rename(target, setAside);
  else if (existsSync(target)) await rmdir(target);
  await rename(beside, target);
  await sync(join(target, '..'));
  return ok({ manifest, reports, folder: target, inPlace: true, ...(setAside === undefined ? {} : { setAside }) });
}

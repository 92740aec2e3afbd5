import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import type { Clock, Instant } from '#base/day';
import { wallClock } from '#base/day';
import { ok, refuse, type Result } from '#base/result';
import type pg from 'pg';
import { copyDatabase } from './copy-database.ts';
import { makeFolder } from '../make-folder.ts';
import { copyFile, few, listTree, sync, syncTree, type Weighed } from './copy-file.ts';
import { CONTENT, type LoggedCounty, putManifest } from './manifest.ts';

export interface BackupOptions {
  readonly dataFolder: string;
  /** The folder under which the dated one is made. */
  readonly into: string;
  /** The owner's connection, of its own; it is spent afterwards. */
  readonly owner: pg.Client;
  readonly database: 'embedded' | 'elsewhere';
  readonly clock: Clock;
  /** Breaks the backup off between two files. */
  readonly signal?: AbortSignal;
}

export interface TakenBackup {
  readonly folder: string;
  readonly bytes: number;
  readonly endedAt: Instant;
  readonly counties: readonly LoggedCounty[];
}

export interface TakeRefusal {
  readonly code: 'backup-inside-data' | 'backup-under-way';
  readonly [detail: string]: unknown;
}

const LOCK = 7_233_202;

/** What of a data folder is not copied as it lies: the database has a way of its own, the rest is made anew. */
const NOT_COPIED = /^(?:pg|lib|pg\.new-[^/]*|postgres\.log(?:\.1)?|database\.lock|database-password\.\d+|backup-notes\.json|\.s\.PGSQL\.[^/]*)$|\.new$/;

const isDataFile = (path: string): boolean => !NOT_COPIED.test(path);

/** A folder's name at this instant in Shanghai: it sorts by time and begins with the day. */
export const backupName = (at: Instant): string => `${wallClock(at).replace(' ', 'T').replace(':', '')}${at.slice(17, 19)}`;

async function readLogs(owner: pg.Client): Promise<readonly LoggedCounty[]> {
  const { rows } = await owner.query<{ tenant_id: string; origin: string; size: string; note: string | null }>(
    `select l.tenant_id, l.origin, l.size::text, (select note from checkpoint c where c.tenant_id = l.tenant_id and c.log_name = l.log_name order by c.size desc limit 1) as note from log l order by l.tenant_id, l.log_name`);
  return rows.map((row) => ({ code: row.tenant_id, origin: row.origin, size: row.size, checkpoint: row.note }));
}

/** Copies files of the data folder that have no copy yet. */
async function copyRest(dataFolder: string, to: string, files: Map<string, Weighed>, wanted: (path: string) => boolean, signal?: AbortSignal): Promise<readonly string[]> {
  const tree = await listTree(dataFolder, (path) => !isDataFile(path));
  for (const folder of tree.folders) await mkdir(join(to, folder), { recursive: true, mode: 0o700 });
  await few(tree.files.filter((path) => !files.has(path) && wanted(path)), async (path) => {
    signal?.throwIfAborted();
    const weighed = await copyFile(join(dataFolder, path), join(to, path));
    if (weighed) files.set(path, weighed);
  });
  return tree.folders;
}

/**
 * Takes a backup of a data folder, while acts go on, into a new folder named by the time; it bears that name only when it is whole and durable.
 * Refuses a place inside the data folder, and a second backup at once. A kill leaves a folder whose name begins with `.partial`, which the next backup removes.
 */
export async function takeBackup({ dataFolder, into, owner, database, clock, signal }: BackupOptions): Promise<Result<TakenBackup, TakeRefusal>> {
  const [home, place] = [resolve(dataFolder), resolve(into)];
  if (place === home || place.startsWith(home + sep)) return refuse({ code: 'backup-inside-data' });
  const { rows: [lock] } = await owner.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [LOCK]);
  if (!lock?.free) return refuse({ code: 'backup-under-way' });
  const startedAt = clock();
  makeFolder(place);
  const mark = `.partial-${createHash('sha256').update(home).digest('hex').slice(0, 8)}-`;
  for (const left of await readdir(place)) if (left.startsWith(mark)) await rm(join(place, left), { recursive: true });
  const partial = join(place, `${mark}${randomBytes(4).toString('hex')}`);
  const content = join(partial, CONTENT);
  await mkdir(content, { recursive: true, mode: 0o700 });
  try {
    const files = new Map<string, Weighed>();
    const folders: string[] = [];
    let counties: readonly LoggedCounty[] = [];
    // Before the end of the database's copy, so that no noted checkpoint is ahead of the database.
    const copyFirst = async (): Promise<Instant> => {
      folders.push(...(await copyRest(home, content, files, () => true, signal)));
      counties = await readLogs(owner);
      return clock();
    };
    let endedAt: Instant;
    if (database === 'embedded') {
      const copied = await copyDatabase(owner, join(home, 'pg'), join(content, 'pg'), copyFirst, signal);
      endedAt = copied.atEnd;
      folders.push('pg', ...copied.folders.map((path) => `pg/${path}`));
      for (const [path, weighed] of copied.files) files.set(`pg/${path}`, weighed);
    } else endedAt = await copyFirst();
    // After it, so that no row of the copy names a file that came while the first ones were read.
    folders.push(...(await copyRest(home, content, files, (path) => !path.startsWith('noted/'), signal)));
    const { rows: [version] } = await owner.query<{ server_version: string }>('show server_version');
    const listed = [...files].map(([path, weighed]) => ({ path, ...weighed })).sort((a, b) => (a.path < b.path ? -1 : 1));
    await putManifest(partial, { format: 'qinglian-backup/1', startedAt, endedAt, database, postgres: version?.server_version ?? '', counties, folders: [...new Set(folders)].sort(), files: listed });
    await syncTree(partial);
    const folder = join(place, backupName(endedAt));
    await rename(partial, folder);
    await sync(place);
    return ok({ folder, bytes: listed.reduce((sum, { bytes }) => sum + bytes, 0), endedAt, counties });
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

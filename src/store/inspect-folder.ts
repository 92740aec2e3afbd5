import { existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BackupNotes, readBackupNotes } from './backup/backup-notes.ts';
import { listBackups } from './backup/unpack-backup.ts';

/** What a data folder and the place of its backups look like from outside. */
export interface FolderFacts {
  readonly folder: string;
  readonly freeBytes: number;
  readonly totalBytes: number;
  /** Files and folders that others on the machine may open. */
  readonly open: readonly string[];
  readonly notes: BackupNotes;
  readonly backups: { readonly folder: string; readonly newest: string | undefined; readonly sameDisk: boolean } | undefined;
}

/** The device that a path lies on, or will lie on when it is made. */
const deviceOf = (path: string): number => (existsSync(path) ? statSync(path).dev : deviceOf(dirname(path)));

const SECRET = ['.', 'secrets.json', 'database-password', 'log-keys', 'noted', 'pg', 'files'];

/** Reads what `doctor` judges of a data folder and of the folder that its backups go to, if any. */
export async function inspectFolder(folder: string, backups: string | undefined): Promise<FolderFacts> {
  const space = statfsSync(folder);
  const names = SECRET.filter((name) => existsSync(join(folder, name)));
  const newest = backups === undefined ? undefined : (await listBackups(backups)).at(-1);
  return {
    folder, freeBytes: space.bavail * space.bsize, totalBytes: space.blocks * space.bsize,
    open: names.filter((name) => (statSync(join(folder, name)).mode & 0o077) !== 0),
    notes: await readBackupNotes(folder),
    backups: backups === undefined ? undefined : { folder: backups, newest, sameDisk: deviceOf(backups) === deviceOf(folder) },
  };
}

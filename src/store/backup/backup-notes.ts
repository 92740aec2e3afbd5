import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '#base/day';
import { putText, sync } from './copy-file.ts';

/** What a data folder remembers of its backups; it is not part of any. */
export interface BackupNotes {
  readonly last?: { readonly at: Instant; readonly folder: string; readonly bytes: number };
  /** The last time that a backup was restored to see whether it can be. */
  readonly tried?: { readonly at: Instant; readonly folder: string; readonly whole: boolean };
  /** The last nightly one that failed since one succeeded. */
  readonly failed?: { readonly at: Instant; readonly why: string };
}

const NAME = 'backup-notes.json';

/** The notes of a data folder; empty where there are none, or none that can be read. */
export async function readBackupNotes(dataFolder: string): Promise<BackupNotes> {
  try {
    return JSON.parse(await readFile(join(dataFolder, NAME), 'utf8')) as BackupNotes;
  } catch {
    return {};
  }
}

/** Adds to the notes of a data folder. */
export async function putBackupNotes(dataFolder: string, notes: { readonly [K in keyof BackupNotes]: BackupNotes[K] | undefined }): Promise<void> {
  const path = join(dataFolder, NAME);
  await putText(`${path}.new`, `${JSON.stringify({ ...(await readBackupNotes(dataFolder)), ...notes }, null, 1)}\n`);
  await sync(`${path}.new`);
  await rename(`${path}.new`, path);
}

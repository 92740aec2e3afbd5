import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, refuse, type Result } from '#base/result';
import { copyFile, few, syncTree } from './copy-file.ts';
import { type BackupRefusal, CONTENT, type Manifest, readManifest } from './manifest.ts';

/**
 * Copies a backup's data folder to `to`, a new folder, comparing every byte with the manifest on the way; without `to` it only compares.
 * Refuses, and leaves nothing behind, where the manifest is not as it was written or a file is missing, shorter, longer or other than it says.
 */
export async function unpackBackup(folder: string, to?: string): Promise<Result<Manifest, BackupRefusal>> {
  const read = await readManifest(folder);
  if (!read.ok) return read;
  const manifest = read.value;
  if (to !== undefined) {
    await mkdir(to, { mode: 0o700 });
    for (const path of manifest.folders) await mkdir(join(to, path), { recursive: true, mode: 0o700 });
  }
  let refusal: BackupRefusal | undefined;
  try {
    await few(manifest.files, async ({ path, bytes, sha256 }) => {
      if (refusal) return;
      const copied = await copyFile(join(folder, CONTENT, path), to && join(to, path));
      if (!copied) refusal = { code: 'backup-partial', path };
      else if (copied.bytes !== bytes || copied.sha256 !== sha256) refusal = { code: 'backup-damaged', path };
    });
    if (!refusal && to !== undefined) await syncTree(to);
  } catch (error) {
    if (to !== undefined) await rm(to, { recursive: true, force: true });
    throw error;
  }
  if (!refusal) return ok(manifest);
  if (to !== undefined) await rm(to, { recursive: true, force: true });
  return refuse(refusal);
}

/** Whole backups under a folder, the oldest first. */
export async function listBackups(into: string): Promise<readonly string[]> {
  const found = await readdir(into).catch((): string[] => []);
  return found.filter((name) => /^\d{4}-\d\d-\d\dT\d{6}$/.test(name)).sort();
}

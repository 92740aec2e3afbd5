import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '#base/day';
import { ok, refuse, type Result } from '#base/result';
import { putText, type Weighed } from './copy-file.ts';

/** How far a county's log was when the backup ended, at least. */
export interface LoggedCounty {
  readonly code: string;
  readonly origin: string;
  /** Leaves, in decimal. */
  readonly size: string;
  /** The signed note at about that size; null where nothing had been signed. */
  readonly checkpoint: string | null;
}

/** What a backup says about itself. `database` is 'elsewhere' where its own operator backs it up. */
export interface Manifest {
  readonly format: 'qinglian-backup/1';
  readonly startedAt: Instant;
  /** Whatever was acknowledged before this instant is in the backup. */
  readonly endedAt: Instant;
  readonly database: 'embedded' | 'elsewhere';
  readonly postgres: string;
  readonly counties: readonly LoggedCounty[];
  readonly folders: readonly string[];
  readonly files: readonly ({ readonly path: string } & Weighed)[];
}

/** Why a backup cannot be used. */
export interface BackupRefusal {
  readonly code: 'backup-not-there' | 'backup-partial' | 'backup-damaged' | 'backup-unknown-format';
  readonly [detail: string]: unknown;
}

export const CONTENT = 'data';
const [MANIFEST, SEAL] = ['manifest.json', 'manifest.sha256'];

/** Writes the manifest and, beside it, its hash. */
export async function putManifest(folder: string, manifest: Manifest): Promise<void> {
  const { sha256 } = await putText(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`);
  await putText(join(folder, SEAL), `${sha256}\n`);
}

const isSafe = (path: unknown): path is string => typeof path === 'string' && path !== '' && !path.startsWith('/') && !path.split('/').some((part) => part === '' || part === '.' || part === '..');

/** The manifest in a folder, which may come from anywhere. Refuses a folder without one, one that is not as it was written, and a path that leads out. */
export async function readManifest(folder: string): Promise<Result<Manifest, BackupRefusal>> {
  const [text, seal] = await Promise.all([MANIFEST, SEAL].map((name) => readFile(join(folder, name), 'utf8').catch(() => undefined)));
  if (text === undefined && seal === undefined) return refuse({ code: 'backup-not-there', folder });
  if (text === undefined || seal === undefined) return refuse({ code: 'backup-partial', path: text === undefined ? MANIFEST : SEAL });

  if (createHash('sha256').update(text).digest('hex') !== seal.trim()) return refuse({ code: 'backup-damaged', path: MANIFEST });
  const manifest = JSON.parse(text) as Manifest;
  if (manifest.format !== 'qinglian-backup/1') return refuse({ code: 'backup-unknown-format', found: String(manifest.format) });
  const out = [...manifest.folders, ...manifest.files.map(({ path }) => path)].find((path) => !isSafe(path));
  return out === undefined ? ok(manifest) : refuse({ code: 'backup-damaged', path: out });
}

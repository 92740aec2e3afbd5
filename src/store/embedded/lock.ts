import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The exit code by which `flock` says that somebody else holds the lock. */
export const LOCKED = 77;

/**
 * A prefix that gives the server, and whatever it leaves behind, a lock on the data folder that the kernel takes back with the last of them.
 * PostgreSQL's own lock is a number in a file, which means nothing after a restart of the machine or in another container. Empty where `flock` is missing.
 */
export function lockPrefix(home: string): readonly string[] {
  const lock = ['flock', '--nonblock', '--no-fork', '--conflict-exit-code', String(LOCKED)];
  const works = spawnSync('flock', ['--no-fork', '/dev/null', 'true'], { stdio: 'ignore' }).status === 0;
  return works ? [...lock, join(home, 'database.lock')] : [];
}

/** What the server on a folder says about itself in its `postmaster.pid`. */
export interface Claim {
  readonly pid: number;
  readonly status: string;
  /** Whether a server for this very folder runs under that number; the number alone may have gone to somebody else. */
  readonly alive: boolean;
  readonly port: number;
  readonly socketFolder: string;
}

/** The claim on the database files, if there is one. */
export function readClaim(folder: string): Claim | undefined {
  let lines: readonly string[];
  try {
    lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  let alive = false;
  try {
    alive = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(folder);
  } catch {
    // no such process
  }
  return { pid, status: (lines[7] ?? '').trim(), alive, port: Number(lines[3]), socketFolder: (lines[4] ?? '').trim() };
}

import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, linkSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Privilege } from './privilege.ts';
import { StartFault } from './start-fault.ts';

export const OWNER = 'qinglian';

/** The owner's password of this data folder, made at the first asking; two who ask at once get the same one. */
export function keepPassword(home: string): string {
  const kept = join(home, 'database-password');
  if (!existsSync(kept)) {
    const fresh = `${kept}.${process.pid}`;
    writeFileSync(fresh, randomBytes(24).toString('base64url'), { mode: 0o600, flush: true });
    try {
      linkSync(fresh, kept); // whole or not at all
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    rmSync(fresh);
  }
  return readFileSync(kept, 'utf8').trim();
}

/** Makes the database files at `<home>/pg`; a folder of that name is always complete, whoever was first. Throws where initdb fails. */
export function initialise(initdb: string, home: string, password: string, { prefix, owner }: Privilege, env: NodeJS.ProcessEnv, sync: boolean): void {
  const folder = join(home, 'pg');
  const fresh = mkdtempSync(`${folder}.new-`);
  const passwordFile = `${fresh}.password`;
  const args = ['-D', fresh, '-U', OWNER, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--data-checksums', '--no-instructions', ...(sync ? [] : ['--no-sync']),
    '--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const [command = '', ...rest] = [...prefix, initdb, ...args];
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (owner) for (const path of [fresh, passwordFile]) chownSync(path, owner.uid, owner.gid);
    const done = spawnSync(command, rest, { encoding: 'utf8', env });
    if (done.status === 0) renameSync(fresh, folder);
    else if (!existsSync(folder)) throw new StartFault('database-not-started', `数据库初始化失败：${done.stderr || done.error?.message}`);
  } catch (error) {
    // Another program was first: its files stand, and it has swept ours away.
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '') || !existsSync(folder)) throw error;
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(fresh, { recursive: true, force: true });
  }
}

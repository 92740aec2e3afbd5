import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { findBinaries } from './embedded/binaries.ts';
import { choosePrivilege, type Privilege } from './embedded/privilege.ts';

/** How to reach a PostgreSQL: a socket folder or a host. */
export interface DatabaseAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export interface EmbeddedPostgres {
  readonly address: DatabaseAddress;
  stop(): Promise<void>;
}

const PORT = 5432; // names the socket file only; nothing listens on TCP
const SOCKET_PATH_MAX = 90;

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  max_connections: '60',
  shared_buffers: '48MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_wal_size: '512MB',
  autovacuum_naptime: '30s',
  max_worker_processes: '2',
  max_parallel_workers_per_gather: '0',
};

function initialise(bin: string, folder: string, password: string, { prefix, owner }: Privilege): void {
  const fresh = `${folder}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  const passwordFile = `${folder}.pw`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner) for (const path of [fresh, passwordFile]) chownSync(path, owner.uid, owner.gid);
  const args = [join(bin, 'initdb'), '-D', fresh, '-U', 'qinglian', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--data-checksums', '--no-instructions',
    '--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const [command = '', ...rest] = [...prefix, ...args];
  const done = spawnSync(command, rest, { encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8' } });
  rmSync(passwordFile, { force: true });
  if (done.status !== 0) throw new Error(`数据库初始化失败：${done.stderr || done.error?.message}`);
  renameSync(fresh, folder); // a folder with this name is always complete
}

/** Passes when a connection is answered; undefined while the server is not there yet. */
async function connects(address: DatabaseAddress): Promise<boolean> {
  const client = new pg.Client({ ...address, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Starts the PostgreSQL 18 that comes with the package on `<dataFolder>/pg`, on a socket only, making the database at the first start.
 * It never outlives this process. Throws when another server already works on the folder.
 */
export async function startEmbeddedPostgres({ dataFolder, fsync = true }: { readonly dataFolder: string; readonly fsync?: boolean }): Promise<EmbeddedPostgres> {
  const bin = findBinaries();
  const privilege = choosePrivilege();
  const home = resolve(dataFolder);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  if (privilege.owner) chownSync(home, privilege.owner.uid, privilege.owner.gid);
  const folder = join(home, 'pg');
  const secret = join(home, 'database-password');
  if (!existsSync(secret)) writeFileSync(secret, randomBytes(24).toString('base64url'), { mode: 0o600 });
  const password = readFileSync(secret, 'utf8').trim();
  if (!existsSync(folder)) initialise(bin, folder, password, privilege);

  const socketFolder = home.length <= SOCKET_PATH_MAX ? home : mkdtempSync(join(tmpdir(), 'qinglian-'));
  chmodSync(socketFolder, 0o700);
  if (privilege.owner) chownSync(socketFolder, privilege.owner.uid, privilege.owner.gid);
  const address = { host: socketFolder, port: PORT, user: 'qinglian', password, database: 'postgres' };
  if (await connects(address)) throw new Error(`数据文件夹 ${home} 正被另一个进程使用。`);

  const settings = { ...SETTINGS, unix_socket_directories: socketFolder, ...(fsync ? {} : { fsync: 'off', synchronous_commit: 'off' }) };
  const args = [join(bin, 'postgres'), '-D', folder, '-p', String(PORT), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const [command = '', ...rest] = [...privilege.prefix, ...args];
  const log = openSync(join(home, 'postgres.log'), 'a', 0o600);

  for (let attempt = 0; ; attempt += 1) {
    const child = spawn(command, rest, { stdio: ['ignore', log, log], env: { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8' } });
    const ended = new Promise<void>((done) => child.once('exit', () => done()));
    let alive = true;
    void ended.then(() => (alive = false));
    for (const until = performance.now() + 30_000; alive && performance.now() < until; ) {
      if (await connects(address)) {
        return {
          address,
          async stop() {
            child.kill('SIGINT'); // fast shutdown
            await ended;
            if (socketFolder !== home) rmSync(socketFolder, { recursive: true, force: true });
          },
        };
      }
      await new Promise((next) => setTimeout(next, 25));
    }
    child.kill('SIGKILL');
    await ended;
    // After a kill -9 the old server may need a moment to notice and let go of its lock.
    if (attempt >= 20) throw new Error(`数据库没有启动，原因见 ${join(home, 'postgres.log')}`);
    await new Promise((next) => setTimeout(next, 250));
  }
}

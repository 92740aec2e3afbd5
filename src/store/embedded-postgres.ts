import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { findBinaries } from './embedded/binaries.ts';
import { initialise, keepPassword, OWNER } from './embedded/initialise.ts';
import { lockPrefix } from './embedded/lock.ts';
import { choosePrivilege } from './embedded/privilege.ts';
import { serve, type Server } from './embedded/serve.ts';
import { makeFolder } from './make-folder.ts';

/** How to reach a PostgreSQL: a socket folder or a host. */
export interface DatabaseAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export interface EmbeddedPostgres extends Server {
  readonly address: DatabaseAddress;
}

const PORT = 5432; // names the socket file only; nothing listens on TCP
const SOCKET_PATH_MAX_BYTES = 107; // sockaddr_un, unix(7)

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

/**
 * Starts the PostgreSQL 18 that comes with the package on `<dataFolder>/pg`, on a socket only, making the database at the first start.
 * It never outlives this process. Throws a StartFault when another server works on the folder, or this machine cannot run one.
 * Without `fsync` a power cut loses everything: for tests.
 */
export async function startEmbeddedPostgres({ dataFolder, fsync = true }: { readonly dataFolder: string; readonly fsync?: boolean }): Promise<EmbeddedPostgres> {
  const home = resolve(dataFolder);
  const folder = join(home, 'pg');
  makeFolder(home);
  chmodSync(home, 0o700);
  const { bin, libraries } = findBinaries(join(home, 'lib'));
  const env = { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', ...(libraries === undefined ? {} : { LD_LIBRARY_PATH: libraries }) };
  const probe = ['sh', '-c', '"$0" --version && test -x "$1"', join(bin, 'postgres'), dirname(home)];
  const privilege = choosePrivilege(probe, env, statSync(existsSync(folder) ? folder : home), statSync(bin));
  const give = (path: string): void => {
    if (privilege.owner) chownSync(path, privilege.owner.uid, privilege.owner.gid);
  };
  give(home);
  const password = keepPassword(home);
  give(join(home, 'database-password'));
  if (!existsSync(folder)) initialise(join(bin, 'initdb'), home, password, privilege, env, fsync);
  // Restored by root, perhaps, where somebody else must keep it.
  else if (privilege.owner && statSync(folder).uid !== privilege.owner.uid) for (const path of ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) give(join(folder, path));

  const fits = Buffer.byteLength(join(home, `.s.PGSQL.${PORT}`)) <= SOCKET_PATH_MAX_BYTES;
  const socketFolder = fits ? home : mkdtempSync(join(tmpdir(), 'qinglian-'));
  give(socketFolder);
  const settings = { ...SETTINGS, unix_socket_directories: socketFolder, ...(fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }) };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const tidy = (): void => {
    if (!fits) rmSync(socketFolder, { recursive: true, force: true });
  };
  try {
    const server = await serve([...lockPrefix(home), ...privilege.prefix, join(bin, 'postgres'), '-D', folder, '-p', String(PORT), ...options], home, env);
    give(join(home, 'postgres.log'));
    for (const left of readdirSync(home).filter((name) => name.startsWith('pg.new-'))) rmSync(join(home, left), { recursive: true, force: true });
    return { ...server, address: { host: socketFolder, port: PORT, user: OWNER, password, database: 'postgres' }, stop: () => server.stop().finally(tidy) };
  } catch (error) {
    tidy();
    throw error;
  }
}

import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { type DatabaseAddress, startEmbeddedPostgres } from '#store/embedded-postgres';
import { makeFolder } from '#store/make-folder';
import { type DatabaseRole, migrate, ROLES, setRolePasswords } from '#store/migrate';

/** A migrated database with the ways into it, and the secrets that were made at the first start. */
export interface OpenDatabase {
  readonly address: DatabaseAddress;
  readonly passwords: Readonly<Record<DatabaseRole, string>>;
  readonly authSecret: string;
  /** The owner's connection, which alone may make counties. */
  readonly owner: pg.Client;
  close(): Promise<void>;
}

interface Secrets {
  readonly passwords: Readonly<Record<DatabaseRole, string>>;
  readonly authSecret: string;
}

function keepSecrets(dataFolder: string): Secrets {
  const path = join(dataFolder, 'secrets.json');
  const secret = (): string => randomBytes(32).toString('base64url');
  if (!existsSync(path)) {
    const made: Secrets = { passwords: Object.fromEntries(ROLES.map((role) => [role, secret()])) as Secrets['passwords'], authSecret: secret() };
    writeFileSync(path, JSON.stringify(made, null, 1), { mode: 0o600, flag: 'wx' });
  }
  return JSON.parse(readFileSync(path, 'utf8')) as Secrets;
}

/** Throws a RangeError when the text is not a PostgreSQL URL. */
export function addressFromUrl(text: string): DatabaseAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol)) throw new RangeError('DATABASE_URL 应为 postgres://用户:密码@主机:端口/数据库');
  return { host: url.searchParams.get('host') ?? url.hostname, port: Number(url.port || 5432), user: decodeURIComponent(url.username), password: decodeURIComponent(url.password), database: decodeURIComponent(url.pathname.slice(1)) || 'postgres' };
}

/** Starts or reaches the database and brings it up to date. Throws where it cannot. */
export async function openDatabase(dataFolder: string, databaseUrl: string | undefined): Promise<OpenDatabase> {
  makeFolder(resolve(dataFolder));
  const { passwords, authSecret } = keepSecrets(dataFolder);
  const embedded = databaseUrl ? undefined : await startEmbeddedPostgres({ dataFolder });
  const address = embedded?.address ?? addressFromUrl(databaseUrl ?? '');
  try {
    await migrate(address);
    await setRolePasswords(address, passwords);
    const owner = new pg.Client(address);
    owner.on('error', () => undefined); // the server said goodbye first; whoever needs it next hears of it
    await owner.connect();
    return {
      address, passwords, authSecret, owner,
      close: async () => {
        await owner.end().catch(() => undefined);
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

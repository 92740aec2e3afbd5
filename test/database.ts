import pg from 'pg';
import { inject } from 'vitest';
import type { DatabaseAddress } from '#store/embedded-postgres';
import type { DatabaseRole } from '#store/migrate';
import { TEMPLATE } from './template.ts';

export interface FreshDatabase {
  /** The owner's way in. */
  readonly address: DatabaseAddress;
  /** Of the login roles. They belong to the whole server and stand already: a test never sets them. */
  readonly passwords: Readonly<Record<DatabaseRole, string>>;
  drop(): Promise<void>;
}

async function ask(server: DatabaseAddress, sql: string): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A migrated, empty database of one's own on the server that all tests share; `drop` throws out whoever is still connected. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = inject('database');
  const database = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  await ask(server, `create database ${database} template ${TEMPLATE}`);
  return { address: { ...server, database }, passwords: inject('passwords'), drop: () => ask(server, `drop database ${database} with (force)`) };
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate, ROLES, setRolePasswords, type DatabaseRole } from '#store/migrate';
import { startEmbeddedPostgres, type DatabaseAddress } from '#store/embedded-postgres';
import { TEMPLATE } from './template.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The owner's way into the one server that all tests share. */
    readonly database: DatabaseAddress;
    /** Set once: the roles belong to the whole server, and two who alter a role at once get in each other's way. */
    readonly passwords: Readonly<Record<DatabaseRole, string>>;
  }
}

/** Starts one server in a temporary folder and migrates one template, from which every test file copies its own database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'qinglian-test-'));
  const sweep = (): void => rmSync(dataFolder, { recursive: true, force: true });
  process.once('exit', sweep); // also where the set-up below fails
  const server = await startEmbeddedPostgres({ dataFolder, fsync: false });
  const client = new pg.Client(server.address);
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  await migrate({ ...server.address, database: TEMPLATE });
  const passwords = Object.fromEntries(ROLES.map((role) => [role, crypto.randomUUID()])) as Record<DatabaseRole, string>;
  await setRolePasswords(server.address, passwords);
  project.provide('database', server.address);
  project.provide('passwords', passwords);
  return async () => {
    await server.stop();
    sweep();
  };
}

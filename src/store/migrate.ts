import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import type { DatabaseAddress } from './embedded-postgres.ts';

const FOLDER = new URL('./migrations/', import.meta.url);
const LOCK = 7_233_200;

/** The statements of a migration file: each ends with a semicolon and an empty line. */
export const splitStatements = (sql: string): readonly string[] =>
  sql.split(/;[ \t]*\n(?:[ \t]*\n|$)/).map((statement) => statement.replace(/^\s*(--.*\n\s*)*/, '').trim()).filter((statement) => statement !== '');

/** Brings a database up to date, one transaction a file, one statement at a time; several at once wait for each other. Throws where a statement fails. */
export async function migrate(address: DatabaseAddress): Promise<readonly string[]> {
  const client = new pg.Client(address);
  await client.connect();
  const applied: string[] = [];
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query('create table if not exists migration (name text primary key, applied_at timestamptz not null default now())');
    const done = new Set((await client.query<{ name: string }>('select name from migration')).rows.map((row) => row.name));
    for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.sql')).sort()) {
      if (done.has(name)) continue;
      await client.query('begin');
      for (const statement of splitStatements(readFileSync(new URL(name, FOLDER), 'utf8'))) await client.query(statement);
      await client.query('insert into migration (name) values ($1)', [name]);
      await client.query('commit');
      applied.push(name);
    }
  } finally {
    await client.end();
  }
  return applied;
}

/** The login roles that the program uses beside the owner; each may do only its own work. */
export const ROLES = ['ql_app', 'ql_log', 'ql_eraser', 'ql_auth'] as const;
export type DatabaseRole = (typeof ROLES)[number];

/** Gives the login roles their passwords; they are kept in the data folder and may be new at every start. */
export async function setRolePasswords(address: DatabaseAddress, passwords: Readonly<Record<DatabaseRole, string>>): Promise<void> {
  const client = new pg.Client(address);
  await client.connect();
  try {
    for (const role of ROLES) await client.query(`alter role ${role} password ${client.escapeLiteral(passwords[role])}`);
  } finally {
    await client.end();
  }
}

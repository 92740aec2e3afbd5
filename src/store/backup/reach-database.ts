import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { readClaim } from '../embedded/lock.ts';
import { OWNER } from '../embedded/initialise.ts';
import { type DatabaseAddress, startEmbeddedPostgres } from '../embedded-postgres.ts';

/** The embedded server of a data folder that runs now, whoever started it; undefined where none does. */
export function findRunning(dataFolder: string): DatabaseAddress | undefined {
  const home = resolve(dataFolder);
  const claim = readClaim(join(home, 'pg'));
  if (!claim?.alive || claim.status !== 'ready' || claim.socketFolder === '') return undefined;
  return { host: claim.socketFolder, port: claim.port, user: OWNER, password: readFileSync(join(home, 'database-password'), 'utf8').trim(), database: 'postgres' };
}

/** A connection as the owner, to the server that runs on this data folder or to one started for as long as it is held. Migrates nothing. Throws where the folder is held by somebody who does not answer. */
export async function reachDatabase(dataFolder: string, address = findRunning(dataFolder)): Promise<{ readonly owner: pg.Client; close(): Promise<void> }> {
  const started = address ? undefined : await startEmbeddedPostgres({ dataFolder });
  const owner = new pg.Client({ ...(address ?? started?.address), application_name: 'qinglian backup' });
  owner.on('error', () => undefined); // whoever asks next hears of it
  try {
    await owner.connect();
  } catch (error) {
    await started?.stop();
    throw error;
  }
  return { owner, close: async () => { await owner.end().catch(() => undefined); await started?.stop(); } };
}

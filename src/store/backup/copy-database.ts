import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { copyFile, few, listTree, putText, type Weighed } from './copy-file.ts';

const CONTROL = 'global/pg_control';

/** Folders whose contents a server makes anew, or must not find: PostgreSQL manual, "Making a Base Backup Using the Low-Level API". */
const EMPTIED = ['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans'];
const LEFT_OUT = /^(?:postmaster\.(?:pid|opts)|backup_label(?:\.old)?|tablespace_map(?:\.old)?)$|(?:^|\/)(?:pgsql_tmp[^/]*|pg_internal\.init(?:\.\d+)?)$/;
const isLeftOut = (path: string): boolean => LEFT_OUT.test(path) || EMPTIED.some((folder) => path.startsWith(`${folder}/`));

/** The control file, which the server may be writing: read until it says the same twice. */
async function readControl(path: string): Promise<Uint8Array> {
  for (let before = await readFile(path); ;) {
    const now = await readFile(path);
    if (now.equals(before)) return now;
    before = now;
  }
}

/** What a base backup copied: paths relative to the database's folder. */
export interface CopiedDatabase<T> {
  readonly folders: readonly string[];
  readonly files: ReadonlyMap<string, Weighed>;
  readonly atEnd: T;
}

/**
 * Copies the files of the running server that `owner` is connected to, so that a server started on the copy replays to a state not before the end of this call.
 * `beforeEnd` runs while the database may still change, just before the end. A killed caller leaves nothing on the server: slot and backup belong to the session. Throws where the server refuses.
 */
export async function copyDatabase<T>(owner: pg.Client, from: string, to: string, beforeEnd: () => Promise<T>, signal?: AbortSignal): Promise<CopiedDatabase<T>> {
  const files = new Map<string, Weighed>();
  const copy = async (path: string): Promise<void> => {
    signal?.throwIfAborted();
    const weighed = await copyFile(join(from, path), join(to, path));
    if (weighed) files.set(path, weighed);
  };
  // Without a slot a checkpoint on the way would recycle the log segments that the copy needs.
  await owner.query(`select pg_create_physical_replication_slot('qinglian_backup_' || pg_backend_pid(), true, true)`);
  const { rows: [begun] } = await owner.query<{ first: string }>(`select pg_walfile_name(pg_backup_start('qinglian', true)) as first`);
  const tree = await listTree(from, isLeftOut);
  await mkdir(to, { recursive: true, mode: 0o700 });
  for (const folder of tree.folders) await mkdir(join(to, folder), { recursive: true, mode: 0o700 });
  await few(tree.files.filter((path) => path !== CONTROL), copy);
  files.set(CONTROL, await putText(join(to, CONTROL), await readControl(join(from, CONTROL))));
  const atEnd = await beforeEnd();
  const { rows: [ended] } = await owner.query<{ last: string; label: string; spaces: string }>('select pg_walfile_name(lsn) as last, labelfile as label, spcmapfile as spaces from pg_backup_stop(false)');
  if (!begun || !ended) throw new Error('the server ended no backup');
  if (ended.spaces.trim() !== '') throw new Error('the database keeps tables outside its folder; those are not copied');
  files.set('backup_label', await putText(join(to, 'backup_label'), ended.label));
  const segments = (await readdir(join(from, 'pg_wal'))).filter((name) => /^[0-9A-F]{24}$/.test(name) && name >= begun.first && name <= ended.last);
  await few(segments.map((name) => `pg_wal/${name}`), copy);
  if (!files.has(`pg_wal/${begun.first}`) || !files.has(`pg_wal/${ended.last}`)) throw new Error(`the server no longer has the log from ${begun.first} to ${ended.last}`);
  return { folders: tree.folders, files, atEnd };
}

import { formatEntryBundle, parseTilePath, tileWidth } from '#domain/log';
import { findCheckpoint, findTile, listLeaves, listLogs, type LogRow } from '#store/log';
import { inSight, type Transaction } from '#store/pools';
import { listRestorations } from '#store/restoration';
import type { House } from './house.ts';

/** The log that a path beneath `/log/` speaks of, and what is left of the path: the first one has no number, the second `2/`. */
async function findByPath(tx: Transaction, tenant: string, path: string): Promise<{ readonly log: LogRow | undefined; readonly rest: string }> {
  const [, number, rest] = /^([2-9]|[1-9]\d{1,3})\/(.*)$/.exec(path) ?? [];
  const name = number === undefined ? 'acts' : `acts-${number}`;
  return { log: (await listLogs(tx, tenant)).find((one) => one.name === name), rest: rest ?? path };
}

/** The file of one of a county's logs at this path (C2SP tlog-tiles): `checkpoint`, `tile/…`, and in a log that goes on `continues`, the note that its first leaf binds; undefined where the log does not have it. */
export async function readLogFile(house: House, tenant: string, path: string): Promise<{ readonly bytes: Uint8Array | string; readonly immutable: boolean } | undefined> {
  return inSight(house.pools.ql_app, { tenant }, async (tx) => {
    const { log, rest } = await findByPath(tx, tenant, path);
    if (!log) return undefined;
    if (rest === 'checkpoint') {
      const note = await findCheckpoint(tx, log);
      return note === undefined ? undefined : { bytes: note, immutable: false };
    }
    if (rest === 'continues') {
      const restoration = (await listRestorations(tx, tenant)).find(({ name }) => name === log.name);
      return restoration && { bytes: restoration.noted, immutable: true };
    }
    const wanted = parseTilePath(rest);
    if (!wanted) return undefined;
    const level = wanted.level === 'entries' ? 0 : wanted.level;
    if (tileWidth(level, wanted.index, log.size) < wanted.width) return undefined;
    if (wanted.level === 'entries') {
      const leaves = await listLeaves(tx, log, wanted.index * 256n, wanted.width);
      return { bytes: formatEntryBundle(leaves), immutable: true };
    }
    const bytes = await findTile(tx, log, level, wanted.index, wanted.width);
    return bytes && { bytes, immutable: true };
  });
}

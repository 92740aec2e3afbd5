import { formatEntryBundle, parseTilePath, tileWidth } from '#domain/log';
import { findCheckpoint, findLog, findTile, listLeaves } from '#store/log';
import { inSight } from '#store/pools';
import type { House } from './house.ts';

/** The file of a county's log at this path (C2SP tlog-tiles): `checkpoint` or `tile/…`; undefined where the log does not have it. */
export async function readLogFile(house: House, tenant: string, path: string): Promise<{ readonly bytes: Uint8Array | string; readonly immutable: boolean } | undefined> {
  return inSight(house.pools.ql_app, { tenant }, async (tx) => {
    if (path === 'checkpoint') {
      const note = await findCheckpoint(tx, tenant);
      return note === undefined ? undefined : { bytes: note, immutable: false };
    }
    const wanted = parseTilePath(path);
    const log = await findLog(tx, tenant);
    if (!wanted || !log) return undefined;
    const level = wanted.level === 'entries' ? 0 : wanted.level;
    if (tileWidth(level, wanted.index, log.size) < wanted.width) return undefined;
    if (wanted.level === 'entries') {
      const leaves = await listLeaves(tx, tenant, wanted.index * 256n, wanted.width);
      return { bytes: formatEntryBundle(leaves), immutable: true };
    }
    const bytes = await findTile(tx, tenant, level, wanted.index, wanted.width);
    return bytes && { bytes, immutable: true };
  });
}

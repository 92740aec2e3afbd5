import type { Uuid } from '#base/id';
import { appendLeaves, emptyEdge, formatVerifierKey, hashContinuation, leafHash, openCheckpoint, parseCheckpoint, parseVerifierKey, readRoot, signCheckpoint, type VerifierKey } from '#domain/log';
import { equalBytes } from '#base/bytes';
import { ok, refuse, type Result } from '#base/result';
import { findTile, listLogs, listTenants, type LogRow, putLeaves } from '#store/log';
import { putRestoration } from '#store/restoration';
import type pg from 'pg';
import { type House, newId } from './house.ts';

/** A county whose last noted checkpoint is not a beginning of the log that the database holds. */
export interface NewerState {
  readonly tenant: string;
  readonly county: string;
  readonly log: LogRow;
  readonly noted: string;
  readonly notedSize: bigint;
  readonly notedKey: VerifierKey;
  /** The number of the log that would go on. */
  readonly number: number;
}

const textOf = (note: string): string => note.slice(0, note.lastIndexOf('\n\n') + 1);

/** Which of a county's logs an origin names: 1 for the first, 2 for the one that went on; undefined where it is another county's. */
function numberOf(origin: string, first: string): number | undefined {
  if (origin === first) return 1;
  const rest = origin.startsWith(`${first}/`) ? origin.slice(first.length + 1) : '';
  return /^[1-9]\d{0,3}$/.test(rest) ? Number(rest) : undefined;
}

/**
 * The counties for which one of these signed notes, kept outside this database, tells of more or of something else than their logs here hold.
 * Refuses a note that bears a county's origin and not the signature of its log's key.
 */
export async function findNewerStates(house: House, notes: readonly string[]): Promise<Result<readonly NewerState[], { readonly code: 'noted-foreign'; readonly origin: string }>> {
  const db = house.pools.ql_log;
  const newer: NewerState[] = [];
  for (const { code: tenant, name: county } of await listTenants(db)) {
    const logs = await listLogs(db, tenant);
    const [first, log] = [logs[0], logs.at(-1)];
    if (!first || !log) continue;
    const highest = new Map<number, { note: string; size: bigint }>();
    for (const note of notes) {
      const parsed = parseCheckpoint(textOf(note));
      const number = parsed && numberOf(parsed.origin, first.origin);
      if (number !== undefined && parsed && parsed.size >= (highest.get(number)?.size ?? 0n)) highest.set(number, { note, size: parsed.size });
    }
    const last = Math.max(...highest.keys());
    const noted = highest.get(last);
    if (!noted) continue;
    const origin = last === 1 ? first.origin : `${first.origin}/${last}`;
    const known = logs.find((one) => one.origin === origin);
    const key = known ? parseVerifierKey(house.sha256, known.verifierKey) : house.signerOf(origin);
    const opened = key && openCheckpoint(house.crypto, noted.note, origin, [key]);
    if (!key || !opened?.ok) return refuse({ code: 'noted-foreign', origin });
    const { size, root } = opened.value;
    const isBeginning = known && size <= known.size && (size === 0n || equalBytes(root, await readRoot(house.sha256, ({ level, index, width }) => findTile(db, known, level, index, width), size)));
    if (!isBeginning) newer.push({ tenant, county, log, noted: noted.note, notedSize: size, notedKey: key, number: Math.max(last, logs.length) + 1 });
  }
  return ok(newer);
}

/** Ends a county's log at the size that was restored and goes on in a new one, whose first leaf binds the last noted checkpoint. Two different administrators answer for it. Throws where the log has ended already. */
export async function continueLog(house: House, owner: pg.ClientBase, state: NewerState, confirmedBy: readonly [Uuid, Uuid]): Promise<void> {
  const { tenant, log, noted, notedSize, notedKey, number } = state;
  const at = house.clock();
  const origin = `${(await listLogs(house.pools.ql_log, tenant))[0]?.origin}/${number}`;
  const opened = { tenant, name: `acts-${number}`, origin, verifierKey: formatVerifierKey(house.sha256, house.signerOf(origin)) };
  const restorationId = newId(house, at);
  const commitment = hashContinuation(house.sha256, noted);
  const { edge, root, tiles } = appendLeaves(house.sha256, emptyEdge, [leafHash(house.sha256, commitment)]);
  const note = signCheckpoint(house.sha256, { origin, size: edge.size, root, extensions: [] }, [house.signerOf(origin)]);
  await owner.query('begin');
  try {
    await putRestoration(owner, log, opened, { restorationId, restoredSize: log.size, noted, notedSize, notedKey: formatVerifierKey(house.sha256, notedKey), at, confirmedBy });
    await putLeaves(owner, opened, { from: 0n, leaves: [{ entryId: restorationId, commitment }], tiles, note, at });
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
  house.noted.write(origin, note);
}

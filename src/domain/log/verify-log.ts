import { equalBytes, toHex } from '#base/bytes';
import { appendLeaves, edgeRoot, emptyEdge } from './append.ts';
import type { TreeEdge } from './append.ts';
import { openCheckpoint } from './checkpoint.ts';
import type { Checkpoint, CheckpointRefusal } from './checkpoint.ts';
import { hashContinuation } from './continue.ts';
import { HASH_BYTES, leafHash } from './hash.ts';
import type { NoteCrypto } from './note.ts';
import type { ReadTile, Tile } from './tile.ts';
import type { VerifierKey } from './verifier-key.ts';
import { verifyEntry } from './verify-entry.ts';
import type { EntryMismatch, StoredEntry } from './verify-entry.ts';

/** One leaf as stored, in order of index, with the entry that it stands for (null where there is none). */
export interface LoggedEntry {
  readonly index: bigint;
  readonly leaf: Uint8Array;
  readonly entryId: string;
  readonly entry: StoredEntry | null;
}

/** The first thing that does not fit; hashes in hexadecimal. */
export interface LogFinding {
  readonly kind: EntryMismatch['kind'] | 'checkpoint' | 'noted-checkpoint' | 'rolled-back' | 'index' | 'entry-missing' | 'leaf' | 'tile' | 'noted-root' | 'size' | 'root' | 'continuation';
  readonly index?: bigint;
  readonly entryId?: string;
  readonly expected: string;
  readonly found: string;
}

export interface LogReport {
  readonly checked: bigint;
  readonly erased: bigint;
  /** Entries whose whole body is lawfully gone. */
  readonly destroyed: bigint;
  readonly checkpoint: Checkpoint | undefined;
  readonly finding: LogFinding | undefined;
}

/**
 * `checkpoint` and `noted` are signed notes, the newest and one kept elsewhere earlier; with `readTile` every stored tile is compared too.
 * `continues` is the signed note that the first leaf must bind, in a log that goes on after a restoration; that leaf stands for no entry.
 */
export interface LogToVerify {
  readonly origin: string;
  readonly keys: readonly VerifierKey[];
  readonly checkpoint: string;
  readonly noted?: string | undefined;
  readonly leaves: AsyncIterable<LoggedEntry> | Iterable<LoggedEntry>;
  readonly readTile?: ReadTile | undefined;
  readonly continues?: string | undefined;
}

const refusalText = ({ code }: CheckpointRefusal): string => code;

function checkLeaf(crypto: NoteCrypto, { index, leaf, entryId, entry }: LoggedEntry, expected: bigint): LogFinding | 'intact' | 'erased' | 'destroyed' {
  if (index !== expected) return { kind: 'index', index: expected, entryId, expected: `${expected}`, found: `${index}` };
  if (!entry) return { kind: 'entry-missing', index, entryId, expected: toHex(leaf), found: 'nothing' };
  const verdict = verifyEntry(crypto.sha256, entry);
  if (verdict.state === 'broken') return { ...verdict.mismatch, index, entryId };
  if (!equalBytes(leaf, entry.commitment)) return { kind: 'leaf', index, entryId, expected: toHex(entry.commitment), found: toHex(leaf) };
  return verdict.state;
}

/** The first leaf of a log that goes on after a restoration. */
function checkContinuation(crypto: NoteCrypto, { index, leaf, entryId, entry }: LoggedEntry, note: string): LogFinding | 'intact' {
  const expected = hashContinuation(crypto.sha256, note);
  if (index !== 0n) return { kind: 'index', index: 0n, entryId, expected: '0', found: `${index}` };
  return entry === null && equalBytes(leaf, expected) ? 'intact' : { kind: 'continuation', index, entryId, expected: toHex(expected), found: entry ? 'an entry' : toHex(leaf) };
}

async function checkTile(readTile: ReadTile, tile: Tile): Promise<LogFinding | undefined> {
  const stored = await readTile({ level: tile.level, index: tile.index, width: tile.width });
  for (let i = 0; i < tile.width; i++) {
    const [at, end] = [i * HASH_BYTES, (i + 1) * HASH_BYTES];
    const [expected, found] = [tile.bytes.subarray(at, end), stored?.subarray(at, end)];
    if (found && equalBytes(expected, found)) continue;
    const index = (tile.index * 256n + BigInt(i)) << BigInt(8 * tile.level);
    return { kind: 'tile', index, expected: `${tile.level}/${tile.index}: ${toHex(expected)}`, found: found ? toHex(found) : 'nothing' };
  }
  return undefined;
}

/**
 * Re-checks a whole log in one pass and constant memory: signatures, every entry against its leaf, every tile, the root of the noted and of the newest checkpoint.
 * Stops at the first thing that does not fit and names it. Recomputing the noted root over the same leaves is the consistency check.
 */
export async function verifyLog(crypto: NoteCrypto, log: LogToVerify): Promise<LogReport> {
  let [edge, erased, destroyed]: [TreeEdge, bigint, bigint] = [emptyEdge, 0n, 0n];
  const opened = openCheckpoint(crypto, log.checkpoint, log.origin, log.keys);
  const checkpoint = opened.ok ? opened.value : undefined;
  const report = (finding?: LogFinding): LogReport => ({ checked: edge.size, erased, destroyed, checkpoint, finding });
  if (!opened.ok) return report({ kind: 'checkpoint', expected: log.origin, found: refusalText(opened.refusal) });
  const noted = log.noted === undefined ? undefined : openCheckpoint(crypto, log.noted, log.origin, log.keys);
  if (noted && !noted.ok) return report({ kind: 'noted-checkpoint', expected: log.origin, found: refusalText(noted.refusal) });
  const { size, root } = opened.value;
  if (noted && noted.value.size > size) return report({ kind: 'rolled-back', expected: `${noted.value.size}`, found: `${size}` });
  const notedFinding = (): LogFinding | undefined => {
    if (!noted || noted.value.size !== edge.size) return undefined;
    const found = edgeRoot(crypto.sha256, edge);
    return equalBytes(found, noted.value.root) ? undefined : { kind: 'noted-root', expected: toHex(noted.value.root), found: toHex(found) };
  };
  let last: readonly Tile[] = [];
  const early = notedFinding();
  if (early) return report(early);
  for await (const logged of log.leaves) {
    const outcome = log.continues !== undefined && edge.size === 0n ? checkContinuation(crypto, logged, log.continues) : checkLeaf(crypto, logged, edge.size);
    if (typeof outcome !== 'string') return report(outcome);
    if (edge.size >= size) return report({ kind: 'size', index: logged.index, entryId: logged.entryId, expected: `${size}`, found: `${edge.size + 1n} or more` });
    if (outcome === 'erased') erased++;
    if (outcome === 'destroyed') destroyed++;
    const appended = appendLeaves(crypto.sha256, edge, [leafHash(crypto.sha256, logged.leaf)]);
    edge = appended.edge;
    last = appended.tiles;
    for (const tile of log.readTile ? last.filter(({ width }) => width === 256) : []) {
      const finding = await checkTile(log.readTile as ReadTile, tile);
      if (finding) return report(finding);
    }
    const finding = notedFinding();
    if (finding) return report(finding);
  }
  if (edge.size !== size) return report({ kind: 'size', index: edge.size, expected: `${size}`, found: `${edge.size}` });
  for (const [level, bytes] of log.readTile ? edge.partial.entries() : []) {
    if (bytes.length === 0) continue;
    const tile = { level, index: size >> BigInt(8 * (level + 1)), width: bytes.length / HASH_BYTES, bytes };
    const finding = await checkTile(log.readTile as ReadTile, tile);
    if (finding) return report(finding);
  }
  const found = edgeRoot(crypto.sha256, edge);
  return report(equalBytes(found, root) ? undefined : { kind: 'root', expected: toHex(root), found: toHex(found) });
}

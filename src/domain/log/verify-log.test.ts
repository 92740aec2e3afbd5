import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { appendLeaves, commit, emptyEdge, leafHash, signCheckpoint, verifyLog } from '#domain/log';
import type { LoggedEntry, LogFinding, LogToVerify, NoteCrypto, Signer, StoredEntry, Tile } from '#domain/log';

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());
const toKey = (raw: Uint8Array) => createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(raw).toString('base64url') }, format: 'jwk' });
const crypto: NoteCrypto = { sha256, verifyEd25519: (key, message, signature) => verify(null, message, toKey(key), signature) };

const origin = 'qinglian.example/c/demo/log';
const pair = generateKeyPairSync('ed25519');
const signer: Signer = { name: origin, publicKey: new Uint8Array(Buffer.from(pair.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')), sign: (message) => new Uint8Array(sign(null, message, pair.privateKey)) };

const [NOTED, SIZE, ERASED] = [299, 600, 300];

/** Every third entry has a personal part; that of entry 300 is erased. */
function makeLeaf(i: number): LoggedEntry {
  const salt = sha256(Buffer.from(`salt ${i}`));
  const personal = i % 3 === 0 ? { personal: { name: `某${i}` }, personalSalt: sha256(salt) } : { personal: null, personalSalt: null };
  const parts = { envelope: { id: i }, open: { sum: i }, openSalt: salt, ...personal };
  const hashes = commit(sha256, parts);
  const erased = i === ERASED;
  return { index: BigInt(i), leaf: hashes.commitment, entryId: `e${i}`, entry: { ...parts, ...hashes, ...(erased ? { personal: null, personalSalt: null } : {}), erased, mayBeGone: false } };
}

const leaves = Array.from({ length: SIZE }, (_, i) => makeLeaf(i));

/** Tiles and checkpoint of a log with these leaves. */
function build(of: readonly LoggedEntry[]): { readonly note: string; readonly tiles: ReadonlyMap<string, Uint8Array> } {
  const { edge, root, tiles } = appendLeaves(sha256, emptyEdge, of.map(({ leaf }) => leafHash(sha256, leaf)));
  const key = ({ level, index }: Tile): string => `${level}/${index}`;
  return { note: signCheckpoint(sha256, { origin, size: edge.size, root, extensions: [] }, [signer]), tiles: new Map(tiles.map((tile) => [key(tile), tile.bytes])) };
}

const { note, tiles } = build(leaves);
const noted = build(leaves.slice(0, NOTED)).note;
const reader = (stored: ReadonlyMap<string, Uint8Array>) => async ({ level, index }: { level: number; index: bigint }) => stored.get(`${level}/${index}`);
const log: LogToVerify = { origin, keys: [signer], checkpoint: note, noted, leaves, readTile: reader(tiles) };
const { readTile: _, ...withoutTiles } = log;
const { noted: __, ...bare } = withoutTiles;

const alter = (i: number, change: (one: LoggedEntry) => LoggedEntry): LoggedEntry[] => leaves.map((one, k) => (k === i ? change(one) : one));
const alterEntry = (i: number, change: Partial<StoredEntry>): LoggedEntry[] => alter(i, (one) => ({ ...one, entry: { ...(one.entry as StoredEntry), ...change } }));

/** An entry rewritten together with its hashes and its leaf: only root and tiles can show it. */
const forged = alter(12, (one) => {
  const parts = { ...(one.entry as StoredEntry), open: { sum: -1 } };
  const hashes = commit(sha256, parts);
  return { ...one, leaf: hashes.commitment, entry: { ...parts, ...hashes } };
});

function spoilTile(name: string, at: number): ReadonlyMap<string, Uint8Array> {
  const bytes = (tiles.get(name) as Uint8Array).slice();
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return new Map(tiles).set(name, bytes);
}

async function* lazily(of: readonly LoggedEntry[]): AsyncIterable<LoggedEntry> {
  yield* of;
}

describe('verifyLog', () => {
  it.each([['all of it', log], ['without tiles', withoutTiles], ['without a noted checkpoint', bare], ['read piece by piece', { ...log, leaves: lazily(leaves) }]] as const)('finds nothing in an untouched log: %s', async (_name, whole) => {
    expect(await verifyLog(crypto, whole)).toMatchObject({ checked: 600n, erased: 1n, checkpoint: { origin, size: 600n }, finding: undefined });
  });

  it('finds nothing in an empty log', async () => {
    const empty = build([]).note;
    expect(await verifyLog(crypto, { ...log, checkpoint: empty, noted: empty, leaves: [] })).toMatchObject({ checked: 0n, finding: undefined });
  });

  const tampered: readonly [string, LogToVerify, Partial<LogFinding>][] = [
    ['an open part changed', { ...log, leaves: alterEntry(7, { open: { sum: 8 } }) }, { kind: 'open-hash', index: 7n, entryId: 'e7' }],
    ['an envelope changed', { ...log, leaves: alterEntry(8, { envelope: { id: 9 } }) }, { kind: 'commitment', index: 8n, entryId: 'e8' }],
    ['a personal part changed', { ...log, leaves: alterEntry(9, { personal: { name: '他' } }) }, { kind: 'personal-hash', index: 9n }],
    ['a personal part gone without erasure', { ...log, leaves: alterEntry(9, { personal: null, personalSalt: null }) }, { kind: 'personal-missing', index: 9n }],
    ['an erasure that left the part', { ...log, leaves: alterEntry(9, { erased: true }) }, { kind: 'personal-not-erased', index: 9n }],
    ['an erasure of nothing', { ...log, leaves: alterEntry(10, { erased: true }) }, { kind: 'nothing-to-erase', index: 10n }],
    ['an entry gone', { ...log, leaves: alter(10, (one) => ({ ...one, entry: null })) }, { kind: 'entry-missing', index: 10n, entryId: 'e10' }],
    ['a leaf gone', { ...log, leaves: leaves.filter((_one, i) => i !== 11) }, { kind: 'index', index: 11n, expected: '11', found: '12' }],
    ['a leaf that is not the entry\'s', { ...log, leaves: alter(11, (one) => ({ ...one, leaf: sha256(one.leaf) })) }, { kind: 'leaf', index: 11n }],
    ['leaves cut off', { ...log, leaves: leaves.slice(0, 500) }, { kind: 'size', index: 500n, expected: '600', found: '500' }],
    ['a leaf too many', { ...log, leaves: [...leaves, makeLeaf(600)] }, { kind: 'size', index: 600n, entryId: 'e600', expected: '600' }],
    ['an older log put back', { ...log, checkpoint: noted, noted: note, leaves: leaves.slice(0, NOTED) }, { kind: 'rolled-back', expected: '600', found: '299' }],
    ['a forged entry, seen by its tile', { ...log, leaves: forged }, { kind: 'tile', index: 12n }],
    ['a forged entry, seen by the noted root', { ...withoutTiles, leaves: forged }, { kind: 'noted-root' }],
    ['a forged entry, seen by the root', { ...bare, leaves: forged }, { kind: 'root' }],
    ['a history rewritten and signed anew, seen by the noted root', { ...withoutTiles, leaves: forged, checkpoint: build(forged).note }, { kind: 'noted-root' }],
    ['two leaves exchanged', { ...bare, leaves: leaves.map((one, i) => ({ ...(leaves[i === 4 ? 5 : i === 5 ? 4 : i] as LoggedEntry), index: one.index })) }, { kind: 'root' }],
    ['a full tile changed', { ...log, readTile: reader(spoilTile('0/1', 3 * 32)) }, { kind: 'tile', index: 259n }],
    ['a partial tile changed', { ...log, readTile: reader(spoilTile('0/2', 31)) }, { kind: 'tile', index: 512n }],
    ['a tile of the second level changed', { ...log, readTile: reader(spoilTile('1/0', 32)) }, { kind: 'tile', index: 256n }],
    ['a tile gone', { ...log, readTile: async () => undefined }, { kind: 'tile', index: 0n, found: 'nothing' }],
    ['a size changed in the checkpoint', { ...log, checkpoint: note.replace('\n600\n', '\n601\n') }, { kind: 'checkpoint', found: 'note-signature-wrong' }],
    ['a noted checkpoint that nobody signed', { ...log, noted: noted.replace('\n299\n', '\n298\n') }, { kind: 'noted-checkpoint', found: 'note-signature-wrong' }],
    ['the checkpoint of another log', { ...log, origin: 'other.invalid/log' }, { kind: 'checkpoint', found: 'note-unsigned' }],
  ];

  it.each(tampered)('names %s', async (_name, broken, finding) => {
    expect((await verifyLog(crypto, broken)).finding).toMatchObject(finding);
  });

  it('says how far it got', async () => {
    expect(await verifyLog(crypto, { ...log, leaves: alterEntry(400, { open: { sum: 0 } }) })).toMatchObject({ checked: 400n, erased: 1n });
  });

  it('cannot know of a history rewritten and signed anew where no checkpoint was kept elsewhere', async () => {
    const { note: again, tiles: rewritten } = build(forged);
    expect((await verifyLog(crypto, { ...bare, leaves: forged, checkpoint: again, readTile: reader(rewritten) })).finding).toBeUndefined();
  });
});

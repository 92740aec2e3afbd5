import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toHex, utf8 } from '#base/bytes';
import { leafHash, nodeHash, treeRoot, verifyConsistency, verifyInclusion } from '#domain/log';
import { optionalData } from '../../../test/optional-data.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());

interface Vectors {
  readonly inclusion: readonly { name: string; leafIdx: string; treeSize: string; leafHash: string | null; root: string | null; proof: readonly string[] | null; wantErr: boolean }[];
  readonly consistency: readonly { name: string; size1: string; size2: string; root1: string | null; root2: string | null; proof: readonly string[] | null; wantErr: boolean }[];
}

const fromText = (text: string | null): Uint8Array => new Uint8Array(Buffer.from(text ?? '', 'base64'));

/** Sizes go up to 2^64 - 1, which JSON numbers in JavaScript do not hold: they are read as text. */
const readVectors = (url: URL): Vectors =>
  JSON.parse(readFileSync(url, 'utf8').replace(/"(leafIdx|treeSize|size1|size2)":\s*(\d+)/g, '"$1":"$2"')) as Vectors;

const url = optionalData('vectors/merkle-rfc6962.json');
const title = (text: string): string => (url ? text : `${text} (skipped: vectors/merkle-rfc6962.json is not here)`);

describe('hashes of RFC 6962', () => {
  it('gives the known roots of no leaf and of one empty leaf', () => {
    expect(toHex(treeRoot(sha256, []))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(toHex(treeRoot(sha256, [leafHash(sha256, new Uint8Array())]))).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  });

  it('splits three leaves as two and one', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((text) => leafHash(sha256, utf8(text))) as [Uint8Array, Uint8Array, Uint8Array];
    expect(treeRoot(sha256, [a, b, c])).toEqual(nodeHash(sha256, nodeHash(sha256, a, b), c));
  });

  it('never takes a leaf for a node', () => {
    const [left, right] = [sha256(utf8('l')), sha256(utf8('r'))];
    expect(leafHash(sha256, new Uint8Array([...left, ...right]))).not.toEqual(nodeHash(sha256, left, right));
  });
});

describe.skipIf(!url)(title('published Merkle proof vectors'), () => {
  const { inclusion, consistency } = url ? readVectors(url) : { inclusion: [], consistency: [] };

  it('holds more than fifty of each kind, good and bad', () => {
    for (const cases of [inclusion, consistency]) {
      expect(cases.length).toBeGreaterThan(50);
      expect(new Set(cases.map(({ wantErr }) => wantErr)).size).toBe(2);
    }
  });

  it.each(inclusion)('inclusion: $name', ({ leafIdx, treeSize, leafHash: leaf, root, proof, wantErr }) => {
    const claim = { index: BigInt(leafIdx), size: BigInt(treeSize), leafHash: fromText(leaf), root: fromText(root), proof: (proof ?? []).map(fromText) };
    expect(verifyInclusion(sha256, claim).ok).toBe(!wantErr);
  });

  it.each(consistency)('consistency: $name', ({ size1, size2, root1, root2, proof, wantErr }) => {
    const claim = { earlier: BigInt(size1), size: BigInt(size2), earlierRoot: fromText(root1), root: fromText(root2), proof: (proof ?? []).map(fromText) };
    expect(verifyConsistency(sha256, claim).ok).toBe(!wantErr);
  });
});

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '#base/bytes';
import { appendLeaves, emptyEdge, leafHash, proveConsistency, proveInclusion, treeRoot, verifyConsistency, verifyInclusion } from '#domain/log';
import type { ReadTile } from '#domain/log';

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());
const leaves = Array.from({ length: 700 }, (_, i) => leafHash(sha256, utf8(`leaf ${i}`)));
const tiles = new Map(appendLeaves(sha256, emptyEdge, leaves).tiles.map(({ level, index, bytes }) => [`${level}/${index}`, bytes]));
const readTile: ReadTile = async ({ level, index }) => tiles.get(`${level}/${index}`);
const rootOf = (size: bigint): Uint8Array => treeRoot(sha256, leaves.slice(0, Number(size)));

/** 0 ≤ first < size ≤ 700. */
const places = fc.integer({ min: 1, max: leaves.length }).chain((size) => fc.tuple(fc.integer({ min: 0, max: size - 1 }), fc.constant(size))).map(([at, size]) => [BigInt(at), BigInt(size)] as const);
const bit = fc.integer({ min: 0, max: 255 });

function flip(hash: Uint8Array, at: number): Uint8Array {
  const copy = hash.slice();
  copy[at >> 3] = (copy[at >> 3] ?? 0) ^ (1 << (at & 7));
  return copy;
}

/** Every proof made from this one by one flipped bit, one hash less, one hash more. */
const spoil = (proof: readonly Uint8Array[], at: number): Uint8Array[][] => [
  ...proof.map((_, i) => proof.map((hash, k) => (k === i ? flip(hash, at) : hash))),
  ...(proof.length > 0 ? [proof.slice(1), proof.slice(0, -1)] : []),
  [...proof, sha256(utf8('more'))],
];

describe('inclusion', () => {
  it('is proved for every leaf of every size, and by no spoiled proof, other leaf, other index or other root', async () => {
    await fc.assert(fc.asyncProperty(places, bit, async ([index, size], at) => {
      const claim = { index, size, leafHash: leaves[Number(index)] as Uint8Array, root: rootOf(size), proof: await proveInclusion(sha256, readTile, index, size) };
      expect(verifyInclusion(sha256, claim)).toEqual({ ok: true, value: true });
      for (const proof of spoil(claim.proof, at)) expect(verifyInclusion(sha256, { ...claim, proof }).ok).toBe(false);
      expect(verifyInclusion(sha256, { ...claim, leafHash: flip(claim.leafHash, at) }).ok).toBe(false);
      expect(verifyInclusion(sha256, { ...claim, root: flip(claim.root, at) }).ok).toBe(false);
      if (size > 1n) expect(verifyInclusion(sha256, { ...claim, index: (index + 1n) % size }).ok).toBe(false);
    }), { numRuns: 60 });
  });

  it('is refused with its reason', () => {
    const [leaf] = leaves as [Uint8Array];
    const claim = { index: 0n, size: 1n, leafHash: leaf, root: leaf, proof: [] };
    expect(verifyInclusion(sha256, { ...claim, index: 1n })).toMatchObject({ refusal: { code: 'out-of-range' } });
    expect(verifyInclusion(sha256, { ...claim, index: -1n })).toMatchObject({ refusal: { code: 'out-of-range' } });
    expect(verifyInclusion(sha256, { ...claim, leafHash: leaf.slice(1) })).toMatchObject({ refusal: { code: 'hash-size' } });
    expect(verifyInclusion(sha256, { ...claim, size: 2n })).toMatchObject({ refusal: { code: 'proof-length' } });
    expect(verifyInclusion(sha256, { ...claim, root: sha256(leaf) })).toMatchObject({ refusal: { code: 'root-differs' } });
  });

  it('has no proof outside the tree', async () => {
    await expect(proveInclusion(sha256, readTile, 5n, 5n)).rejects.toThrow(RangeError);
    await expect(proveInclusion(sha256, readTile, -1n, 5n)).rejects.toThrow(RangeError);
  });
});

describe('consistency', () => {
  it('is proved between every two sizes, and by no spoiled proof or root', async () => {
    await fc.assert(fc.asyncProperty(places, bit, async ([before, size], at) => {
      const earlier = before + 1n;
      const claim = { earlier, size, earlierRoot: rootOf(earlier), root: rootOf(size), proof: await proveConsistency(sha256, readTile, earlier, size) };
      expect(verifyConsistency(sha256, claim)).toEqual({ ok: true, value: true });
      for (const proof of spoil(claim.proof, at)) expect(verifyConsistency(sha256, { ...claim, proof }).ok).toBe(false);
      expect(verifyConsistency(sha256, { ...claim, earlierRoot: flip(claim.earlierRoot, at) }).ok).toBe(false);
      expect(verifyConsistency(sha256, { ...claim, root: flip(claim.root, at) }).ok).toBe(false);
    }), { numRuns: 60 });
  });

  it('is refused with its reason', () => {
    const root = rootOf(5n);
    const claim = { earlier: 5n, size: 5n, earlierRoot: root, root, proof: [] };
    expect(verifyConsistency(sha256, { ...claim, earlier: 0n })).toMatchObject({ refusal: { code: 'out-of-range' } });
    expect(verifyConsistency(sha256, { ...claim, earlier: 6n })).toMatchObject({ refusal: { code: 'out-of-range' } });
    expect(verifyConsistency(sha256, { ...claim, size: 6n })).toMatchObject({ refusal: { code: 'proof-length' } });
    expect(verifyConsistency(sha256, { ...claim, size: 6n, proof: [root.slice(1)] })).toMatchObject({ refusal: { code: 'hash-size' } });
    expect(verifyConsistency(sha256, { ...claim, earlierRoot: rootOf(4n) })).toMatchObject({ refusal: { code: 'root-differs' } });
  });

  it('has no proof from nothing or from more than there is', async () => {
    await expect(proveConsistency(sha256, readTile, 0n, 5n)).rejects.toThrow(RangeError);
    await expect(proveConsistency(sha256, readTile, 6n, 5n)).rejects.toThrow(RangeError);
  });
});

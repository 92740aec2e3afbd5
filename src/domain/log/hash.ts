import { concat } from '#base/bytes';
import type { Sha256 } from '#base/bytes';

export const HASH_BYTES = 32;

const LEAF = Uint8Array.of(0x00);
const NODE = Uint8Array.of(0x01);

/** The hash of a leaf, SHA-256(0x00 || data): RFC 6962 section 2.1. */
export const leafHash = (sha256: Sha256, data: Uint8Array): Uint8Array => sha256(concat(LEAF, data));

/** The hash of an inner node, SHA-256(0x01 || left || right): RFC 6962 section 2.1. */
export const nodeHash = (sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array => sha256(concat(NODE, left, right));

/** The root of a list of leaf hashes, SHA-256 of nothing for the empty list: RFC 6962 section 2.1. */
export function treeRoot(sha256: Sha256, leafHashes: readonly Uint8Array[]): Uint8Array {
  const [first, ...rest] = leafHashes;
  if (first === undefined) return sha256(new Uint8Array());
  if (rest.length === 0) return first;
  let half = 1;
  while (half * 2 < leafHashes.length) half *= 2;
  return nodeHash(sha256, treeRoot(sha256, leafHashes.slice(0, half)), treeRoot(sha256, leafHashes.slice(half)));
}

/** The root over perfect subtrees given from left (largest) to right (smallest); the empty root for none. */
export const foldRight = (sha256: Sha256, subtrees: readonly Uint8Array[]): Uint8Array =>
  subtrees.length === 0 ? sha256(new Uint8Array()) : subtrees.reduceRight((right, left) => nodeHash(sha256, left, right));

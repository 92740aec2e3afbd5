import { equalBytes } from '#base/bytes';
import type { Sha256 } from '#base/bytes';
import { ok, refuse } from '#base/result';
import type { Result } from '#base/result';
import { HASH_BYTES, nodeHash } from './hash.ts';
import type { ProofRefusal } from './verify-inclusion.ts';

/** Untrusted: what somebody claims about two trees. */
export interface ConsistencyClaim {
  readonly earlier: bigint;
  readonly size: bigint;
  readonly proof: readonly Uint8Array[];
  readonly earlierRoot: Uint8Array;
  readonly root: Uint8Array;
}

/**
 * Accepts only if the proof shows that the later tree begins with all leaves of the earlier one: RFC 9162 section 2.1.4.2.
 * Refuses an empty earlier tree: every tree extends it, so a proof would say nothing.
 */
export function verifyConsistency(sha256: Sha256, { earlier, size, proof, earlierRoot, root }: ConsistencyClaim): Result<true, ProofRefusal> {
  if (earlier <= 0n || earlier > size) return refuse({ code: 'out-of-range' });
  if (earlier === size) {
    if (proof.length > 0) return refuse({ code: 'proof-length' });
    return equalBytes(earlierRoot, root) ? ok(true) : refuse({ code: 'root-differs' });
  }
  if ([earlierRoot, root, ...proof].some((hash) => hash.length !== HASH_BYTES)) return refuse({ code: 'hash-size' });
  const isPerfect = (earlier & (earlier - 1n)) === 0n;
  const [seed, ...path] = isPerfect ? [earlierRoot, ...proof] : proof;
  if (seed === undefined || proof.length === 0) return refuse({ code: 'proof-length' });
  let [at, last] = [earlier - 1n, size - 1n];
  while ((at & 1n) === 1n) [at, last] = [at >> 1n, last >> 1n];
  let [first, second] = [seed, seed];
  for (const hash of path) {
    if (last === 0n) return refuse({ code: 'proof-length' });
    if ((at & 1n) === 1n || at === last) {
      [first, second] = [nodeHash(sha256, hash, first), nodeHash(sha256, hash, second)];
      while ((at & 1n) === 0n && at !== 0n) [at, last] = [at >> 1n, last >> 1n];
    } else {
      second = nodeHash(sha256, second, hash);
    }
    [at, last] = [at >> 1n, last >> 1n];
  }
  if (last !== 0n) return refuse({ code: 'proof-length' });
  return equalBytes(first, earlierRoot) && equalBytes(second, root) ? ok(true) : refuse({ code: 'root-differs' });
}

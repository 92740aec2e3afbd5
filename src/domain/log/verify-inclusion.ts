import { equalBytes } from '#base/bytes';
import type { Sha256 } from '#base/bytes';
import { ok, refuse } from '#base/result';
import type { Result } from '#base/result';
import { HASH_BYTES, nodeHash } from './hash.ts';

/** Why a proof does not hold: `hash-size` means a hash that is not 32 bytes, `out-of-range` an index or sizes for which no proof exists. */
export interface ProofRefusal {
  readonly code: 'hash-size' | 'out-of-range' | 'proof-length' | 'root-differs';
  readonly [detail: string]: unknown;
}

/** Untrusted: what somebody claims about a leaf. */
export interface InclusionClaim {
  readonly index: bigint;
  readonly size: bigint;
  readonly leafHash: Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** Accepts only if the proof leads from the leaf hash at `index` to the root of `size` leaves: RFC 9162 section 2.1.3.2. */
export function verifyInclusion(sha256: Sha256, { index, size, leafHash, proof, root }: InclusionClaim): Result<true, ProofRefusal> {
  if (index < 0n || index >= size) return refuse({ code: 'out-of-range' });
  if ([leafHash, root, ...proof].some((hash) => hash.length !== HASH_BYTES)) return refuse({ code: 'hash-size' });
  let [at, last, hash] = [index, size - 1n, leafHash];
  for (const sibling of proof) {
    if (last === 0n) return refuse({ code: 'proof-length' });
    if ((at & 1n) === 1n || at === last) {
      hash = nodeHash(sha256, sibling, hash);
      while ((at & 1n) === 0n && at !== 0n) [at, last] = [at >> 1n, last >> 1n];
    } else {
      hash = nodeHash(sha256, hash, sibling);
    }
    [at, last] = [at >> 1n, last >> 1n];
  }
  if (last !== 0n) return refuse({ code: 'proof-length' });
  return equalBytes(hash, root) ? ok(true) : refuse({ code: 'root-differs' });
}

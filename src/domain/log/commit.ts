import { concat, utf8 } from '#base/bytes';
import type { Sha256 } from '#base/bytes';
import { canonicalJson } from '#base/canonical-json';
import type { Json } from '#base/canonical-json';

export const SALT_BYTES = 32;

/** Stands for the personal part of an entry that never had one. */
export const NO_PERSONAL = new Uint8Array(32);

/** An entry as it is filed; both salts are 32 random bytes. `envelope` is all of it but commitment and place in the log. */
export interface EntryParts {
  readonly envelope: Json;
  readonly open: Json;
  readonly openSalt: Uint8Array;
  readonly personal: Json | null;
  readonly personalSalt: Uint8Array | null;
}

/** The hashes kept in the entry row; the commitment is the leaf of the log. */
export interface EntryHashes {
  readonly openHash: Uint8Array;
  readonly personalHash: Uint8Array;
  readonly commitment: Uint8Array;
}

/** The salted hash of one part. Throws a RangeError on a salt that is not 32 bytes, a TypeError on what is not canonical JSON. */
export function hashPart(sha256: Sha256, part: 'open' | 'personal', body: Json, salt: Uint8Array): Uint8Array {
  if (salt.length !== SALT_BYTES) throw new RangeError('a salt has 32 bytes');
  return sha256(concat(utf8(`qinglian/${part}/v1\n`), salt, utf8(canonicalJson(body))));
}

/** The commitment over an envelope and the hashes of both parts: docs/formats/log.md. */
export const hashEntry = (sha256: Sha256, envelope: Json, openHash: Uint8Array, personalHash: Uint8Array): Uint8Array =>
  sha256(concat(utf8('qinglian/entry/v1\n'), sha256(concat(utf8('qinglian/envelope/v1\n'), utf8(canonicalJson(envelope)))), openHash, personalHash));

/** What an entry commits to. Throws a RangeError where a personal part stands without its salt or a salt without its part. */
export function commit(sha256: Sha256, { envelope, open, openSalt, personal, personalSalt }: EntryParts): EntryHashes {
  if ((personal === null) !== (personalSalt === null)) throw new RangeError('a personal part and its salt go together');
  const openHash = hashPart(sha256, 'open', open, openSalt);
  const personalHash = personal === null || personalSalt === null ? NO_PERSONAL : hashPart(sha256, 'personal', personal, personalSalt);
  return { openHash, personalHash, commitment: hashEntry(sha256, envelope, openHash, personalHash) };
}

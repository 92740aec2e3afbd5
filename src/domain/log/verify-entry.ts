import { equalBytes, toHex } from '#base/bytes';
import type { Sha256 } from '#base/bytes';
import type { Json } from '#base/canonical-json';
import { hashEntry, hashPart, NO_PERSONAL, SALT_BYTES } from './commit.ts';
import type { EntryHashes, EntryParts } from './commit.ts';

/** An entry as it stands in the database; `erased` comes from an erasure entry that names it, `mayBeGone` from an approved disposal list, never from a mark on the row. */
export interface StoredEntry extends EntryParts, EntryHashes {
  readonly erased: boolean;
  readonly mayBeGone: boolean;
}

/** What of an entry does not fit; `expected` is what its parts give, `found` what is stored, both hexadecimal or a word. */
export interface EntryMismatch {
  readonly kind: 'body-missing' | 'open-hash' | 'personal-hash' | 'personal-missing' | 'personal-not-erased' | 'nothing-to-erase' | 'commitment';
  readonly expected: string;
  readonly found: string;
}

export type EntryVerdict =
  | { readonly state: 'intact' | 'erased' | 'destroyed' }
  | { readonly state: 'broken'; readonly mismatch: EntryMismatch };

const broken = (kind: EntryMismatch['kind'], expected: string, found: string): EntryVerdict => ({ state: 'broken', mismatch: { kind, expected, found } });

/** The salted hash, or undefined where body or salt are no longer such that they could have been committed to. */
function tryHash(sha256: Sha256, part: 'open' | 'personal', body: Json, salt: Uint8Array): Uint8Array | undefined {
  if (salt.length !== SALT_BYTES) return undefined;
  try {
    return hashPart(sha256, part, body, salt);
  } catch {
    return undefined;
  }
}

function verifyPersonal(sha256: Sha256, { personal, personalSalt, personalHash, erased }: StoredEntry): EntryVerdict | undefined {
  const isThere = personal !== null || personalSalt !== null;
  if (equalBytes(personalHash, NO_PERSONAL)) {
    if (isThere) return broken('personal-hash', 'none', 'personal part');
    return erased ? broken('nothing-to-erase', 'not erased', 'erased') : undefined;
  }
  if (erased) return isThere ? broken('personal-not-erased', 'nothing', 'personal part') : undefined;
  if (personal === null || personalSalt === null) return broken('personal-missing', 'personal part and salt', 'nothing');
  const expected = tryHash(sha256, 'personal', personal, personalSalt);
  return expected && equalBytes(expected, personalHash) ? undefined : broken('personal-hash', expected ? toHex(expected) : 'unhashable', toHex(personalHash));
}

/** Says whether an entry is what was committed to: 'intact', 'erased' (the personal part is gone and was to go), 'destroyed' (the whole body is gone, as a list that two people approved allows), or 'broken' with the first thing that does not fit. */
export function verifyEntry(sha256: Sha256, entry: StoredEntry): EntryVerdict {
  const isGone = entry.openSalt.length === 0;
  if (isGone && !entry.mayBeGone) return broken('body-missing', 'body and salt', 'nothing');
  if (isGone && (entry.personal !== null || entry.personalSalt !== null)) return broken('personal-not-erased', 'nothing', 'personal part');
  const openHash = isGone ? entry.openHash : tryHash(sha256, 'open', entry.open, entry.openSalt);
  if (!openHash || !equalBytes(openHash, entry.openHash)) return broken('open-hash', openHash ? toHex(openHash) : 'unhashable', toHex(entry.openHash));
  const personal = isGone ? undefined : verifyPersonal(sha256, entry);
  if (personal) return personal;
  const commitment = hashEntry(sha256, entry.envelope, entry.openHash, entry.personalHash);
  if (!equalBytes(commitment, entry.commitment)) return broken('commitment', toHex(commitment), toHex(entry.commitment));
  return { state: isGone ? 'destroyed' : entry.erased ? 'erased' : 'intact' };
}

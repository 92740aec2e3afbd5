import { concat, equalBytes, fromBase64, fromHex, toBase64, toHex, utf8 } from '#base/bytes';
import type { Sha256 } from '#base/bytes';

/** An Ed25519 public key (32 bytes) with the name that stands in its signature lines; a log's key bears the log's origin. */
export interface VerifierKey {
  readonly name: string;
  readonly publicKey: Uint8Array;
}

const ED25519 = Uint8Array.of(0x01);

/** Non-empty, no Unicode space, no plus, no control character: C2SP signed-note. */
export const isKeyName = (name: string): boolean => name.isWellFormed() && /^[^\s\u0085\u0000-\u001f+]+$/u.test(name);

/** The key id, first 4 bytes of SHA-256(name || 0x0A || 0x01 || public key): C2SP signed-note. */
export const keyId = (sha256: Sha256, { name, publicKey }: VerifierKey): Uint8Array => sha256(concat(utf8(`${name}\n`), ED25519, publicKey)).slice(0, 4);

/** `name+hex key id+base64(0x01 || public key)`, the text by which a key is handed on. Throws a RangeError on a bad name or key length. */
export function formatVerifierKey(sha256: Sha256, key: VerifierKey): string {
  if (!isKeyName(key.name) || key.publicKey.length !== 32) throw new RangeError('not a verifier key');
  return `${key.name}+${toHex(keyId(sha256, key))}+${toBase64(concat(ED25519, key.publicKey))}`;
}

/** Untrusted text; undefined unless name, id and key fit each other. */
export function parseVerifierKey(sha256: Sha256, text: string): VerifierKey | undefined {
  const match = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(text);
  if (!match) return undefined;
  const [name = '', id = '', encoded = ''] = match.slice(1);
  const bytes = fromBase64(encoded);
  const key = { name, publicKey: bytes.slice(1) };
  return bytes[0] === 0x01 && isKeyName(name) && equalBytes(fromHex(id), keyId(sha256, key)) ? key : undefined;
}

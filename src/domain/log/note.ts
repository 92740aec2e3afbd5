import { concat, equalBytes, fromBase64, toBase64, utf8 } from '#base/bytes';
import type { Sha256 } from '#base/bytes';
import { ok, refuse } from '#base/result';
import type { Result } from '#base/result';
import { isKeyName, keyId } from './verifier-key.ts';
import type { VerifierKey } from './verifier-key.ts';

/** Ed25519 (RFC 8032) as it is handed in: true only if the 64-byte signature holds over the message. */
export type VerifyEd25519 = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/** A key that signs: 64-byte Ed25519 signatures over a message. */
export interface Signer extends VerifierKey {
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** The hash and the signature check that notes are opened with. */
export interface NoteCrypto {
  readonly sha256: Sha256;
  readonly verifyEd25519: VerifyEd25519;
}

export interface NoteRefusal {
  readonly code: 'note-malformed' | 'note-unsigned' | 'note-signature-wrong';
  readonly [detail: string]: unknown;
}

const MAX_CHARS = 1_000_000;
const MAX_SIGNATURES = 100;
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/;
const LINE = /^— ([^ ]+) ([A-Za-z0-9+/]+={0,2})$/u;

/** The text with one signature line per signer: C2SP signed-note. Throws a RangeError on a text without final newline or with control characters, or a bad key name. */
export function signNote(sha256: Sha256, text: string, signers: readonly Signer[]): string {
  if (!text.endsWith('\n') || !text.isWellFormed() || CONTROL.test(text) || signers.some(({ name }) => !isKeyName(name))) throw new RangeError('not a note');
  const lines = signers.map((signer) => `— ${signer.name} ${toBase64(concat(keyId(sha256, signer), signer.sign(utf8(text))))}\n`);
  return `${text}\n${lines.join('')}`;
}

function parseLine(line: string): { readonly name: string; readonly id: Uint8Array; readonly signature: Uint8Array } | undefined {
  const [, name = '', encoded = ''] = LINE.exec(line) ?? [];
  if (!isKeyName(name)) return undefined;
  try {
    const bytes = fromBase64(encoded);
    return bytes.length > 4 ? { name, id: bytes.slice(0, 4), signature: bytes.slice(4) } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The text of an untrusted note that at least one known key has signed. Signatures of unknown keys are passed over;
 * refuses the whole note where one of a known key does not hold, or none is there.
 */
export function openNote({ sha256, verifyEd25519 }: NoteCrypto, note: string, keys: readonly VerifierKey[]): Result<{ readonly text: string; readonly signedBy: readonly string[] }, NoteRefusal> {
  const cut = note.lastIndexOf('\n\n');
  if (cut < 0 || note.length > MAX_CHARS || !note.endsWith('\n') || !note.isWellFormed() || CONTROL.test(note)) return refuse({ code: 'note-malformed' });
  const text = note.slice(0, cut + 1);
  const lines = note.slice(cut + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) return refuse({ code: 'note-malformed' });
  const signedBy: string[] = [];
  for (const line of lines) {
    const parsed = parseLine(line);
    if (!parsed) return refuse({ code: 'note-malformed' });
    const key = keys.find((known) => known.name === parsed.name && equalBytes(keyId(sha256, known), parsed.id));
    if (!key) continue;
    if (parsed.signature.length !== 64 || !verifyEd25519(key.publicKey, utf8(text), parsed.signature)) return refuse({ code: 'note-signature-wrong', name: key.name });
    signedBy.push(key.name);
  }
  return signedBy.length > 0 ? ok({ text, signedBy }) : refuse({ code: 'note-unsigned' });
}

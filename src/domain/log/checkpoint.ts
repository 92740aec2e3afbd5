import { fromBase64, toBase64 } from '#base/bytes';
import type { Sha256 } from '#base/bytes';
import { ok, refuse } from '#base/result';
import type { Result } from '#base/result';
import { HASH_BYTES } from './hash.ts';
import { openNote, signNote } from './note.ts';
import type { NoteCrypto, NoteRefusal, Signer } from './note.ts';
import type { VerifierKey } from './verifier-key.ts';

/** A tree head: which log, how many leaves, their root: C2SP tlog-checkpoint. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: bigint;
  readonly root: Uint8Array;
  readonly extensions: readonly string[];
}

export interface CheckpointRefusal {
  readonly code: NoteRefusal['code'] | 'checkpoint-malformed' | 'origin-differs';
  readonly [detail: string]: unknown;
}

const isLine = (text: string): boolean => text !== '' && text.isWellFormed() && !/[\u0000-\u001f]/.test(text);

/** The three lines and any extension lines. Throws a RangeError on a root that is not 32 bytes, a negative size, an empty or broken line. */
export function formatCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  if (root.length !== HASH_BYTES || size < 0n || ![origin, ...extensions].every(isLine)) throw new RangeError('not a checkpoint');
  return [origin, size.toString(), toBase64(root), ...extensions].map((line) => `${line}\n`).join('');
}

/** Untrusted text without signatures; undefined unless it is exactly what `formatCheckpoint` writes, size below 2^64. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin = '', size = '', encoded = '', ...rest] = text.split('\n');
  if (rest.pop() !== '' || ![origin, ...rest].every(isLine) || !/^(0|[1-9]\d{0,19})$/.test(size) || !/^[A-Za-z0-9+/]{43}=$/.test(encoded)) return undefined;
  if (BigInt(size) >= 1n << 64n) return undefined;
  try {
    return { origin, size: BigInt(size), root: fromBase64(encoded), extensions: rest };
  } catch {
    return undefined; // spare bits in the base64
  }
}

/** The signed note of a checkpoint. Throws as `formatCheckpoint` and `signNote` do. */
export const signCheckpoint = (sha256: Sha256, checkpoint: Checkpoint, signers: readonly Signer[]): string => signNote(sha256, formatCheckpoint(checkpoint), signers);

/** The checkpoint in an untrusted note; refuses another origin, and a note without a signature of the log's own key (a key named like the origin), witnesses or not. */
export function openCheckpoint(crypto: NoteCrypto, note: string, origin: string, keys: readonly VerifierKey[]): Result<Checkpoint, CheckpointRefusal> {
  const opened = openNote(crypto, note, keys);
  if (!opened.ok) return opened;
  if (!opened.value.signedBy.includes(origin)) return refuse({ code: 'note-unsigned' });
  const checkpoint = parseCheckpoint(opened.value.text);
  if (!checkpoint) return refuse({ code: 'checkpoint-malformed' });
  return checkpoint.origin === origin ? ok(checkpoint) : refuse({ code: 'origin-differs', expected: origin, found: checkpoint.origin });
}

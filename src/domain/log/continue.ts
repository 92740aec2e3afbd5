import { concat, utf8 } from '#base/bytes';
import type { Sha256 } from '#base/bytes';

const LABEL = 'qinglian/continues/v1\n';

/** The commitment of the first leaf of a log that goes on after a restoration: it binds the last signed note of what was lost. */
export const hashContinuation = (sha256: Sha256, note: string): Uint8Array => sha256(concat(utf8(LABEL), utf8(note)));

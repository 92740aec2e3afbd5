/** Text of two bytes a character (UTF-16LE), one character for every two bytes; a byte too many is left out: the platform's `toString('utf16le')` writes past its memory on an odd number of bytes. */
export const wideText = (bytes: Uint8Array): string => new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes.subarray(0, bytes.length & ~1));

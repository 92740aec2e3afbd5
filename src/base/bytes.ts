/** The few byte operations that every floor uses. `Uint8Array` in, `Uint8Array` out; nothing here touches Node. */

// The pure floors compile without DOM and Node types; these three exist in every browser and in Node.
declare const TextEncoder: { new (): { encode(text: string): Uint8Array } };
declare const TextDecoder: { new (label?: string, options?: { fatal?: boolean }): { decode(bytes: Uint8Array): string } };
declare const atob: (text: string) => string;
declare const btoa: (text: string) => string;

const encoder = new TextEncoder();

/** SHA-256 as it is handed to the pure floors: bytes in, 32 bytes out. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

export const utf8 = (text: string): Uint8Array => encoder.encode(text);

/** Decodes UTF-8; throws a TypeError on bytes that are not UTF-8. */
export const fromUtf8 = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

/** Decodes UTF-8, with U+FFFD in place of what is not UTF-8. */
export const readUtf8 = (bytes: Uint8Array): string => new TextDecoder('utf-8').decode(bytes);

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
}

/** Throws a RangeError when the text is not an even number of hexadecimal digits. */
export function fromHex(text: string): Uint8Array {
  if (!/^([0-9a-f]{2})*$/i.test(text)) throw new RangeError('not hexadecimal');
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** Standard base64 with padding (RFC 4648 section 4). */
export const toBase64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

/** Standard base64 with padding; throws on anything else, also on spare bits. */
export function fromBase64(text: string): Uint8Array {
  const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  if (toBase64(bytes) !== text) throw new RangeError('not canonical base64');
  return bytes;
}

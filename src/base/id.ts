import { toHex } from './bytes.ts';

/** A UUID in lower case; ours are version 7, made by whoever creates the thing, so that a retry is harmless. */
export type Uuid = string & { readonly __uuid: true };

export const isUuid = (text: unknown): text is Uuid =>
  typeof text === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);

/** A county's code, first part of every address: 3 to 16 lower-case letters, digits and inner hyphens. */
export const isCountyCode = (text: unknown): text is string => typeof text === 'string' && /^[a-z][a-z0-9-]{1,14}[a-z0-9]$/.test(text);

/** A unit's short id inside a county: it stands in row-level security lists, so it is short and has no comma. */
export const isUnitId = (text: unknown): text is string => typeof text === 'string' && /^[a-z0-9]{1,12}$/.test(text);

/** UUID version 7 (RFC 9562 section 5.7) from a time in milliseconds and ten random bytes. */
export function uuidV7(ms: number, random: Uint8Array): Uuid {
  const hex = (n: number, digits: number): string => n.toString(16).padStart(digits, '0');
  const time = hex(ms, 12);
  const r = Array.from(random.subarray(0, 10), (byte) => hex(byte, 2)).join('');
  const variant = hex((Number.parseInt(r.slice(3, 5), 16) & 0x3f) | 0x80, 2);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${r.slice(0, 3)}-${variant}${r.slice(5, 7)}-${r.slice(7, 19)}` as Uuid;
}

/** Whether a UUID is a version-4 one: all chance, no time in it. */
export const isRandomUuid = (text: unknown): text is Uuid => isUuid(text) && /^.{14}4.{4}[89ab]/.test(text);

/** The first sixteen bytes with the version (its high four bits) and the variant of RFC 9562 put in. */
function written(bytes: Uint8Array, version: number): Uuid {
  const hex = toHex(bytes.subarray(0, 16).map((byte, i) => (i === 6 ? (byte & 0x0f) | version : i === 8 ? (byte & 0x3f) | 0x80 : byte)));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Uuid;
}

/** UUID version 4 (RFC 9562 section 5.4) from sixteen random bytes. */
export const uuidV4 = (random: Uint8Array): Uuid => written(random, 0x40);

/** UUID version 8 (RFC 9562 section 5.8) from the first sixteen bytes of a hash: the same content has the same id. */
export const uuidV8 = (hash: Uint8Array): Uuid => written(hash, 0x80);

import { concat } from '#base/bytes';

export type PictureKind = 'jpeg' | 'png' | 'webp';

const latin1 = (bytes: Uint8Array, from: number, length: number): string => String.fromCharCode(...bytes.subarray(from, from + length));
const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** An Exif segment that says nothing but which way up the picture is (tag 0x0112). */
const orientationSegment = (orientation: number): Uint8Array =>
  Uint8Array.from([0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);

/** Which way up an Exif segment says that the picture is (2 to 8); undefined where it is upright or does not say. */
function readOrientation(segment: Uint8Array): number | undefined {
  if (latin1(segment, 4, 6) !== 'Exif\0\0' || segment.length < 18) return undefined;
  const tiff = view(segment.subarray(10));
  const little = tiff.getUint16(0) === 0x4949;
  const start = tiff.getUint32(4, little);
  if (start + 2 > tiff.byteLength) return undefined;
  for (let i = 0, at = start + 2; i < tiff.getUint16(start, little) && at + 12 <= tiff.byteLength; i += 1, at += 12) {
    if (tiff.getUint16(at, little) !== 0x0112) continue;
    const value = tiff.getUint16(at + 8, little);
    return value >= 2 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** JFIF, a colour profile or Adobe's colour transform: the application segments that change how a picture looks. */
const looks = (marker: number, segment: Uint8Array): boolean =>
  (marker === 0xe0 && latin1(segment, 4, 5) === 'JFIF\0') || (marker === 0xe2 && latin1(segment, 4, 12) === 'ICC_PROFILE\0') || (marker === 0xee && latin1(segment, 4, 5) === 'Adobe');

function stripJpeg(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let orientation: number | undefined;
  let at = 2;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) { at += 1; continue; } // fill byte
    if (marker === 0xd9) return concat(...kept.toSpliced(1, 0, ...(orientation === undefined ? [] : [orientationSegment(orientation)])), bytes.subarray(at, at + 2));
    if (at + 4 > bytes.length) return undefined;
    const end = at + 2 + view(bytes).getUint16(at + 2);
    if (end > bytes.length || end < at + 4) return undefined;
    const segment = bytes.subarray(at, end);
    const isExtra = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
    if (marker === 0xe1) orientation ??= readOrientation(segment);
    if (!isExtra || looks(marker, segment)) kept.push(segment);
    at = end;
    if (marker !== 0xda) continue;
    // Entropy-coded data goes to the next marker that is neither a stuffed zero nor a restart.
    const begin = at;
    while (at + 1 < bytes.length && !(bytes[at] === 0xff && bytes[at + 1] !== 0 && !((bytes[at + 1] ?? 0) >= 0xd0 && (bytes[at + 1] ?? 0) <= 0xd7))) at += 1;
    kept.push(bytes.subarray(begin, at));
  }
  return undefined;
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const PNG_KEPT = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'bKGD', 'pHYs', 'sBIT', 'acTL', 'fcTL', 'fdAT']);

function stripPng(bytes: Uint8Array): Uint8Array | undefined {
  if (!PNG.every((byte, i) => bytes[i] === byte)) return undefined;
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view(bytes).getUint32(at);
    if (end > bytes.length) return undefined;
    const kind = latin1(bytes, at + 4, 4);
    if (PNG_KEPT.has(kind)) kept.push(bytes.subarray(at, end));
    if (kind === 'IEND') return concat(...kept);
    at = end;
  }
  return undefined;
}

const WEBP_KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const EXIF_AND_XMP = 0x0c; // flags of VP8X

function stripWebp(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.length < 20 || latin1(bytes, 0, 4) !== 'RIFF' || latin1(bytes, 8, 4) !== 'WEBP') return undefined;
  const whole = 8 + view(bytes).getUint32(4, true);
  if (whole > bytes.length) return undefined;
  const kept: Uint8Array[] = [];
  for (let at = 12; at + 8 <= whole; ) {
    const size = view(bytes).getUint32(at + 4, true);
    const end = at + 8 + size + (size % 2);
    if (end > whole) return undefined;
    const kind = latin1(bytes, at, 4);
    const chunk = bytes.slice(at, end);
    if (kind === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~EXIF_AND_XMP;
    if (WEBP_KEPT.has(kind)) kept.push(chunk);
    at = end;
  }
  if (kept.length === 0) return undefined;
  const body = concat(...kept);
  const head = Uint8Array.from([0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 0x57, 0x45, 0x42, 0x50]);
  view(head).setUint32(4, body.length + 4, true);
  return concat(head, body);
}

/** The picture without place, time, device and comments; undefined where the bytes are not such a picture to the end. Untrusted bytes; what comes after the end is dropped. */
export function stripPlace(kind: PictureKind, bytes: Uint8Array): Uint8Array | undefined {
  return kind === 'jpeg' ? stripJpeg(bytes) : kind === 'png' ? stripPng(bytes) : stripWebp(bytes);
}

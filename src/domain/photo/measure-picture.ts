import type { PictureKind } from './strip-place.ts';

/** Width and height in pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const latin1 = (bytes: Uint8Array, from: number, length: number): string => String.fromCharCode(...bytes.subarray(from, from + length));

function measureJpeg(bytes: Uint8Array): PictureSize | undefined {
  const data = view(bytes);
  for (let at = 2; at + 9 < bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return undefined;
    if (marker === 0xff) { at += 1; continue; }
    // A frame header (ITU T.81 B.2.2); C4, C8 and CC are other tables.
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) return { height: data.getUint16(at + 5), width: data.getUint16(at + 7) };
    at += 2 + data.getUint16(at + 2);
  }
  return undefined;
}

const measurePng = (bytes: Uint8Array): PictureSize | undefined => (bytes.length < 24 ? undefined : { width: view(bytes).getUint32(16), height: view(bytes).getUint32(20) });

/** The larger of what the canvas and the picture in it say: they may disagree. */
function measureWebp(bytes: Uint8Array): PictureSize | undefined {
  const data = view(bytes);
  let found: PictureSize | undefined;
  for (let at = 12; at + 18 <= bytes.length; ) {
    const kind = latin1(bytes, at, 4);
    const one = kind === 'VP8X' ? { width: 1 + (data.getUint32(at + 12, true) & 0xffffff), height: 1 + (data.getUint32(at + 14, true) >>> 8) }
      : kind === 'VP8L' ? { width: 1 + (data.getUint32(at + 9, true) & 0x3fff), height: 1 + ((data.getUint32(at + 9, true) >>> 14) & 0x3fff) }
      : kind === 'VP8 ' ? { width: data.getUint16(at + 14, true) & 0x3fff, height: data.getUint16(at + 16, true) & 0x3fff } : undefined;
    if (one) found = { width: Math.max(one.width, found?.width ?? 0), height: Math.max(one.height, found?.height ?? 0) };
    const size = data.getUint32(at + 4, true);
    at += 8 + size + (size % 2);
  }
  return found;
}

/** How many pixels a JPEG, PNG or WebP says that it has, before anything is unpacked; undefined where it does not say. Untrusted bytes. */
export function measurePicture(kind: PictureKind, bytes: Uint8Array): PictureSize | undefined {
  const size = kind === 'jpeg' ? measureJpeg(bytes) : kind === 'png' ? measurePng(bytes) : measureWebp(bytes);
  return size && size.width > 0 && size.height > 0 ? size : undefined;
}

import { inflateRawSync } from 'node:zlib';
import type { ZipEntry } from '#base/zip-directory';

const LOCAL = 0x04034b50;

/** One entry unpacked, never to more than the directory promises. Throws where the entry is torn, packed in an unknown way, or of another size: a directory may lie. */
export function unpack(bytes: Uint8Array, { method, compressedSize, size, localHeader }: ZipEntry): Uint8Array {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (localHeader + 30 > bytes.length || data.getUint32(localHeader, true) !== LOCAL) throw new Error('no local header');
  const from = localHeader + 30 + data.getUint16(localHeader + 26, true) + data.getUint16(localHeader + 28, true);
  if (from + compressedSize > bytes.length || (method !== 0 && method !== 8)) throw new Error('torn or unknown');
  const packed = bytes.subarray(from, from + compressedSize);
  const unpacked = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  if (unpacked.length !== size) throw new Error('not the size promised');
  return unpacked;
}

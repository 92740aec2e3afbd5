import { inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly compressedSize: number;
  readonly size: number;
  readonly localHeader: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The central directory of a ZIP archive (APPNOTE 4.3.12) without unpacking anything; undefined where it is torn, ZIP64 or spread over disks. */
export function readZipDirectory(bytes: Uint8Array): readonly ZipEntry[] | undefined {
  const data = view(bytes);
  let end = -1;
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at -= 1) {
    if (data.getUint32(at, true) === END) {
      end = at;
      break;
    }
  }
  if (end < 0) return undefined;
  const [count, start] = [data.getUint16(end + 10, true), data.getUint32(end + 16, true)];
  if (count === 0xffff || start === 0xffffffff) return undefined;
  const entries: ZipEntry[] = [];
  let at = start;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || data.getUint32(at, true) !== CENTRAL) return undefined;
    const [nameLength, extra, comment] = [data.getUint16(at + 28, true), data.getUint16(at + 30, true), data.getUint16(at + 32, true)];
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: data.getUint16(at + 10, true),
      encrypted: (data.getUint16(at + 8, true) & 1) === 1,
      compressedSize: data.getUint32(at + 20, true),
      size: data.getUint32(at + 24, true),
      localHeader: data.getUint32(at + 42, true),
    });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

/** One entry unpacked, never to more than the directory promises. Throws where the entry is torn, packed in an unknown way, or of another size: a directory may lie. */
export function unpack(bytes: Uint8Array, { method, compressedSize, size, localHeader }: ZipEntry): Uint8Array {
  const data = view(bytes);
  if (localHeader + 30 > bytes.length || data.getUint32(localHeader, true) !== LOCAL) throw new Error('no local header');
  const from = localHeader + 30 + data.getUint16(localHeader + 26, true) + data.getUint16(localHeader + 28, true);
  if (from + compressedSize > bytes.length || (method !== 0 && method !== 8)) throw new Error('torn or unknown');
  const packed = bytes.subarray(from, from + compressedSize);
  const unpacked = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  if (unpacked.length !== size) throw new Error('not the size promised');
  return unpacked;
}

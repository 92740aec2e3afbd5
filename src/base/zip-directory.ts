import { readUtf8 } from './bytes.ts';

/** One entry as a ZIP archive's directory tells of it; what it tells may be a lie. */
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
      name: readUtf8(bytes.subarray(at + 46, at + 46 + nameLength)),
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

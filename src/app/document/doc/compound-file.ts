import { wideText } from './wide-text.ts';

const FREE = 0xfffffffa; // from here on sector numbers are marks (MS-CFB 2.1)
const NONE = 0xffffffff;
const ENTRY_BYTES = 128;
const HEADER_SECTORS = 109;

/** The streams of an OLE container (MS-CFB), by name; a name that stands twice is the first one, which is the root's. */
export class CompoundFile {
  readonly #data: Buffer;
  readonly #sectorBytes: number;
  readonly #miniBytes: number;
  readonly #cutoff: number;
  readonly #fat: readonly number[];
  readonly #miniFat: readonly number[];
  readonly #ministream: Buffer;
  readonly #entries = new Map<string, { readonly start: number; readonly size: number }>();

  /** Throws where the container is torn. Untrusted bytes: chains that run in rings end, sizes are cut to what is there. */
  constructor(data: Buffer) {
    this.#data = data;
    const shift = data.readUInt16LE(30);
    if (shift !== 9 && shift !== 12) throw new Error('no sector size of the standard');
    this.#sectorBytes = 2 ** shift;
    this.#miniBytes = 2 ** Math.min(data.readUInt16LE(32), shift);
    this.#cutoff = data.readUInt32LE(56);
    const tables = Array.from({ length: HEADER_SECTORS }, (_, i) => data.readUInt32LE(76 + 4 * i));
    const perSector = this.#sectorBytes / 4;
    const seen = new Set<number>();
    for (let at = data.readUInt32LE(68); at < FREE && !seen.has(at); ) {
      seen.add(at);
      const numbers = this.#numbers(this.#sector(at));
      tables.push(...numbers.slice(0, perSector - 1));
      at = numbers[perSector - 1] ?? NONE;
    }
    this.#fat = tables.filter((sector) => sector < FREE).flatMap((sector) => this.#numbers(this.#sector(sector)));
    this.#miniFat = this.#numbers(this.#chain(data.readUInt32LE(60)));
    const directory = this.#chain(data.readUInt32LE(48));
    let root: { readonly start: number; readonly size: number } | undefined;
    for (let at = 0; at + ENTRY_BYTES <= directory.length; at += ENTRY_BYTES) {
      const length = Math.min(64, directory.readUInt16LE(at + 64));
      const type = directory[at + 66];
      const found = { start: directory.readUInt32LE(at + 116), size: directory.readUInt32LE(at + 120) };
      if (type === 5) root ??= found;
      const name = wideText(directory.subarray(at, at + Math.max(0, length - 2)));
      if (type === 2 && !this.#entries.has(name)) this.#entries.set(name, found);
    }
    this.#ministream = root ? this.#chain(root.start).subarray(0, root.size) : Buffer.alloc(0);
  }

  /** The bytes of a stream, or undefined where there is none of that name. */
  stream(name: string): Buffer | undefined {
    const entry = this.#entries.get(name);
    if (!entry) return undefined;
    if (entry.size >= this.#cutoff) return this.#chain(entry.start).subarray(0, entry.size);
    const parts: Buffer[] = [];
    const seen = new Set<number>();
    for (let at = entry.start; at < FREE && !seen.has(at); at = this.#miniFat[at] ?? NONE) {
      seen.add(at);
      parts.push(this.#ministream.subarray(at * this.#miniBytes, (at + 1) * this.#miniBytes));
    }
    return Buffer.concat(parts).subarray(0, entry.size);
  }

  #sector(at: number): Buffer {
    const from = (at + 1) * this.#sectorBytes;
    return this.#data.subarray(from, from + this.#sectorBytes);
  }

  #chain(start: number): Buffer {
    const parts: Buffer[] = [];
    const seen = new Set<number>();
    for (let at = start; at < FREE && !seen.has(at); at = this.#fat[at] ?? NONE) {
      seen.add(at);
      parts.push(this.#sector(at));
    }
    return Buffer.concat(parts);
  }

  #numbers(bytes: Buffer): readonly number[] {
    return Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => bytes.readUInt32LE(4 * i));
  }
}

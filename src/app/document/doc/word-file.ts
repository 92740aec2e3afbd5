import { CompoundFile } from './compound-file.ts';
import { wideText } from './wide-text.ts';

/** Places in the file's own table of contents, the FibRgFcLcb97 (MS-DOC 2.5.6): each an offset and a length in the table stream. */
const TABLES = { styles: 1, runs: 12, paragraphs: 13, pieces: 33, shapes: 40, textBoxes: 56, lists: 73, listOverrides: 74 } as const;
const COUNTS_AT = 76; // ccpText and the counts of the stories behind it
const TABLES_AT = 154;
const COMPRESSED = 0x40000000;

/** A stretch of text: which characters it holds and where they stand in the stream. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
  readonly bytesPerCharacter: 1 | 2;
}

/** A Word 97–2003 file, opened: streams, tables, and the way from a character to its place in the stream. */
export interface WordFile {
  readonly document: Buffer;
  readonly table: Buffer;
  readonly data: Buffer;
  /** All stories behind one another; the first `mainEnd` characters are the text itself, `boxesFrom` begins that of the text boxes. */
  readonly text: string;
  readonly mainEnd: number;
  readonly boxesFrom: number;
  /** Where a character stands in the document stream. */
  offsetOf(character: number): number;
  /** The bytes of one of the file's tables; empty where it has none. `on` reads on to the end of the stream. */
  tableOf(name: keyof typeof TABLES, on?: boolean): Buffer;
}

/** The places and the data of a PLC (MS-DOC 2.2.2): one place more than entries. */
export function readPlc(bytes: Buffer, entryBytes: number): { readonly places: readonly number[]; readonly entries: readonly Buffer[] } {
  const count = Math.max(0, Math.floor((bytes.length - 4) / (4 + entryBytes)));
  return {
    places: Array.from({ length: bytes.length < 4 ? 0 : count + 1 }, (_, i) => bytes.readUInt32LE(4 * i)),
    entries: Array.from({ length: count }, (_, i) => bytes.subarray(4 * (count + 1) + entryBytes * i, 4 * (count + 1) + entryBytes * (i + 1))),
  };
}

function readPieces(clx: Buffer): readonly Piece[] {
  let at = 0;
  while (clx[at] === 1) at += 3 + clx.readUInt16LE(at + 1);
  if (clx[at] !== 2) throw new Error('no piece table');
  const { places, entries } = readPlc(clx.subarray(at + 5, at + 5 + clx.readUInt32LE(at + 1)), 8);
  return entries.map((entry, i) => {
    const fc = entry.readUInt32LE(2);
    const narrow = (fc & COMPRESSED) !== 0;
    return { from: places[i] ?? 0, to: places[i + 1] ?? 0, offset: narrow ? (fc & ~COMPRESSED) / 2 : fc, bytesPerCharacter: narrow ? 1 : 2 };
  });
}

/** Opens a Word 97–2003 file. Throws where it is torn or no such file. Untrusted bytes. */
export function openWordFile(bytes: Buffer): WordFile {
  const container = new CompoundFile(bytes);
  const document = container.stream('WordDocument');
  if (!document || document.readUInt16LE(0) !== 0xa5ec) throw new Error('no Word document');
  const table = container.stream((document.readUInt16LE(10) & 0x200) === 0 ? '0Table' : '1Table');
  if (!table) throw new Error('no table stream');
  const tableOf = (name: keyof typeof TABLES, on = false): Buffer => {
    const at = TABLES_AT + 8 * TABLES[name];
    if (at + 8 > document.length) return Buffer.alloc(0);
    const [from, length] = [document.readUInt32LE(at), document.readUInt32LE(at + 4)];
    return length === 0 ? Buffer.alloc(0) : table.subarray(from, on ? undefined : from + length);
  };
  const pieces = readPieces(tableOf('pieces'));
  const narrow = new TextDecoder('windows-1252');
  let text = '';
  for (const { from, to, offset, bytesPerCharacter } of pieces) {
    if (from !== text.length || to < from) throw new Error('pieces out of order');
    const part = document.subarray(offset, offset + (to - from) * bytesPerCharacter);
    if (part.length !== (to - from) * bytesPerCharacter) throw new Error('a piece outside the file');
    text += bytesPerCharacter === 1 ? narrow.decode(part) : wideText(part);
  }
  const counts = Array.from({ length: 6 }, (_, i) => document.readUInt32LE(COUNTS_AT + 4 * i));
  let near = 0;
  return {
    document,
    table,
    data: container.stream('Data') ?? Buffer.alloc(0),
    text,
    mainEnd: Math.min(text.length, counts[0] ?? 0),
    boxesFrom: counts.reduce((sum, count) => sum + count, 0),
    offsetOf(character) {
      // Asked in order, so the piece is the last one or close behind it.
      if (character < (pieces[near]?.from ?? 0)) near = 0;
      while (near < pieces.length - 1 && character >= (pieces[near]?.to ?? 0)) near += 1;
      const piece = pieces[near];
      return piece ? piece.offset + (character - piece.from) * piece.bytesPerCharacter : 0;
    },
    tableOf,
  };
}

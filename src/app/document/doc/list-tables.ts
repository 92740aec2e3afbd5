import type { ListLevel, NumberedList } from '../list-counter.ts';
import { wideText } from './wide-text.ts';
import type { WordFile } from './word-file.ts';

/** A list as paragraphs point to it, and the styles that its levels number. */
export interface DocList {
  readonly list: NumberedList;
  readonly styles: readonly number[];
}

/** MSONFC numbers (MS-OSHARED 2.2.1.3) under the names of ST_NumberFormat. */
const FORMATS: Readonly<Record<number, string>> = {
  1: 'upperRoman', 2: 'lowerRoman', 3: 'upperLetter', 4: 'lowerLetter', 10: 'ideographDigital', 11: 'japaneseCounting', 14: 'decimalFullWidth', 17: 'japaneseDigitalTenThousand', 18: 'decimalEnclosedCircle', 19: 'decimalFullWidth2',
  22: 'decimalZero', 23: 'bullet', 26: 'decimalEnclosedFullstop', 27: 'decimalEnclosedParen', 28: 'decimalEnclosedCircleChinese', 29: 'ideographEnclosedCircle', 30: 'ideographTraditional', 31: 'ideographZodiac',
  33: 'taiwaneseCounting', 35: 'taiwaneseCountingThousand', 36: 'taiwaneseDigital', 37: 'chineseCounting', 38: 'chineseLegalSimplified', 39: 'chineseCountingThousand', 255: 'none',
};
const SUFFIXES = ['tab', 'space', 'nothing'] as const;
const SHAPE_BYTES = 28;
const LEVEL_BYTES = 28;
const OVERRIDE_BYTES = 16;

/** A level (LVL, MS-DOC 2.9.150) and the place behind it; its text holds the numbers' places as the characters 0 to 8. */
function readLevel(bytes: Buffer, at: number): { readonly level: ListLevel; readonly next: number } {
  const flags = bytes[at + 5] ?? 0;
  const textAt = at + LEVEL_BYTES + (bytes[at + 24] ?? 0) + (bytes[at + 25] ?? 0);
  const length = bytes.readUInt16LE(textAt);
  const next = textAt + 2 + 2 * length;
  const text = wideText(bytes.subarray(textAt + 2, next)).replaceAll(/[\0-\x08]/g, (mark) => `%${mark.charCodeAt(0) + 1}`);
  const level: ListLevel = {
    start: bytes.readInt32LE(at), format: FORMATS[bytes[at + 4] ?? 0] ?? 'decimal', text, suffix: SUFFIXES[bytes[at + 15] ?? 0] ?? 'tab', legal: (flags & 4) !== 0,
    ...((flags & 8) !== 0 && { restart: bytes[at + 26] ?? 0 }),
  };
  return { level, next };
}

interface Shape {
  readonly levels: ReadonlyMap<number, ListLevel>;
  readonly styles: readonly number[];
}

function readShapes(bytes: Buffer): ReadonlyMap<number, Shape> {
  const shapes = new Map<number, Shape>();
  if (bytes.length < 2) return shapes;
  const count = bytes.readUInt16LE(0);
  let levelAt = 2 + SHAPE_BYTES * count;
  for (let i = 0; i < count; i += 1) {
    const at = 2 + SHAPE_BYTES * i;
    const levels = new Map<number, ListLevel>();
    for (let level = 0; level < (((bytes[at + 26] ?? 0) & 1) === 1 ? 1 : 9); level += 1) {
      const read = readLevel(bytes, levelAt);
      levels.set(level, read.level);
      levelAt = read.next;
    }
    shapes.set(bytes.readInt32LE(at), { levels, styles: Array.from({ length: 9 }, (_, level) => bytes.readUInt16LE(at + 8 + 2 * level)) });
  }
  return shapes;
}

/** The lists of a file in the order in which paragraphs count them, from 1 (PlfLst, PlfLfo; MS-DOC 2.9.193, 2.9.192). Throws where they are torn. */
export function readLists(file: WordFile): readonly DocList[] {
  const shapes = readShapes(file.tableOf('lists', true)); // the levels stand behind the table that is measured
  const bytes = file.tableOf('listOverrides');
  if (bytes.length < 4) return [];
  const count = Math.min(bytes.readUInt32LE(0), Math.floor((bytes.length - 4) / OVERRIDE_BYTES));
  let at = 4 + OVERRIDE_BYTES * count;
  return Array.from({ length: count }, (_, i) => {
    const entry = 4 + OVERRIDE_BYTES * i;
    const id = bytes.readInt32LE(entry);
    const shape = shapes.get(id);
    const levels = new Map(shape?.levels);
    const overrides = new Map<number, number>();
    at += 4;
    for (let left = bytes[entry + 12] ?? 0; left > 0 && at + 8 <= bytes.length; left -= 1) {
      const [start, flags] = [bytes.readInt32LE(at), bytes.readUInt32LE(at + 4)];
      at += 8;
      if ((flags & 0x20) !== 0) {
        const read = readLevel(bytes, at);
        levels.set(flags & 0xf, read.level);
        at = read.next;
        if ((flags & 0x10) !== 0) overrides.set(flags & 0xf, read.level.start);
      } else if ((flags & 0x10) !== 0) overrides.set(flags & 0xf, start);
    }
    return { list: { counts: String(id), id: String(i + 1), levels, overrides }, styles: shape?.styles ?? [] };
  });
}

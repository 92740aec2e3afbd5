import { readSprms, type Sprm } from './sprm.ts';
import type { WordFile } from './word-file.ts';

const MOST_STEPS = 20; // styles that are based on each other in a ring
const NO_BASE = 0xfff;
// Word's own numbers for its styles of tables of contents (MS-DOC 2.9.271, sti 'toc 1' to 'toc 9').
const FIRST_CONTENTS = 19;
const LAST_CONTENTS = 27;

interface Style {
  readonly builtIn: number;
  readonly base: number;
  readonly sprms: readonly Sprm[];
}

export interface StyleSheet {
  /** What a paragraph of this style has, the style it is based on first. */
  sprmsOf(style: number): readonly Sprm[];
  /** The style and those it is based on, nearest first. */
  chainOf(style: number): readonly number[];
  isContents(style: number): boolean;
}

function readStyle(bytes: Buffer, baseBytes: number): Style | undefined {
  if (bytes.length < baseBytes + 2 || baseBytes < 10) return undefined;
  const [first, second, third] = [bytes.readUInt16LE(0), bytes.readUInt16LE(2), bytes.readUInt16LE(4)];
  const kind = second & 0xf;
  let at = baseBytes + 2 + 2 * bytes.readUInt16LE(baseBytes) + 2;
  let sprms: readonly Sprm[] = [];
  // Of a paragraph style and of a list style the first set of properties is the paragraph's, behind the style's own number.
  if ((kind === 1 || kind === 4) && (third & 0xf) > 0 && at + 4 <= bytes.length) {
    const length = bytes.readUInt16LE(at);
    at += 2;
    sprms = readSprms(bytes.subarray(at + 2, at + length));
  }
  return { builtIn: first & 0xfff, base: second >> 4, sprms };
}

/** Reads the file's styles (MS-DOC 2.9.271); a torn one counts as a style without properties. */
export function readStyleSheet(file: WordFile): StyleSheet {
  const bytes = file.tableOf('styles');
  const styles: (Style | undefined)[] = [];
  if (bytes.length >= 6) {
    const [head, count, baseBytes] = [bytes.readUInt16LE(0), bytes.readUInt16LE(2), bytes.readUInt16LE(4)];
    for (let at = 2 + head; styles.length < count && at + 2 <= bytes.length; ) {
      const length = bytes.readUInt16LE(at);
      styles.push(readStyle(bytes.subarray(at + 2, at + 2 + length), baseBytes));
      at += 2 + length + (length % 2);
    }
  }
  const chainOf = (style: number): readonly number[] => {
    const chain: number[] = [];
    for (let at = style; at !== NO_BASE && styles[at] && chain.length < MOST_STEPS; at = styles[at]?.base ?? NO_BASE) chain.push(at);
    return chain;
  };
  return {
    chainOf,
    sprmsOf: (style) => chainOf(style).toReversed().flatMap((at) => styles[at]?.sprms ?? []),
    isContents: (style) => {
      const builtIn = styles[style]?.builtIn ?? -1;
      return builtIn >= FIRST_CONTENTS && builtIn <= LAST_CONTENTS;
    },
  };
}

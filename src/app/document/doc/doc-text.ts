import { ListCounter } from '../list-counter.ts';
import { readFormatting, type FormattedRun } from './formatted-runs.ts';
import { readLists, type DocList } from './list-tables.ts';
import { isOn, SPRM } from './sprm.ts';
import { readStyleSheet, type StyleSheet } from './style-sheet.ts';
import { openWordFile, readPlc, type WordFile } from './word-file.ts';

const NO_LIST = 0xf801;
const PRINTED: Readonly<Record<string, string>> = { '\t': '　', '\x0b': '\n', '\x0c': '\n', '\x0e': '\n', '\x1e': '-', '\xa0': ' ' };

/** Walks through a story of the file, paragraph by paragraph, row by row. */
class Story {
  readonly #file: WordFile;
  readonly #paragraphAt: (offset: number) => FormattedRun;
  readonly #runAt: (offset: number) => FormattedRun;
  readonly #styles: StyleSheet;
  readonly #lists: readonly DocList[];
  readonly #counter = new ListCounter();
  readonly #boxes: ReadonlyMap<number, readonly [number, number]>;

  constructor(file: WordFile) {
    this.#file = file;
    this.#paragraphAt = readFormatting(file, 'paragraphs');
    this.#runAt = readFormatting(file, 'runs');
    this.#styles = readStyleSheet(file);
    this.#lists = readLists(file);
    this.#boxes = boxesByAnchor(file);
  }

  lines(from: number, to: number): readonly string[] {
    const lines: string[] = [];
    let cells: string[][] = [[]];
    let words = '';
    let boxes: string[] = [];
    const fields: ('code' | 'result')[] = [];
    for (let at = from; at < Math.min(to, this.#file.text.length); at += 1) {
      const char = this.#file.text[at] ?? '';
      const offset = this.#file.offsetOf(at);
      const gone = isOn(this.#runAt(offset).sprms, SPRM.deleted);
      if (char === '\x13') fields.push('code');
      else if (char === '\x14') fields[fields.length - 1] = 'result';
      else if (char === '\x15') fields.pop();
      else if (char === '\x08') boxes.push(...this.#box(at));
      else if (!this.#endsParagraph(char, offset)) words += gone || fields.includes('code') ? '' : this.#printed(char, offset);
      else if (!gone || char === '\x07') {
        const { style, sprms } = this.#paragraphAt(offset);
        const all = [...this.#styles.sprmsOf(style), ...sprms];
        const inTable = char === '\x07' || isOn(all, SPRM.inTable);
        if (isOn(all, SPRM.rowEnd)) {
          lines.push(...rowLines(cells));
          cells = [[]];
        } else if (!isOn(all, SPRM.innerRowEnd) && !this.#styles.isContents(style)) {
          const label = this.#label(style, all);
          const line = words.trim() === '' && !inTable ? '' : label + (label === '' ? words : words.trimStart());
          if (inTable) cells.at(-1)?.push(...boxes, line);
          else lines.push(...boxes, line);
          boxes = [];
        }
        if (char === '\x07' && !isOn(all, SPRM.rowEnd)) cells.push([]);
        words = '';
      }
    }
    return words.trim() === '' ? lines : [...lines, words];
  }

  #label(style: number, sprms: FormattedRun['sprms']): string {
    const value = (code: number): number | undefined => {
      const operand = sprms.findLast((sprm) => sprm.code === code)?.operand;
      return operand && (operand.length === 1 ? operand[0] : operand.readUInt16LE(0));
    };
    const index = value(SPRM.list);
    if (index === undefined || index === 0 || index === NO_LIST) return '';
    const found = this.#lists[index - 1];
    if (!found) return '';
    const linked = this.#styles.chainOf(style).map((one) => found.styles.indexOf(one)).find((level) => level >= 0);
    return this.#counter.next(found.list, value(SPRM.level) ?? linked ?? 0);
  }

  #printed(char: string, offset: number): string {
    const { sprms } = this.#runAt(offset);
    if (isOn(sprms, SPRM.hidden)) return '';
    if (isOn(sprms, SPRM.special)) {
      // A symbol of another font; other special characters stand for notes, pictures and fields.
      const symbol = char === '(' ? sprms.findLast(({ code }) => code === SPRM.symbol)?.operand.readUInt16LE(2) : undefined;
      if (char <= ' ' || char === '(') return symbol === undefined || (symbol >= 0xd800 && symbol <= 0xf8ff) ? (PRINTED[char] ?? '') : String.fromCharCode(symbol);
    }
    return PRINTED[char] ?? (char < ' ' ? '' : char);
  }

  /** A paragraph ends at its mark, at the end of a cell, and at the break of a section, which looks like that of a page. */
  #endsParagraph(char: string, offset: number): boolean {
    return char === '\r' || char === '\x07' || (char === '\x0c' && this.#paragraphAt(offset).to - offset <= 2);
  }

  /** The lines of the text box anchored here. */
  #box(at: number): readonly string[] {
    const range = this.#boxes.get(at);
    return range && range[0] >= this.#file.boxesFrom ? this.lines(...range).filter((line) => line.trim() !== '') : [];
  }
}

/** The cells of a row; a row of one cell is a frame around text. The last entry is what follows the last cell: nothing. */
function rowLines(cells: readonly (readonly string[])[]): readonly string[] {
  const filled = cells.slice(0, -1);
  return filled.length === 1 ? (filled[0] ?? []) : [filled.map((lines) => lines.join(' ').replace(/\s+/g, ' ').trim()).join('\t')];
}

/** Where each anchored text box has its words: the anchor and the box name the same shape (Spa and FTXBXS; MS-DOC 2.9.253, 2.9.103). */
function boxesByAnchor(file: WordFile): ReadonlyMap<number, readonly [number, number]> {
  const boxes = readPlc(file.tableOf('textBoxes'), 22);
  const ranges = new Map(boxes.entries.map((entry, i) => [entry.readUInt32LE(14), [file.boxesFrom + (boxes.places[i] ?? 0), file.boxesFrom + (boxes.places[i + 1] ?? 0)] as const]));
  const anchors = readPlc(file.tableOf('shapes'), 26);
  return new Map(anchors.entries.flatMap((entry, i) => {
    const range = ranges.get(entry.readUInt32LE(0));
    return range ? [[anchors.places[i] ?? 0, range] as const] : [];
  }));
}

/**
 * The text of a Word 97–2003 file as it reads on paper, by the same rules as a .docx: numbers that Word counts, one table row one line, text boxes
 * before their paragraph; what was struck out, hidden text, contents, notes, headers and footers left out. Throws where the file is torn. Untrusted bytes.
 */
export function docText(bytes: Buffer): string {
  const file = openWordFile(bytes);
  return new Story(file).lines(0, file.mainEnd).join('\n');
}

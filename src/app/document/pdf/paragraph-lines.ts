import type { PageLine } from './page-lines.ts';

const SENTENCE_END = /[。；：！？…][”’」』）]*$/;
const LABEL = /^(?:[一二三四五六七八九十百]{1,4}[、.．]|[（(][一二三四五六七八九十\d]{1,4}[）)]|第[一二三四五六七八九十百\d]{1,5}[章节条]|\d{1,2}[.．、](?!\d)|附件)/;
/** Lines whose size differs by more belong to different things: a title, the text, a note. */
const SAME_SIZE = 0.12;

interface Margins {
  readonly left: number;
  readonly right: number;
}

/** A column narrower than this, in characters, is none: some short lines, each for itself. */
const NARROWEST = 15;

/** A line on its page: between which margins, and whether it is a row of a table. */
interface Placed extends Margins {
  readonly line: PageLine;
  readonly row: boolean;
}

/** The size in which most of the document is set. */
function bodySize(lines: readonly PageLine[]): number {
  const weight = new Map<number, number>();
  for (const { size, cells } of lines) {
    const rounded = Math.round(size * 2) / 2;
    weight.set(rounded, (weight.get(rounded) ?? 0) + cells.reduce((sum, { text }) => sum + text.length, 0));
  }
  return [...weight].toSorted((one, other) => other[1] - one[1])[0]?.[0] ?? 1;
}

const spanOf = (lines: readonly PageLine[]): Margins => ({ left: Math.min(...lines.map(({ left }) => left)), right: Math.max(...lines.map(({ right }) => right)) });

/** Whether a line is a row of a table: three cells, or two that stand below or above cells of a neighbour. */
function isRow(line: PageLine, neighbours: readonly (PageLine | undefined)[]): boolean {
  if (line.cells.length > 2) return true;
  return neighbours.some((other) => other !== undefined && other.cells.length > 1 && line.cells.length > 1 && line.cells.slice(1).some(({ left }) => other.cells.slice(1).some((cell) => Math.abs(cell.left - left) < 0.6 * line.size)));
}

/** How wide the first thing is that a line may not be broken in: a word, a number, or a character with the marks around it. */
function firstUnit(text: string, size: number): number {
  const unit = /^[（《〈“‘〔(]*(?:[\x21-\x7e]+|.)[，。、；：！？）》〉”’〕)]*/.exec(text)?.[0] ?? '';
  return [...unit].reduce((sum, char) => sum + (char <= '\x7e' ? 0.55 : 1), 0) * size;
}

function goesOn(last: Placed, next: Placed, indented: boolean): boolean {
  const { size } = last.line;
  if (last.row || next.row || Math.abs(size - next.line.size) > SAME_SIZE * size) return false;
  const text = next.line.cells[0]?.text ?? '';
  const isFull = last.right - last.left >= NARROWEST * size && last.line.right + Math.max(firstUnit(text, size), 1.2 * size) > last.right - 0.3 * size;
  if (!isFull || next.line.left - next.left > 0.9 * size) return false;
  return indented || !(LABEL.test(text) || SENTENCE_END.test(last.line.cells.at(-1)?.text ?? ''));
}

/**
 * The printed lines of all pages as lines of text: a paragraph is one, put together by its shape on paper (it ends short of the right margin, or the
 * next line is set in), across pages too; a row of a table is one, its cells parted by tabs.
 */
export function paragraphLines(pages: readonly (readonly PageLine[])[]): readonly string[] {
  const size = bodySize(pages.flat());
  const isBody = (line: PageLine): boolean => Math.abs(line.size - size) <= SAME_SIZE * size;
  const spans = pages.map((lines) => lines.filter(isBody)).map((lines) => (lines.length === 0 ? undefined : spanOf(lines)));
  const widest = spans.flatMap((span) => span ?? []).toSorted((one, other) => other.right - other.left - (one.right - one.left))[0] ?? { left: 0, right: 0 };
  const placed = pages.flatMap((lines, page): readonly Placed[] => {
    const own = spans[page];
    // Odd and even pages may have other margins; a page of short lines shows none.
    const margins = own && own.right - own.left >= widest.right - widest.left - 1.6 * size ? own : widest;
    return lines.map((line, i) => ({ line, ...margins, row: isRow(line, [lines[i - 1], lines[i + 1]]) }));
  });
  const setIn = placed.filter(({ line, left, row }) => !row && isBody(line) && line.left - left > 1.4 * size && line.left - left < 2.6 * size).length;
  const indented = setIn * 20 >= placed.filter(({ line, row }) => !row && isBody(line)).length;
  const texts: string[] = [];
  for (const [i, one] of placed.entries()) {
    const last = placed[i - 1];
    const text = one.line.cells.map((cell) => cell.text).join(one.row ? '\t' : '　');
    const before = texts.at(-1) ?? '';
    if (last && goesOn(last, one, indented)) texts[texts.length - 1] = before + (/[a-z0-9,.]$/i.test(before) && /^[a-z]/i.test(text) ? ` ${text}` : text);
    else texts.push(text);
  }
  return texts;
}

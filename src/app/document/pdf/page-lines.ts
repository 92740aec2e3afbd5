import { plainHan } from './plain-han.ts';

/** A piece of text where PDF.js found it. */
export interface PdfItem {
  readonly str: string;
  /** From text to page: the last two are the place of the baseline. */
  readonly transform: readonly number[];
  readonly width: number;
}

/** One printed line, in points, as it stands on the page: y grows downwards. `cells` are its parts with wide gaps between them. */
export interface PageLine {
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly cells: readonly { readonly left: number; readonly text: string }[];
}

interface Placed {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly turn: number;
}

/** Wider than this, in characters, a gap parts two cells; Chinese text is set without spaces. */
const WIDE_GAP = 1.2;
/** From here on, in characters, a gap is a space: between Chinese characters less is only justified type. */
const HAN_SPACE = 0.6;
const LATIN_SPACE = 0.18;
const SAME_LINE = 0.45;

/** Puts the page's matrix behind that of the text, so that a page stored sideways reads upright. */
function place({ str, transform, width }: PdfItem, page: readonly number[]): Placed {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = page;
  const [ta = 1, tb = 0, tc = 0, td = 1, te = 0, tf = 0] = transform;
  const [dx, dy] = [a * ta + c * tb, b * ta + d * tb];
  const turn = ((Math.round((Math.atan2(dy, dx) * 12) / Math.PI) + 24) % 24) * 15;
  const [x, y] = [a * te + c * tf + e, b * te + d * tf + f];
  return { text: plainHan(str), left: x, right: x + width, y, size: Math.hypot(tc, td) || Math.hypot(ta, tb) || 1, turn };
}

/** Turns what is printed sideways upright; other angles are watermarks. */
function upright(placed: readonly Placed[]): readonly Placed[] {
  const weight = new Map<number, number>();
  for (const { turn, text } of placed) weight.set(turn, (weight.get(turn) ?? 0) + text.trim().length);
  const main = [...weight].toSorted((one, other) => other[1] - one[1])[0]?.[0] ?? 0;
  const chosen = placed.filter(({ turn }) => turn === main);
  if (main === 0) return chosen;
  const [cos, sin] = [Math.cos((main * Math.PI) / 180), Math.sin((main * Math.PI) / 180)];
  return chosen.map((one) => {
    const left = one.left * cos + one.y * sin;
    return { ...one, left, right: left + one.right - one.left, y: one.y * cos - one.left * sin };
  });
}

const isHan = (char: string | undefined): boolean => char !== undefined && /[^\x00-\xff]/.test(char);

/** A space between a Chinese character and a Latin one is the typesetter's, not the writer's; before the next number of a list in one line it parts two entries. */
const withoutSetSpaces = (text: string): string => text.replace(/(?<=[^\x00-\xff]) (?=[\x21-\x7e])(?!\d{1,2}[.．、]\D)|(?<=[\x21-\x7e]) (?=[^\x00-\xff])/g, '');

function lineOf(items: readonly Placed[]): PageLine {
  const sorted = items.toSorted((one, other) => one.left - other.left);
  const size = Math.max(...sorted.map((item) => item.size));
  const cells: { left: number; text: string }[] = [];
  let right = Number.NEGATIVE_INFINITY;
  let before: Placed | undefined;
  for (const item of sorted) {
    // Bold made by printing twice.
    if (before && before.text === item.text && Math.abs(before.left - item.left) < 0.3 * size) continue;
    const gap = item.left - right;
    const cell = cells.at(-1);
    if (!cell || gap > WIDE_GAP * size) cells.push({ left: item.left, text: item.text });
    else cell.text += gap > (isHan(cell.text.at(-1)) || isHan(item.text[0]) ? HAN_SPACE : LATIN_SPACE) * item.size ? ` ${item.text}` : item.text;
    right = Math.max(right, item.right);
    before = item;
  }
  return { left: sorted[0]?.left ?? 0, right, y: sorted[0]?.y ?? 0, size, cells: cells.map((cell) => ({ left: cell.left, text: withoutSetSpaces(cell.text.trim().replace(/\s{2,}/g, '　')) })) };
}

/** The printed lines of a page from top to bottom, whatever order the file keeps its text in. `page` is the matrix of the page as it is shown. */
export function pageLines(items: readonly PdfItem[], page: readonly number[]): readonly PageLine[] {
  const placed = upright(items.filter(({ str }) => str.trim() !== '').map((item) => place(item, page))).toSorted((one, other) => one.y - other.y);
  const lines: Placed[][] = [];
  for (const item of placed) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line && first && Math.abs(item.y - first.y) < SAME_LINE * Math.max(item.size, first.size)) line.push(item);
    else lines.push([item]);
  }
  return lines.map(lineOf);
}

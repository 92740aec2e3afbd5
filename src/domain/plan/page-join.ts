import { readLabel } from './label.ts';
import type { Line } from './line.ts';
import { paragraphOf, type Paragraph } from './paragraph.ts';
import { endsAsTitle } from './title-ending.ts';
import { endingDate } from './written-date.ts';

const SENTENCE_END = /[。；：！？;:!?…][”’」』"')）]*$/;
const UNFINISHED = /[，、,（(“《〈‘—]$/;
const FIELD = /^[^\s，。；]{1,8}[：:]/;
const STARTS_ANEW = /^(?:附\s*件|附\s*[：:]|抄\s*送|抄\s*报|主\s*送|专栏|——|[①-⑳])/;
/** Characters from which on a line without a full stop is a broken paragraph, not a caption [our judgement: most captions are shorter]. */
const LONG_LINE = 25;

/** The width at which a text was hard-wrapped (PDF, mail), or Infinity: then at least a third of the lines are nearly as long as the longest. */
function wrapWidth(lines: readonly Line[]): number {
  const lengths = lines.map(({ text }) => text.length).sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  const full = lengths.filter((length) => length >= width - 3 && length <= width + 3).length;
  return lines.length >= 12 && width >= 15 && width <= 60 && full * 3 >= lines.length ? width : Number.POSITIVE_INFINITY;
}

function continues(soFar: string, last: Line, next: Line, width: number): boolean {
  if (last.text.includes('\t') || next.text.includes('\t')) return false;
  const label = readLabel(soFar);
  if (label?.rest === '' && label.class !== 'article' && label.class !== 'chapter') return !readLabel(next.text);
  if (SENTENCE_END.test(soFar) || readLabel(next.text) || STARTS_ANEW.test(next.text) || endingDate(next.text)) return false;
  if (endingDate(last.text)) return false;
  if (UNFINISHED.test(soFar)) return true;
  if (FIELD.test(last.text) && FIELD.test(next.text)) return false;
  if (last.text.length >= width - 3) return true;
  if (/[。；，]/.test(soFar)) return last.text.length >= LONG_LINE || next.gap >= 2;
  // Nothing in it is a sentence yet: a title or a heading, unless it is too long for one.
  return label === undefined && !endsAsTitle(soFar) && last.text.length >= LONG_LINE && width === Number.POSITIVE_INFINITY && !/[：:]$/.test(next.text);
}

/**
 * Lines → paragraphs. A page break or a hard line break inside a sentence is undone: blank lines alone decide nothing, a line that ends
 * without a full stop and is too long for a caption goes on in the next one, unless that begins with a label, a date, 附件 or is a table row.
 */
export function joinParagraphs(lines: readonly Line[]): readonly Paragraph[] {
  const width = wrapWidth(lines);
  const paragraphs: Paragraph[] = [];
  let open: Line[] = [];
  let tail = ''; // the last 400 characters decide; a whole megabyte without a full stop must not be read again and again
  for (const line of lines) {
    const last = open.at(-1);
    if (last && !continues(tail, last, line, width)) {
      paragraphs.push(paragraphOf(open));
      open = [];
      tail = '';
    }
    open.push(line);
    tail = (tail + line.text).length > 400 ? `${tail.slice(0, 40)}${(tail + line.text).slice(-360)}` : tail + line.text;
  }
  if (open.length > 0) paragraphs.push(paragraphOf(open));
  return paragraphs;
}

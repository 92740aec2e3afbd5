/** One line of the source that has text: its number (from 1), its text without outer space, how many blank lines stand before it. */
export interface Line {
  readonly line: number;
  readonly text: string;
  readonly gap: number;
}

// Page numbers that a conversion left in the text: '- 3 -', '— 3 —', '第 3 页 共 8 页', '3/8'.
const PAGE_NUMBER = /^(?:[-—–－]{1,2}\s*\d{1,4}\s*[-—–－]{1,2}|第\s*\d{1,4}\s*页(?:[\s,，/]*共\s*\d{1,4}\s*页)?|\d{1,3}\s*\/\s*\d{1,3})$/;
// A line of a table of contents: leaders, then the page.
const CONTENTS = /[.．·…‥⋯]{4,}[\s　]*\d{1,4}$/;
// A collected page names where it came from before the document begins.
const ORIGIN = /^source\s*[:：]/i;

/** The lines that have text, in order. Page numbers and lines of a table of contents count as blank, a first line that only names the source is left out. */
export function readLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let gap = 0;
  for (const [index, raw] of text.replace(/^\ufeff/, '').split(/\r\n|[\n\r\u2028\u2029\f\v]/).entries()) {
    const trimmed = raw.replace(/[\u200b\u2060\ufeff\0]/g, '').replace(/\u00a0/g, ' ').trim();
    if (trimmed === '' || PAGE_NUMBER.test(trimmed) || CONTENTS.test(trimmed)) gap += 1;
    else if (index > 0 || !ORIGIN.test(trimmed)) {
      lines.push({ line: index + 1, text: trimmed, gap });
      gap = 0;
    }
  }
  return lines;
}

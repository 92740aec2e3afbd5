import type { PageLine } from './page-lines.ts';

const PAGE_NUMBER = /^(?:[-—–－·•\s]{1,4}\s*(?:\d{1,4}|[ivxlc]{1,6})\s*[-—–－·•\s]{1,4}|第\s*\d{1,4}\s*页(?:[\s,，/]*共\s*\d{1,4}\s*页)?|\d{1,4}\s*\/\s*\d{1,4})$/i;
const BARE = /^\d{1,4}$/;
/** Lines from the edge of a page that can be its head or foot. */
const EDGE = 2;
const SAME_HEIGHT = 3;

const wordsOf = ({ cells }: PageLine): string => cells.map(({ text }) => text).join(' ');

/** The pages without what is printed around the text: page numbers, and heads and feet that come back at one height on several pages. */
export function dropFurniture(pages: readonly (readonly PageLine[])[]): readonly (readonly PageLine[])[] {
  const edges = pages.flatMap((lines, page) => lines.flatMap((line, i) => (i < EDGE || i >= lines.length - EDGE ? [{ line, page, key: wordsOf(line).replace(/\d+/g, '#') }] : [])));
  const often = Math.max(3, Math.ceil(pages.length / 4));
  const comesBack = (line: PageLine): boolean => {
    const key = wordsOf(line).replace(/\d+/g, '#');
    return new Set(edges.filter((edge) => edge.key === key && Math.abs(edge.line.y - line.y) < SAME_HEIGHT).map(({ page }) => page)).size >= often;
  };
  // A number alone is the page's where its distance to the page's place is the same on most pages, or where it stands far below the text.
  const distances = new Map<number, number>();
  for (const { line, page } of edges) if (BARE.test(wordsOf(line))) distances.set(Number(wordsOf(line)) - page, (distances.get(Number(wordsOf(line)) - page) ?? 0) + 1);
  return pages.map((lines, page) => lines.filter((line, i) => {
    const words = wordsOf(line);
    const atEdge = i < EDGE || i >= lines.length - EDGE;
    if (!atEdge) return true;
    if (PAGE_NUMBER.test(words)) return false;
    if (BARE.test(words)) return !((distances.get(Number(words) - page) ?? 0) * 2 > pages.length && pages.length > 1) && !(i > 0 && i === lines.length - 1 && line.y - (lines[i - 1]?.y ?? 0) > 3 * line.size);
    // The head of a table that goes on over pages is kept where it comes first.
    return !comesBack(line) || (line.cells.length > 2 && page === edges.find(({ key }) => key === words.replace(/\d+/g, '#'))?.page);
  }));
}

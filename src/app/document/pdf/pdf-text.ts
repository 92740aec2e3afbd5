import { fileURLToPath } from 'node:url';
import { getDocumentProxy } from 'unpdf';
import { dropFurniture } from './page-furniture.ts';
import { pageLines, type PageLine, type PdfItem } from './page-lines.ts';
import { paragraphLines } from './paragraph-lines.ts';

// Adobe's tables for Chinese fonts that a PDF names without holding them (GBK-EUC-H); without these such a page reads as empty.
const CMAPS = fileURLToPath(new URL('./cmaps/', import.meta.url));

/** A page with fewer letters is a picture with a stamp on it ('扫描全能王创建'). */
const FEWEST_LETTERS = 12;
/** Share of characters without a meaning from which on the file's fonts do not say what they draw. */
const MOST_MEANINGLESS = 0.2;

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;
const says = (text: string, pages: number): boolean => count(text, /[\p{L}\p{N}]/gu) >= FEWEST_LETTERS * pages && count(text, /[\p{Co}\x00-\x08\x0e-\x1f\ufffd]/gu) <= text.length * MOST_MEANINGLESS + pages;

/**
 * The text of a PDF: one paragraph one line, one table row one line with its cells separated by tabs; page numbers, running heads and watermarks
 * left out. Empty where the pages are pictures, or where the fonts do not say which characters they draw. Throws where the file is torn, or a `PasswordException` where it asks for a password.
 */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const document = await getDocumentProxy(bytes, { cMapUrl: CMAPS, cMapPacked: true, verbosity: 0 });
  const pages: (readonly PageLine[])[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(pageLines(items.filter((item): item is typeof item & PdfItem => 'str' in item), page.getViewport({ scale: 1 }).transform as readonly number[]));
    page.cleanup();
  }
  const text = paragraphLines(dropFurniture(pages)).join('\n');
  return says(text.replaceAll('\n', ''), pages.length) ? text : '';
}

import { fileURLToPath } from 'node:url';
import { getDocumentProxy } from 'unpdf';
import { dropFurniture } from './page-furniture.ts';
import { pageLines, type PageLine, type PdfItem } from './page-lines.ts';
import { paragraphLines } from './paragraph-lines.ts';

// Adobe's tables for Chinese fonts that a PDF names without holding them (GBK-EUC-H); without these such a page reads as empty.
const CMAPS = fileURLToPath(new URL('./cmaps/', import.meta.url));

/**
 * The text of a PDF: one paragraph one line, one table row one line with its cells separated by tabs; page numbers, running heads and watermarks
 * left out. Empty where the pages are pictures. Throws where the file is torn, or a `PasswordException` where it asks for a password.
 */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const document = await getDocumentProxy(bytes, { cMapUrl: CMAPS, cMapPacked: true });
  const pages: (readonly PageLine[])[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(pageLines(items.filter((item): item is typeof item & PdfItem => 'str' in item), page.getViewport({ scale: 1 }).transform as readonly number[]));
    page.cleanup();
  }
  return paragraphLines(dropFurniture(pages)).join('\n');
}

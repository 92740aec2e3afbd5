import { ListCounter } from '../list-counter.ts';
import { readZipDirectory } from '#base/zip-directory';
import { unpack } from '../unpack.ts';
import { DocumentLists } from './numbering.ts';
import { all, find, isOn, parseXml, val, type Xml } from './xml.ts';

const DRAWN = new Set(['w:drawing', 'w:pict', 'w:object', 'mc:AlternateContent']);
// What was struck out or moved away, what only describes, and hidden notes.
const LEFT_OUT = new Set(['w:del', 'w:moveFrom', 'w:pPr', 'w:rPr', 'w:instrText', 'w:delText', 'w:sdtPr', 'w:sdtEndPr', 'w:rt', 'w:rubyPr', 'w:tcPr', 'w:trPr', 'w:tblPr', 'w:tblGrid', 'w:sectPr']);
const BLOCKS = new Set(['w:p', 'w:tbl', 'w:sdt', 'w:ins', 'w:moveTo', 'w:customXml', 'w:smartTag', 'mc:AlternateContent', 'w:txbxContent', 'w:sdtContent', 'mc:Choice', 'mc:Fallback']);

/** Of a part and its stand-in for older programs: the part, unless only the stand-in has words. */
function alternative(element: Xml): Xml | undefined {
  const options = [...all(element, 'mc:Choice'), ...all(element, 'mc:Fallback')];
  return options.find((option) => hasWords(option)) ?? options[0];
}

const hasWords = (element: Xml): boolean => ((element.name === 'w:t' || element.name === 'm:t') && element.text !== '') || element.children.some(hasWords);

/** The text boxes anchored in a paragraph. */
function boxesIn(element: Xml): readonly Xml[] {
  if (element.name === 'w:txbxContent') return [element];
  if (element.name === 'mc:AlternateContent') return [alternative(element)].flatMap((option) => (option ? option.children.flatMap(boxesIn) : []));
  return LEFT_OUT.has(element.name) ? [] : element.children.flatMap(boxesIn);
}

function words(element: Xml): string {
  const { name, attributes, children } = element;
  if (name === 'w:t' || name === 'm:t') return element.text;
  // A tab in a line only sets its parts apart; in the text given out tabs are for the cells of a table.
  if (name === 'w:tab' || name === 'w:ptab') return '　';
  if (name === 'w:br' || name === 'w:cr') return '\n';
  if (name === 'w:noBreakHyphen') return '-';
  if (name === 'w:sym') return String.fromCodePoint(Number.parseInt(attributes['w:char'] ?? '0', 16) || 0x20).replace(/[\p{Co}\p{Cs}\0]/u, '');
  if (LEFT_OUT.has(name) || DRAWN.has(name) || (name === 'w:r' && isOn(find(element, 'w:rPr'), 'w:vanish'))) return '';
  return children.map(words).join('');
}

class Body {
  readonly #counter = new ListCounter();
  readonly #lists: DocumentLists;
  /** Words of paragraphs whose end was struck out: they go on in the next. */
  #pending = '';

  constructor(lists: DocumentLists) {
    this.#lists = lists;
  }

  lines(element: Xml, inCell = false): readonly string[] {
    if (element.name === 'w:p') return this.#paragraph(element, inCell);
    if (element.name === 'w:tbl') return all(element, 'w:tr').flatMap((row) => this.#row(row));
    if (element.name === 'mc:AlternateContent') return [alternative(element)].flatMap((option) => (option ? this.lines(option, inCell) : []));
    // A table of contents repeats the headings.
    if (element.name === 'w:sdt' && /table of contents|目录/i.test(val(element, 'w:sdtPr', 'w:docPartObj', 'w:docPartGallery') ?? '')) return [];
    return element.children.filter(({ name }) => BLOCKS.has(name)).flatMap((child) => this.lines(child, inCell));
  }

  #paragraph(element: Xml, inCell: boolean): readonly string[] {
    const properties = find(element, 'w:pPr');
    if (/^toc \d/.test(this.#lists.styleName(properties))) return [];
    const boxes = element.children.flatMap(boxesIn).flatMap((box) => this.lines(box));
    const text = this.#pending + words(element);
    const mark = find(properties, 'w:rPr');
    if (find(mark, 'w:del') ?? find(mark, 'w:moveFrom')) {
      this.#pending = text;
      return boxes;
    }
    this.#pending = '';
    const place = this.#lists.placeOf(properties);
    const label = place ? this.#counter.next(place.list, place.level) : '';
    // An empty numbered line counts, but has nothing to say, except as the running number of a table row.
    return [...boxes, text.trim() === '' && !inCell ? '' : label + (label === '' ? text : text.trimStart())];
  }

  #row(row: Xml): readonly string[] {
    if (find(row, 'w:trPr', 'w:del')) return [];
    const cells = row.children.flatMap((child) => (child.name === 'w:tc' ? [child] : child.name === 'w:sdt' ? all(find(child, 'w:sdtContent'), 'w:tc') : all(child, 'w:tc')));
    // A row of one cell is a frame around text.
    if (cells.length === 1) return this.lines(cells[0] as Xml);
    return [cells.map((cell) => this.lines(cell, true).join(' ').replace(/\s+/g, ' ').trim()).join('\t')];
  }
}

function partsOf(bytes: Uint8Array): (name: string) => Xml | undefined {
  const entries = readZipDirectory(bytes) ?? [];
  return (name) => {
    const entry = entries.find((candidate) => candidate.name === name);
    if (!entry) return undefined;
    const part = unpack(bytes, entry);
    return parseXml(new TextDecoder(part[0] === 0xff ? 'utf-16le' : part[0] === 0xfe ? 'utf-16be' : 'utf-8').decode(part));
  };
}

const folder = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** Where a part's relationship of this kind leads, as a name in the archive. */
function related(part: (name: string) => Xml | undefined, of: string, kind: string): string | undefined {
  const target = all(part(`${folder(of)}_rels/${of.slice(folder(of).length)}.rels`), 'Relationship').find(({ attributes }) => attributes['Type']?.endsWith(`/${kind}`) && attributes['TargetMode'] !== 'External')?.attributes['Target'];
  return target === undefined ? undefined : target.startsWith('/') ? target.slice(1) : folder(of) + target;
}

/**
 * The text of a .docx file as it reads on paper: one paragraph one line with the number that Word counts for it, one table row one line with its
 * cells separated by tabs, text boxes before the paragraph that holds them; insertions kept, deletions, hidden text, contents, notes, headers and footers left out. Throws where the file is torn.
 */
export function docxText(bytes: Uint8Array): string {
  const part = partsOf(bytes);
  const main = related(part, '', 'officeDocument') ?? 'word/document.xml';
  const linked = (kind: string): Xml | undefined => {
    const name = related(part, main, kind);
    return name === undefined ? undefined : part(name);
  };
  const body = find(part(main), 'w:body');
  if (!body) throw new Error('no body');
  return new Body(new DocumentLists(linked('numbering'), linked('styles'))).lines(body).join('\n');
}

import type { Cell, RawSheet } from '#domain/sheet';
import { type CellStyle, type DataValidation, readXlsx, type Sheet, type WriteSheet, writeXlsx } from 'hucre/xlsx';

// The one module that knows the library. It runs in a thread of its own (sheet-worker.ts).

/** How one column is drawn; `options` are the cells of a column of the sheet 选项. */
export interface DrawnColumn {
  readonly width: number;
  readonly hidden?: boolean;
  readonly note?: string;
  readonly format?: 'money' | 'date';
  readonly options?: readonly string[];
  readonly locked?: boolean;
  readonly wrap?: boolean;
}

/** A cell that is marked red, with what is said beside it. */
export interface Mark {
  readonly row: number;
  readonly column: number;
  readonly sentence: string;
}

/** A sheet to be written: the first row holds the headings. `plain` is text to be read, without headings. */
export interface DrawnSheet {
  readonly name: string;
  readonly columns: readonly DrawnColumn[];
  readonly rows: readonly (readonly Cell[])[];
  readonly marks?: readonly Mark[];
  readonly plain?: boolean;
}

/** The most that is read: more rows than any import takes, so that what is beyond is noticed. */
export interface ReadLimits {
  readonly rows: number;
  readonly columns: number;
}

const OPTIONS = '选项';
const AUTHOR = '清廉学校';
const FORMATS = { money: '#,##0.00', date: 'yyyy-mm-dd' } as const;
const SPARE_ROWS = 2_000;
const fill = (rgb: string): CellStyle => ({ fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb } } });
const HEADING: CellStyle = { font: { bold: true }, alignment: { wrapText: true, vertical: 'center' }, ...fill('FFDCE6F1') };
const LOCKED_HEADING: CellStyle = { ...HEADING, ...fill('FFE4E7EC') };
const RED: CellStyle = { ...fill('FFFFC7CE'), alignment: { wrapText: true, vertical: 'top' } };

/** The letters of a column, A for 0. */
const letters = (n: number): string => (n < 26 ? '' : letters(Math.floor(n / 26) - 1)) + String.fromCharCode(65 + (n % 26));

/** A text that looks like an escape of the format is escaped, so that it comes back as it was [ECMA-376 part 1, 22.9.2.19]. */
const escaped = (text: string): string => text.replaceAll(/_x(?=[0-9a-fA-F]{4}_)/g, '_x005F_x');

const toCell = (cell: Cell): string | number | boolean | Date | null => (cell !== null && typeof cell === 'object' ? new Date(`${cell.day}T00:00:00Z`) : typeof cell === 'string' ? escaped(cell) : cell);

function fromCell(cell: unknown): Cell {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '#日期' : { day: cell.toISOString().slice(0, 10) };
  if (typeof cell === 'string' || typeof cell === 'boolean') return cell;
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : String(cell);
  return null;
}

function draw({ name, columns, rows, marks = [], plain }: DrawnSheet, listOf: (options: readonly string[]) => string): WriteSheet {
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  if (!plain) {
    for (const [i, column] of columns.entries()) cells.set(`0,${i}`, { style: column.locked ? LOCKED_HEADING : HEADING, ...(column.note ? { comment: { author: AUTHOR, text: column.note } } : {}) });
  }
  for (const [i, column] of columns.entries()) {
    if (!column.format) continue;
    for (const [row, line] of rows.entries()) if (row > 0 && typeof line[i] === 'object' && line[i] !== null) cells.set(`${row},${i}`, { style: { numFmt: FORMATS.date } });
  }
  const spoken = new Map<string, string>();
  for (const { row, column, sentence } of marks) spoken.set(`${row},${column}`, [spoken.get(`${row},${column}`), sentence].filter(Boolean).join('；'));
  for (const [at, text] of spoken) cells.set(at, { style: RED, comment: { author: AUTHOR, text } });
  const validations = columns.flatMap((column, i): DataValidation[] => column.options && column.options.length > 0
    ? [{ type: 'list', formula1: listOf(column.options), range: `${letters(i)}2:${letters(i)}${rows.length + SPARE_ROWS}`, allowBlank: true, showErrorMessage: true, errorTitle: '请从列表里选', errorMessage: '只能填下拉列表里的项' }]
    : []);
  return {
    name, cells, dataValidations: validations,
    rows: rows.map((line) => line.map(toCell)),
    columns: columns.map(({ width, hidden, format, wrap }) => ({ width, ...(hidden ? { hidden } : {}), ...(format ? { numFmt: FORMATS[format] } : {}), ...(wrap ? { style: { alignment: { wrapText: true, vertical: 'top' as const } } } : {}) })),
    ...(plain ? {} : { freezePane: { rows: 1 } }),
  };
}

/** The bytes of an .xlsx with these sheets; the lists of dropdowns lie in a hidden sheet of their own, because a list in a cell's rule has at most 255 characters. */
export async function writeWorkbook(sheets: readonly DrawnSheet[]): Promise<Uint8Array> {
  const lists: (readonly string[])[] = [];
  const at = new Map<string, number>();
  const listOf = (options: readonly string[]): string => {
    const key = JSON.stringify(options);
    const index = at.get(key) ?? lists.push(options) - 1;
    at.set(key, index);
    return `${OPTIONS}!$${letters(index)}$1:$${letters(index)}$${options.length}`;
  };
  const drawn = sheets.map((sheet) => draw(sheet, listOf));
  const depth = Math.max(0, ...lists.map((list) => list.length));
  const options: WriteSheet[] = lists.length > 0 ? [{ name: OPTIONS, hidden: true, rows: Array.from({ length: depth }, (_, row) => lists.map((list) => (list[row] === undefined ? null : escaped(list[row])))) }] : [];
  return writeXlsx({ sheets: [...drawn, ...options] });
}

const trimmed = (rows: Sheet['rows']): Cell[][] => rows.map((row) => row.map(fromCell));

/** The visible sheets of an .xlsx, values only: of a formula what it last came to. Throws where the file is none. */
export async function readWorkbook(bytes: Uint8Array, { rows, columns }: ReadLimits): Promise<readonly RawSheet[]> {
  const { sheets } = await readXlsx(bytes, { sheets: ({ name, hidden, veryHidden }) => !hidden && !veryHidden && name !== OPTIONS, range: `A1:${letters(columns - 1)}${rows}`, maxRows: rows });
  return sheets.map((sheet) => ({ name: sheet.name, rows: trimmed(sheet.rows) }));
}

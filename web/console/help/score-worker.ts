import '../older-browsers.ts';
import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import { readZipDirectory } from '#base/zip-directory';
import type { SheetCell } from '#domain/score-sheet';

// Runs in a worker whose own content policy lets it reach nothing. It is handed the bytes of a sheet and answers with cells; it keeps nothing.

/** Why a sheet is not read. */
export type ScoreFault = 'sheet-empty' | 'sheet-too-large' | 'sheet-old' | 'sheet-kind' | 'sheet-damaged' | 'sheet-encrypted' | 'sheet-expands' | 'sheet-slow';
export type ScoreAnswer = { readonly ok: true; readonly sheets: readonly (readonly (readonly SheetCell[])[])[] } | { readonly ok: false; readonly code: ScoreFault };

// The score sheet of a school is some hundred kilobytes.
const MOST_BYTES = 10 * 1024 * 1024;
const MOST_UNPACKED_BYTES = 100 * 1024 * 1024;
const MOST_ROWS = 10_000;
const MOST_COLUMNS = 60;

const toCell = (cell: unknown): SheetCell => (typeof cell === 'string' || typeof cell === 'number' ? cell : cell === null || cell === undefined ? null : String(cell));
const cut = (rows: readonly (readonly unknown[])[]): readonly (readonly SheetCell[])[] => rows.slice(0, MOST_ROWS).map((row) => row.slice(0, MOST_COLUMNS).map(toCell));

/** Text as spreadsheet programs write it here: UTF-8, else GB 18030. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Reads one sheet's bytes: .xlsx after a look at the archive's directory, else .csv. Never throws. */
async function read(bytes: Uint8Array): Promise<ScoreAnswer> {
  if (bytes.length === 0) return { ok: false, code: 'sheet-empty' };
  if (bytes.length > MOST_BYTES) return { ok: false, code: 'sheet-too-large' };
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return { ok: false, code: 'sheet-old' };
  try {
    if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return bytes.includes(0) ? { ok: false, code: 'sheet-kind' } : { ok: true, sheets: [cut(parseCsv(decode(bytes).replace(/^\uFEFF/, '')))] };
    const entries = readZipDirectory(bytes);
    if (!entries) return { ok: false, code: 'sheet-damaged' };
    if (entries.some((entry) => entry.encrypted)) return { ok: false, code: 'sheet-encrypted' };
    if (!entries.some((entry) => entry.name === 'xl/workbook.xml')) return { ok: false, code: 'sheet-kind' };
    if (entries.reduce((sum, entry) => sum + entry.size, 0) > MOST_UNPACKED_BYTES) return { ok: false, code: 'sheet-expands' };
    const { sheets } = await readXlsx(bytes, { sheets: ({ hidden, veryHidden }) => !hidden && !veryHidden, maxRows: MOST_ROWS });
    return { ok: true, sheets: sheets.map((sheet) => cut(sheet.rows)) };
  } catch {
    return { ok: false, code: 'sheet-damaged' };
  }
}

const port = self as unknown as { onmessage: (event: MessageEvent<ArrayBuffer>) => void; postMessage: (answer: ScoreAnswer) => void };
port.onmessage = ({ data }) => void read(new Uint8Array(data)).then((answer) => port.postMessage(answer));

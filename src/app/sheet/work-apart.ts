import { Worker } from 'node:worker_threads';
import { ok, refuse, type Result } from '#base/result';
import type { RawSheet } from '#domain/sheet';
import { readZipDirectory } from '#base/zip-directory';
import type { SheetAnswer, SheetJob } from './sheet-worker.ts';
import type { DrawnSheet } from './workbook.ts';

/** Why a workbook is not taken. */
export type SheetRefusal =
  | { readonly code: 'sheet-too-large' | 'sheet-expands'; readonly limitBytes: number }
  | { readonly code: 'sheet-old' | 'sheet-kind' | 'sheet-damaged' | 'sheet-encrypted' | 'sheet-slow' | 'sheet-memory' | 'sheet-empty' }
  | { readonly code: 'sheet-too-long'; readonly limitRows: number };

/** The largest workbook taken, in bytes; unpacked; its rows and columns; the time for it [our judgement: 10,000 rows of thirty columns are 3 MB, 30 MB unpacked, read in 2 s]. */
export const LARGEST_SHEET_BYTES = 10 * 1024 * 1024;
const MOST_UNPACKED_BYTES = 200 * 1024 * 1024;
const MOST_ENTRIES = 500;
export const MOST_ROWS = 10_000;
const MOST_TABLE_ROWS = 50_000;
const MOST_COLUMNS = 120;
const SECONDS = 60;
const MEGABYTES = 768;

/** One file at a time, so that many at once do not fill the memory. */
let queue: Promise<unknown> = Promise.resolve();

function inThread(job: SheetJob): Promise<SheetAnswer | { readonly failed: 'slow' | 'memory' | 'damaged'; readonly why: string }> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), { workerData: job, resourceLimits: { maxOldGenerationSizeMb: MEGABYTES, maxYoungGenerationSizeMb: 64 }, execArgv: [], env: {}, stdout: true, stderr: true });
    const settle = (answer: Parameters<typeof resolve>[0]): void => {
      clearTimeout(timer);
      resolve(answer);
      void worker.terminate();
    };
    const timer = setTimeout(() => settle({ failed: 'slow', why: '' }), SECONDS * 1000);
    worker.on('message', (answer: SheetAnswer) => settle(answer));
    worker.on('error', (error: Error & { readonly code?: string }) => settle({ failed: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'damaged', why: error.message }));
    worker.on('exit', () => settle({ failed: 'damaged', why: 'exit' }));
  });
}

const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
  const turn = queue.then(work);
  queue = turn.catch(() => undefined);
  return turn;
};

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
const isCompound = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;

/** Looks at the directory of the archive before anything is unpacked. */
function refuseFile(bytes: Uint8Array): SheetRefusal | undefined {
  if (bytes.length === 0) return { code: 'sheet-empty' };
  if (bytes.length > LARGEST_SHEET_BYTES) return { code: 'sheet-too-large', limitBytes: LARGEST_SHEET_BYTES };
  if (isCompound(bytes)) return { code: 'sheet-old' };
  if (!isZip(bytes)) return { code: 'sheet-kind' };
  const entries = readZipDirectory(bytes);
  if (!entries || entries.length > MOST_ENTRIES) return { code: 'sheet-damaged' };
  if (entries.some((entry) => entry.encrypted)) return { code: 'sheet-encrypted' };
  if (!entries.some((entry) => entry.name === 'xl/workbook.xml')) return { code: 'sheet-kind' };
  return entries.reduce((sum, entry) => sum + entry.size, 0) > MOST_UNPACKED_BYTES ? { code: 'sheet-expands', limitBytes: MOST_UNPACKED_BYTES } : undefined;
}

/** Reads an untrusted .xlsx in a thread of its own, within limits on bytes, rows, columns, time and memory; refuses what is beyond them, old formats, and what is damaged. */
export function readApart(bytes: Uint8Array): Promise<Result<readonly RawSheet[], SheetRefusal>> {
  const refused = refuseFile(bytes);
  if (refused) return Promise.resolve({ ok: false, refusal: refused });
  return inTurn(async () => {
    const answer = await inThread({ read: bytes, limits: { rows: MOST_TABLE_ROWS + 2, columns: MOST_COLUMNS } });
    if ('failed' in answer) return refuse({ code: `sheet-${answer.failed}` });
    if (!('sheets' in answer)) return refuse({ code: 'sheet-damaged' });
    const rowsOf = (sheet: RawSheet): number => sheet.rows.findLastIndex((row) => row.some((cell) => cell !== null && cell !== ''));
    const [first, ...others] = answer.sheets;
    if (!first || rowsOf(first) < 0) return refuse({ code: 'sheet-empty' });
    if (rowsOf(first) > MOST_ROWS) return refuse({ code: 'sheet-too-long', limitRows: MOST_ROWS });
    if (others.some((sheet) => rowsOf(sheet) > MOST_TABLE_ROWS)) return refuse({ code: 'sheet-too-long', limitRows: MOST_TABLE_ROWS });
    return ok(answer.sheets);
  });
}

/** Writes an .xlsx in a thread of its own. Throws where it cannot. */
export const writeApart = (sheets: readonly DrawnSheet[]): Promise<Uint8Array> => inTurn(async () => {
  const answer = await inThread({ write: sheets });
  if ('bytes' in answer) return answer.bytes;
  throw new Error(`no workbook: ${'why' in answer ? answer.why : ''}`);
});

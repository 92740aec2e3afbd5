import { readXlsx, writeXlsx } from 'hucre/xlsx';

// The one module of the console that knows the library. A roster is read in this browser: what is not kept never leaves the computer.

/** A sheet as rows of text, as a person reads it. */
export interface TextSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

const MOST_BYTES = 20 * 1024 * 1024;

/** Why a file could not be read, in a sentence. */
export class NotRead extends Error {}

const textOf = (cell: unknown): string => (cell instanceof Date ? cell.toISOString().slice(0, 10) : typeof cell === 'string' ? cell : typeof cell === 'number' ? String(cell) : '');

/** The visible sheets of an .xlsx that hold anything. Throws `NotRead` with what to do about it. */
export async function readRoster(file: File): Promise<readonly TextSheet[]> {
  if (file.size > MOST_BYTES) throw new NotRead(`“${file.name}”太大，最多 20 MB。`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new NotRead(`“${file.name}”不是 .xlsx 表格，或者有密码。请用 WPS 或 Excel 另存为不带密码的 .xlsx 再选。`);
  try {
    const { sheets } = await readXlsx(bytes, { sheets: ({ hidden, veryHidden }) => !hidden && !veryHidden, maxRows: 20_000 });
    return sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map(textOf)) })).filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== '')));
  } catch {
    throw new NotRead(`“${file.name}”打不开，可能损坏或有密码。请用 WPS 或 Excel 另存为 .xlsx 再选。`);
  }
}

const EXAMPLES = [['2001', '（示例，请删去）', '柳溪镇中心校', '校长', '小学', '柳溪镇'], ['2002', '（示例，请删去）', '柳溪镇中心校', '语文教师', '小学', '柳溪镇']];

/** Saves an empty roster with the columns that are read. */
export async function saveTemplate(): Promise<void> {
  const bytes = await writeXlsx({ sheets: [{ name: '花名册', rows: [['工号', '姓名', '单位', '岗位', '学段', '乡镇'], ...EXAMPLES], columns: [12, 14, 24, 16, 10, 12].map((width) => ({ width })), freezePane: { rows: 1 } }] });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>]));
  link.download = '花名册模板.xlsx';
  link.click();
  URL.revokeObjectURL(link.href);
}

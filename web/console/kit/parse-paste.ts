import { isDay } from '#base/day';
import { fenFromYuan } from '#base/money';
import type { Field, Fields, Value } from '#model/field';

function cellOf(field: Field, text: string): Value {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (field.kind === 'integer') return /^\d+$/.test(trimmed) ? Number(trimmed) : null;
  if (field.kind === 'money') return fenFromYuan(trimmed) ?? null;
  if (field.kind === 'yesno') return trimmed === '是' ? true : trimmed === '否' ? false : null;
  if (field.kind !== 'date') return trimmed;
  const match = /^(\d{4})[-/年.](\d{1,2})[-/月.](\d{1,2})日?$/.exec(trimmed);
  const day = match ? `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}` : '';
  return isDay(day) ? day : null;
}

/** Rows of a table field from text copied out of a spreadsheet: one line a row, cells by tab in the order of the columns; what does not fit is left empty. */
export function parsePaste(columns: Fields, text: string): readonly { readonly [column: string]: Value }[] {
  const lines = text.replaceAll('\r', '').split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => Object.fromEntries(Object.entries(columns).map(([name, field], i) => [name, cellOf(field, line.split('\t')[i] ?? '')])));
}

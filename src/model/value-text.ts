import { chineseDay, isDay } from '#base/day';
import { type Fen, yuanFromFen } from '#base/money';
import { type Field, isEmpty, type Value } from './field.ts';

const NO_NAMES: ReadonlyMap<string, string> = new Map();

/** A field's value in words, as texts keep it that outlive the definition; of files only their number. `names` says what linked records and posts were called. */
export function valueText(field: Field, value: Value, names = NO_NAMES): string {
  if (isEmpty(value)) return '（空）';
  if (field.kind === 'money') return `${yuanFromFen(value as Fen)} 元`;
  if (field.kind === 'integer') return `${value as number} ${field.unit}`;
  if (field.kind === 'yesno') return value ? '是' : '否';
  if (field.kind === 'date' && isDay(value)) return chineseDay(value);
  if (field.kind === 'files') return `${(value as readonly string[]).length} 个附件`;
  if (field.kind === 'link' || field.kind === 'post') return names.get(value as string) ?? `编号 ${value as string}`;
  if (field.kind === 'choices') return (value as readonly string[]).map((one) => field.names?.[one] ?? one).join('、');
  if (field.kind === 'choice') return field.names?.[String(value)] ?? String(value);
  if (field.kind !== 'rows') return String(value);
  return (value as readonly Record<string, Value>[])
    .map((row, i) => `\n  ${i + 1}. ${Object.entries(field.columns).filter(([name]) => !isEmpty(row[name])).map(([name, column]) => `${column.label}：${valueText(column, row[name] ?? null, names)}`).join('；')}`)
    .join('');
}

import { useQuery } from '@tanstack/react-query';
import { ask } from '../api.ts';
import { yuanFromFen, type Fen } from '#base/money';
import type { Field, Value } from '#model/field';
import type { Ledger } from '#model/ledger';

/** A ledger's definition with the measured median of its hand-ins, where there are enough. */
type MeasuredLedger = Ledger & { readonly measuredMinutes?: number };

/** Every ledger's definition, asked once. */
export const useLedgers = () => useQuery({ queryKey: ['ledgers'], queryFn: async () => (await ask('ledgers.list', {})) as unknown as readonly MeasuredLedger[], staleTime: Infinity });

/** How long a form takes: what it says, and beside it what hand-ins took where enough were measured. */
export const minutesWords = ({ burdenMinutes, measuredMinutes }: MeasuredLedger): string => `约 ${burdenMinutes} 分钟${measuredMinutes === undefined ? '' : `，实测中位 ${measuredMinutes} 分钟`}`;

/** A value in words, as lists and timelines show it. */
export function showValue(field: Field, value: Value | undefined): string {
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return '—';
  switch (field.kind) {
    case 'money':
      return `${yuanFromFen(value as Fen)} 元`;
    case 'integer':
      return `${String(value)} ${field.unit}`;
    case 'yesno':
      return value === true ? '是' : '否';
    case 'files':
      return `${(value as readonly string[]).length} 个附件`;
    case 'post':
      return '见岗位';
    case 'link':
      return '见关联的记录';
    case 'choices':
      return (value as readonly string[]).map((one) => field.names?.[one] ?? one).join('、');
    case 'choice':
      return field.names?.[String(value)] ?? String(value);
    case 'rows':
      return (value as readonly Record<string, Value>[]).map((row, i) => `${i + 1}. ${Object.entries(field.columns).map(([name, column]) => `${column.label}：${showValue(column, row[name])}`).join('；')}`).join('\n');
    default:
      return String(value);
  }
}

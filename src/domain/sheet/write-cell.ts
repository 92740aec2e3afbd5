import type { Field, Value } from '#model/field';
import { isEmpty } from '#model/field';
import type { Cell } from './cell.ts';

/** The most that a cell of a workbook holds is 32,767 characters [ECMA-376 part 1, 18.3.1.4; Excel's limits]. */
const LONGEST = 32_000;
/** Above this many fen a yuan with decimals no longer comes back from a double. */
const SAFE_FEN = 100_000_000_000_000;

/** The cell of one value: money in yuan, a date as a date, 是/否, choices joined by 、. Files are only counted, tables have a sheet of their own, and a link is written by its title by whoever knows it. */
export function writeCell(field: Field, value: Value | undefined): Cell {
  if (value === undefined || isEmpty(value)) return null;
  switch (field.kind) {
    case 'money':
      return (value as number) < SAFE_FEN ? (value as number) / 100 : `${Math.trunc((value as number) / 100)}.${String((value as number) % 100).padStart(2, '0')}`;
    case 'date':
      return { day: value as string };
    case 'yesno':
      return value === true ? '是' : '否';
    case 'choice':
      return optionName(field, value as string);
    case 'choices':
      return (value as readonly string[]).map((one) => optionName(field, one)).join('、');
    case 'files':
      return `${(value as readonly string[]).length} 个附件`;
    case 'rows':
      return `${(value as readonly unknown[]).length} 行`;
    case 'integer':
      return value as number;
    case 'text':
    case 'longtext':
    case 'link':
    case 'post':
      return (value as string).length > LONGEST ? `${(value as string).slice(0, LONGEST)}……（太长，请在页面上看）` : (value as string);
  }
}

type Chosen = Extract<Field, { kind: 'choice' | 'choices' }>;

/** What people read for an option. */
export const optionName = (field: Chosen, option: string): string => ('names' in field ? (field.names as Readonly<Record<string, string>> | undefined)?.[option] : undefined) ?? option;

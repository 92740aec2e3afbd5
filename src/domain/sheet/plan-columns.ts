import type { Role } from '#model/actor';
import type { Field, Fields } from '#model/field';
import type { Ledger } from '#model/ledger';
import { makingStep, settableFields } from './choose-step.ts';
import { optionName } from './write-cell.ts';

/** What a column is for; `link-id` holds the id of the link whose title stands beside it. */
export type ColumnUse = 'key' | 'seq' | 'unit' | 'state' | 'field' | 'link-id' | 'fault';

/** One column of a sheet. `note` is what the clerk reads at the heading; `options` go into a dropdown. */
export interface Column {
  readonly use: ColumnUse;
  readonly heading: string;
  readonly field?: string;
  readonly kind?: Field['kind'];
  readonly note: string;
  readonly options?: readonly string[];
  /** In characters. */
  readonly width: number;
  readonly hidden: boolean;
  /** Shown, and not taken in. */
  readonly locked: boolean;
}

/** One sheet of a ledger's workbook: its records, or the rows of one of its tables. */
export interface SheetPlan {
  readonly name: string;
  readonly table?: string;
  readonly columns: readonly Column[];
}

export const KEY = '编号';
export const FAULT = '错误';
/** What stands in the 编号 of the row that shows how to fill in; it is never taken in. */
export const EXAMPLE = '示例';

const WIDTHS: Readonly<Record<Field['kind'], number>> = { text: 24, longtext: 40, integer: 10, money: 14, date: 12, yesno: 8, choice: 16, choices: 24, files: 12, link: 24, post: 20, rows: 10 };

const KIND_NOTES: Partial<Readonly<Record<Field['kind'], string>>> = { money: '单位：元，最多两位小数', date: '日期，例如 2026-09-01', yesno: '填“是”或“否”', link: '填对方的标题', post: '填本单位岗位的名称', files: '附件只能在页面上传', rows: '逐行填在同名的另一张表里' };

function noteOf(field: Field, required: boolean, locked: boolean): string {
  const parts = [
    locked && field.kind !== 'files' && field.kind !== 'rows' ? '只读：不能用表格改' : required ? '必填' : field.when ? '有的情况才填' : '',
    KIND_NOTES[field.kind] ?? '',
    field.kind === 'integer' ? `整数，${field.min} 到 ${field.max}${field.unit && `，单位：${field.unit}`}` : '',
    field.kind === 'text' || (field.kind === 'longtext' && field.minLength === 0) ? `最多 ${field.maxLength} 字` : field.kind === 'longtext' ? `${field.minLength} 到 ${field.maxLength} 字` : '',
    field.kind === 'choices' ? `可填几项，用“、”隔开：${field.options.map((one) => optionName(field, one)).join('、')}` : '',
    field.hint ?? '',
  ];
  return parts.filter((part) => part !== '').join('\n');
}

const unitOf = (field: Field): string => (field.kind === 'money' ? '元' : field.kind === 'integer' ? field.unit : '');

interface Naming {
  readonly required: ReadonlySet<string>;
  readonly settable: ReadonlySet<string>;
}

function fieldColumns(fields: Fields, { required, settable }: Naming): readonly Column[] {
  const taken = new Set([KEY, '版本', '单位', '状态', FAULT]);
  return Object.entries(fields).flatMap(([name, field]) => {
    // Two fields of one label are told apart by their group, and a number where that is the same, too.
    let label = field.label;
    if (taken.has(label) && field.group) label = `${field.group}·${field.label}`;
    for (let n = 2; taken.has(label); n += 1) label = `${field.label}${n}`;
    taken.add(label);
    const unit = unitOf(field);
    const must = required.has(name);
    const locked = !settable.has(name);
    const heading = `${must ? '*' : ''}${label}${unit && !label.includes(unit) ? `（${unit}）` : ''}`;
    const options = field.kind === 'choice' ? field.options.map((one) => optionName(field, one)) : field.kind === 'yesno' ? ['是', '否'] : undefined;
    const column: Column = { use: 'field', heading, field: name, kind: field.kind, note: noteOf(field, must, locked), width: WIDTHS[field.kind], hidden: false, locked: locked || field.kind === 'files' || field.kind === 'rows', ...(options && !locked ? { options } : {}) };
    return field.kind === 'link' || field.kind === 'post' ? [column, { use: 'link-id', heading: `${label}·编号`, field: name, note: '由系统填，不用改', width: 12, hidden: true, locked }] : [column];
  });
}

const own = (use: ColumnUse, heading: string, note: string, width: number, more: Partial<Column> = {}): Column => ({ use, heading, note, width, hidden: false, locked: false, ...more });

/** The sheets of a ledger for these roles: the records first, then a sheet a table field. `full` shows what the list shows; else only what a new record takes. */
export function planColumns(ledger: Ledger, roles: readonly Role[], full: boolean): readonly [SheetPlan, ...SheetPlan[]] {
  const settable = settableFields(ledger, roles);
  const making = makingStep(ledger, roles);
  const required = new Set((making === undefined ? undefined : ledger.actions[making]?.needs) ?? []);
  const shown = Object.fromEntries(Object.entries(ledger.fields).filter(([name]) => full || settable.has(name)));
  const key = own('key', KEY, full ? '由系统填。改已有的一件时不要动；新加的一行留空，有附表的写一个自己的序号' : '新填的留空；有附表的写一个自己的序号（1、2、3），附表里写同样的序号', full ? 12 : 8);
  const head: Column[] = full ? [key, own('seq', '版本', '由系统填，不用改', 6, { locked: true })] : [key];
  const main: SheetPlan = {
    name: sheetName(ledger.name, []),
    columns: [...head, own('unit', '单位', '留空就是自己的单位', 20), ...(full ? [own('state', '状态', '只读：不能用表格改', 12, { locked: true })] : []), ...fieldColumns(shown, { required, settable })],
  };
  const names = [main.name];
  const tables = Object.entries(shown).flatMap(([name, field]): SheetPlan[] => {
    if (field.kind !== 'rows') return [];
    const title = sheetName(field.label, names);
    names.push(title);
    return [{ name: title, table: name, columns: [own('key', KEY, '和第一张表的编号一样', 12), ...fieldColumns(field.columns, { required: new Set(), settable: settable.has(name) ? new Set(Object.entries(field.columns).filter(([, column]) => column.kind !== 'files' && column.kind !== 'rows').map(([one]) => one)) : new Set() })] }];
  });
  return [main, ...tables];
}

/** A sheet's name has at most 31 characters, none of : \ / ? * [ ], and is unlike the others [Excel's limits]. */
function sheetName(text: string, taken: readonly string[]): string {
  const clean = text.replaceAll(/[:\\/?*[\]']/g, ' ').trim().slice(0, 27) || '表';
  let name = clean;
  for (let n = 2; taken.includes(name) || name === '选项' || name === '填表说明'; n += 1) name = `${clean} ${n}`;
  return name;
}

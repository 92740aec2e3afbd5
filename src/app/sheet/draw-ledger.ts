import { type Cell, type Column, EXAMPLE, type SheetPlan } from '#domain/sheet';
import type { Field, Fields } from '#model/field';
import type { Ledger } from '#model/ledger';
import type { DrawnColumn, DrawnSheet } from './workbook.ts';

/** How a planned column is drawn; the units that the viewer may write for fill the dropdown of 单位. */
export const drawColumn = (column: Column, unitNames: readonly string[]): DrawnColumn => ({
  width: column.width, hidden: column.hidden, note: column.note, locked: column.locked, wrap: column.kind === 'longtext',
  ...(column.kind === 'money' || column.kind === 'date' ? { format: column.kind } : {}),
  ...(column.use === 'unit' && unitNames.length > 1 ? { options: unitNames } : column.options ? { options: column.options } : {}),
});

/** A planned sheet with these rows below its headings. */
export const drawSheet = (plan: SheetPlan, rows: readonly (readonly Cell[])[], unitNames: readonly string[]): DrawnSheet => ({
  name: plan.name, columns: plan.columns.map((column) => drawColumn(column, unitNames)), rows: [plan.columns.map((column) => column.heading), ...rows],
});

function exampleOf(field: Field | undefined): Cell {
  if (!field) return null;
  if (field.example && field.kind !== 'date') return field.example;
  switch (field.kind) {
    case 'text':
    case 'longtext':
      return field.hint ?? `（${field.label}）`;
    case 'integer':
      return Math.max(field.min, 1);
    case 'money':
      return 1234.5;
    case 'date':
      return { day: '2026-09-01' };
    case 'yesno':
      return '是';
    case 'choice':
    case 'choices':
      return field.options[0] ?? null;
    case 'link':
      return '（对方的标题）';
    case 'post':
      return '（本单位的岗位名称）';
    case 'rows':
      return '（见另一张表）';
    case 'files':
      return null;
  }
}

/** The row that shows how to fill in; its 编号 says so, and it is never taken in. */
export const exampleRow = (plan: SheetPlan, fields: Fields, unitName: string): readonly Cell[] =>
  plan.columns.map((column) => (column.use === 'key' ? EXAMPLE : column.use === 'unit' ? unitName : column.use === 'field' ? exampleOf(fields[column.field ?? '']) : null));

/** The sheet that says in words what each column takes. */
export function drawGuide(ledger: Ledger, plans: readonly SheetPlan[]): DrawnSheet {
  const lines = plans.flatMap((plan) => [[plan.table === undefined ? '列' : `附表“${plan.name}”的列`, '怎么填'], ...plan.columns.filter((column) => !column.hidden).map((column) => [column.heading, [column.note, column.options && `只能填：${column.options.join('、')}`].filter(Boolean).join('\n')]), ['', '']]);
  return {
    name: '填表说明', plain: true, columns: [{ width: 28, wrap: true }, { width: 90, wrap: true }],
    rows: [[`《${ledger.name}》填表说明`, ''], [ledger.help, ''], ['带 * 的必填；灰色表头的列只看不改；编号是“示例”的那一行不会导入。一次最多 10000 行。', ''], ['', ''], ...lines],
  };
}

import type { Uuid } from '#base/id';
import type { Field, Fields, Value, Values } from '#model/field';
import type { Cell } from './cell.ts';
import type { Column, SheetPlan } from './plan-columns.ts';
import { writeCell } from './write-cell.ts';

/** A record as a list shows it to somebody: what that person may see. */
export interface SheetRecord {
  readonly recordId: Uuid;
  readonly seq: number;
  readonly unitName: string;
  readonly state: string;
  readonly values: Values;
}

/** What a linked record or post is called; undefined where the viewer does not see it. */
export type TitleOf = (recordId: string) => string | undefined;

/** What a field's cell shows. A link that cannot be seen is shown as such, and comes back as no change. */
export function showCell(field: Field, value: Value | undefined, titleOf: TitleOf): Cell {
  if ((field.kind !== 'link' && field.kind !== 'post') || typeof value !== 'string') return writeCell(field, value);
  return titleOf(value) ?? '（看不到）';
}

function cellOf(column: Column, fields: Fields, values: Values, titleOf: TitleOf): Cell {
  const field = column.field === undefined ? undefined : fields[column.field];
  const value = values[column.field ?? ''];
  if (!field) return null;
  return column.use === 'link-id' ? ((value as string | null | undefined) ?? null) : showCell(field, value, titleOf);
}

/** The row of one record in the first sheet. */
export const writeRow = ({ columns }: SheetPlan, fields: Fields, record: SheetRecord, titleOf: TitleOf): readonly Cell[] =>
  columns.map((column): Cell => {
    switch (column.use) {
      case 'key':
        return record.recordId;
      case 'seq':
        return record.seq;
      case 'unit':
        return record.unitName;
      case 'state':
        return record.state;
      case 'fault':
        return null;
      case 'field':
      case 'link-id':
        return cellOf(column, fields, record.values, titleOf);
    }
  });

/** The rows of one record in the sheet of one of its tables. */
export function writeTableRows({ table, columns }: SheetPlan, fields: Fields, record: SheetRecord, titleOf: TitleOf): readonly (readonly Cell[])[] {
  const field = fields[table ?? ''];
  const rows = record.values[table ?? ''];
  if (field?.kind !== 'rows' || !Array.isArray(rows)) return [];
  return (rows as readonly Values[]).map((row) => columns.map((column) => (column.use === 'key' ? record.recordId : cellOf(column, field.columns, row, titleOf))));
}

/** The cells of a table's row by column, as the export writes them. */
export const tableRowCells = (columns: Fields, row: Values, titleOf: TitleOf): Readonly<Record<string, Cell>> =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, showCell(column, row[name], titleOf)]));

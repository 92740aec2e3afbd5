import { type Field, type Fields, isEmpty, type Value, type Values } from '#model/field';
import type { Ledger } from '#model/ledger';
import { isBlank, sameCell } from './cell.ts';
import { isWritable } from './choose-step.ts';
import type { CellFault, PlacedCell, SheetRow, TableRow } from './read-rows.ts';
import { readCell, type ReadCell } from './read-cell.ts';
import { showCell, tableRowCells, type TitleOf } from './write-rows.ts';

/** What a row wants: the fields that differ from what stands, and what cannot be read. */
export interface RowWish {
  readonly set: Values;
  readonly faults: readonly CellFault[];
}

/** Whoever knows the records finds the record or post that a title means, with the id that stood beside it. */
export type FindLink = (field: Extract<Field, { kind: 'link' | 'post' }>, title: string, id: string | undefined) => ReadCell;

interface Known {
  readonly titleOf: TitleOf;
  readonly findLink: FindLink;
}

const readPlaced = (field: Field, { cell }: PlacedCell, id: string | undefined, { findLink }: Known): ReadCell =>
  field.kind === 'link' || field.kind === 'post' ? (isBlank(cell) ? { value: null } : findLink(field, String(typeof cell === 'object' && cell !== null ? cell.day : cell).trim(), id || undefined)) : readCell(field, cell);

function readTableRow(columns: Fields, { cells, linkIds }: TableRow, before: Values | undefined, known: Known): { readonly row: Values; readonly faults: readonly CellFault[]; readonly same: boolean } {
  const shown = tableRowCells(columns, before ?? {}, known.titleOf);
  const row: Record<string, Value> = { ...before };
  const faults: CellFault[] = [];
  let same = before !== undefined;
  for (const [name, column] of Object.entries(columns)) {
    const placed = cells[name];
    if (!placed) { row[name] ??= null; continue; }
    if (before && sameCell(placed.cell, shown[name])) continue;
    same = false;
    const read = readPlaced(column, placed, linkIds[name], known);
    if ('fault' in read) faults.push({ ...placed.at, sentence: read.fault });
    else row[name] = read.value;
  }
  return { row, faults, same };
}

function readTable(field: Extract<Field, { kind: 'rows' }>, rows: readonly TableRow[], before: Value | undefined, known: Known): { readonly value?: Value; readonly faults: readonly CellFault[] } {
  const stood = Array.isArray(before) ? (before as readonly Values[]) : [];
  const read = rows.map((row, i) => readTableRow(field.columns, row, stood[i], known));
  const faults = read.flatMap((one) => one.faults);
  if (rows.length > field.maxRows) return { faults: [...faults, { ...(rows[field.maxRows] as TableRow).at, sentence: `“${field.label}”最多 ${field.maxRows} 行` }] };
  if (read.length === stood.length && read.every((one) => one.same)) return { faults };
  return { value: read.map((one) => one.row), faults };
}

/** Whether a cell that is written in another way means what stands. */
const sameValue = (one: Value, other: Value | undefined): boolean => JSON.stringify(one) === JSON.stringify(other ?? null) || (isEmpty(one) && isEmpty(other));

/** What a row changes against a record as its viewer sees it; `current` is empty for a new one. A cell that stands as the export wrote it is no change; one that may not be set is a fault once it is changed. */
export function planRow(ledger: Ledger, settable: ReadonlySet<string>, row: SheetRow, current: Values | undefined, known: Known): RowWish {
  const set: Record<string, Value> = {};
  const faults: CellFault[] = [];
  for (const [name, field] of Object.entries(ledger.fields)) {
    if (field.kind === 'rows') {
      const rows = row.tables[name];
      if (!rows || (!settable.has(name) && current === undefined)) continue;
      const read = readTable(field, rows, current?.[name], known);
      if (read.value !== undefined && !settable.has(name)) faults.push({ ...(rows[0]?.at ?? row.at), sentence: `“${field.label}”不能用表格改` });
      else faults.push(...read.faults);
      if (read.value !== undefined) set[name] = read.value;
      continue;
    }
    const placed = row.cells[name];
    if (!placed || (current === undefined ? isBlank(placed.cell) : sameCell(placed.cell, showCell(field, current[name], known.titleOf)))) continue;
    if (!settable.has(name)) {
      faults.push({ ...placed.at, sentence: isWritable(field) ? '这一列不能用表格改，请在页面上办' : '附件只能在页面上传' });
      continue;
    }
    const read = readPlaced(field, placed, row.linkIds[name], known);
    if ('fault' in read) faults.push({ ...placed.at, sentence: read.fault });
    else if (!sameValue(read.value, current?.[name])) set[name] = read.value;
  }
  return { set, faults };
}

import { type Cell, cellText, isBlank, type RawSheet } from './cell.ts';
import { type Column, EXAMPLE, KEY, type SheetPlan } from './plan-columns.ts';

/** Where a fault stands: sheet by name, row and column from 0, the headings' row counted. */
export interface CellPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** A sentence beside a cell. */
export interface CellFault extends CellPlace {
  readonly sentence: string;
}

/** A cell with its place; absent columns have none. */
export interface PlacedCell {
  readonly cell: Cell;
  readonly at: CellPlace;
}

/** A row of a table, by column name. */
export interface TableRow {
  readonly at: CellPlace;
  readonly cells: Readonly<Record<string, PlacedCell>>;
  readonly linkIds: Readonly<Record<string, string>>;
}

/** One row of the first sheet as it stands there, nothing judged yet. Fields whose column is absent are absent. */
export interface SheetRow {
  readonly at: CellPlace;
  readonly key: string;
  readonly seq: Cell;
  readonly unit: string;
  readonly cells: Readonly<Record<string, PlacedCell>>;
  readonly linkIds: Readonly<Record<string, string>>;
  readonly tables: Readonly<Record<string, readonly TableRow[]>>;
  /** Where 编号, 版本 and 单位 stand, for faults. */
  readonly places: Readonly<Record<'key' | 'seq' | 'unit', CellPlace>>;
}

/** What a workbook says: its rows, the headings that no column of the ledger has, and faults that lie in no single row. */
export interface SheetContent {
  readonly rows: readonly SheetRow[];
  readonly strangers: readonly string[];
  readonly missing: readonly string[];
  readonly faults: readonly CellFault[];
}

const plainHeading = (text: string): string => text.normalize('NFKC').replaceAll(/[\s*]/g, '').toLowerCase();
const bareHeading = (text: string): string => plainHeading(text).replace(/\([^()]*\)$/, '');

/** Which column of the plan stands where: as headed, else without unit and star. */
export function matchHeadings(plan: SheetPlan, headings: readonly Cell[]): { readonly at: ReadonlyMap<Column, number>; readonly strangers: readonly string[] } {
  const texts = headings.map((cell) => cellText(cell));
  const at = new Map<Column, number>();
  const used = new Set<number>();
  for (const alike of [plainHeading, bareHeading]) {
    for (const column of plan.columns) {
      if (at.has(column)) continue;
      const found = texts.flatMap((text, i) => (text !== '' && !used.has(i) && alike(text) === alike(column.heading) ? [i] : []));
      const [first] = found;
      if (first === undefined || (alike === bareHeading && found.length > 1)) continue;
      at.set(column, first);
      used.add(first);
    }
  }
  return { at, strangers: texts.filter((text, i) => text !== '' && !used.has(i) && text !== '错误') };
}

interface Taken {
  readonly cells: Record<string, PlacedCell>;
  readonly linkIds: Record<string, string>;
}

function takeCells(sheet: string, row: number, cells: readonly Cell[], at: ReadonlyMap<Column, number>): Taken {
  const taken: Taken = { cells: {}, linkIds: {} };
  for (const [{ use, field }, column] of at) {
    if (field === undefined) continue;
    if (use === 'link-id') taken.linkIds[field] = cellText(cells[column]);
    if (use === 'field') taken.cells[field] = { cell: cells[column] ?? null, at: { sheet, row, column } };
  }
  return taken;
}

const columnOf = (at: ReadonlyMap<Column, number>, use: Column['use']): number | undefined => [...at].find(([column]) => column.use === use)?.[1];

function readTable(plan: SheetPlan, sheet: RawSheet): ReadonlyMap<string, TableRow[]> {
  const { at } = matchHeadings(plan, sheet.rows[0] ?? []);
  const key = columnOf(at, 'key') ?? 0;
  const byKey = new Map<string, TableRow[]>();
  for (const [i, cells] of sheet.rows.entries()) {
    if (i === 0 || cells.every(isBlank)) continue;
    const id = cellText(cells[key]);
    byKey.set(id, [...(byKey.get(id) ?? []), { at: { sheet: sheet.name, row: i, column: key }, ...takeCells(sheet.name, i, cells, at) }]);
  }
  return byKey;
}

/** Reads what a workbook says against the planned sheets; columns are found by their headings in any order, empty rows and the example are passed over. */
export function readRows(plans: readonly [SheetPlan, ...SheetPlan[]], workbook: readonly RawSheet[]): SheetContent {
  const [plan, ...tablePlans] = plans;
  const main = workbook.find((sheet) => sheet.name === plan.name) ?? workbook[0];
  if (!main) return { rows: [], strangers: [], missing: [plan.name], faults: [] };
  const { at, strangers } = matchHeadings(plan, main.rows[0] ?? []);
  const faults: CellFault[] = [];
  const tables = tablePlans.flatMap((one) => {
    const sheet = workbook.find((each) => each.name === one.name);
    return sheet && sheet !== main && one.table !== undefined ? [{ field: one.table, byKey: readTable(one, sheet), sheet }] : [];
  });
  const places = { key: columnOf(at, 'key') ?? 0, seq: columnOf(at, 'seq') ?? 0, unit: columnOf(at, 'unit') ?? 0 };
  const has = { key: columnOf(at, 'key'), seq: columnOf(at, 'seq'), unit: columnOf(at, 'unit') };
  const seen = new Map<string, number>();
  const rows = main.rows.flatMap((cells, i): SheetRow[] => {
    if (i === 0 || cells.every(isBlank)) return [];
    const key = has.key === undefined ? '' : cellText(cells[has.key]);
    if (key === EXAMPLE) return [];
    const place = (column: number): CellPlace => ({ sheet: main.name, row: i, column });
    const before = key === '' ? undefined : seen.get(key);
    if (before !== undefined) faults.push({ ...place(places.key), sentence: `${KEY}和第 ${before + 1} 行重复` });
    else if (key !== '') seen.set(key, i);
    return [{
      at: place(places.key), key, seq: has.seq === undefined ? null : (cells[has.seq] ?? null), unit: has.unit === undefined ? '' : cellText(cells[has.unit]),
      ...takeCells(main.name, i, cells, at), tables: Object.fromEntries(tables.map(({ field, byKey }) => [field, key === '' ? [] : (byKey.get(key) ?? [])])),
      places: { key: place(places.key), seq: place(places.seq), unit: place(places.unit) },
    }];
  });
  for (const { byKey } of tables) {
    for (const [key, [first]] of byKey) if (first && key !== EXAMPLE && !seen.has(key)) faults.push({ ...first.at, sentence: key === '' ? '没有写编号，不知道是第一张表里哪一件的' : `第一张表里没有编号“${key}”` });
  }
  const missing = plan.columns.filter((column) => column.use === 'field' && !column.locked && column.heading.startsWith('*') && !at.has(column)).map((column) => column.heading.slice(1));
  return { rows, strangers, missing: has.key === undefined && at.size < 2 ? [plan.name, ...missing] : missing, faults };
}

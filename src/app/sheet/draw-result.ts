import { type Cell, cellText, FAULT, matchHeadings, type RawSheet, type SheetPlan } from '#domain/sheet';
import type { FoundFault, RowOutcome } from '#store/sheet-import';
import { drawColumn } from './draw-ledger.ts';
import type { DrawnColumn, DrawnSheet } from './workbook.ts';

const UNKNOWN: DrawnColumn = { width: 16 };

function drawOne(sheet: RawSheet, plan: SheetPlan, faults: readonly FoundFault[], made: ReadonlyMap<number, Extract<RowOutcome, { recordId: unknown }>>, unitNames: readonly string[]): DrawnSheet {
  const headings = sheet.rows[0] ?? [];
  const { at } = matchHeadings(plan, headings);
  const columns: DrawnColumn[] = headings.map(() => UNKNOWN);
  for (const [column, i] of at) columns[i] = drawColumn(column, unitNames);
  const [key, seq] = (['key', 'seq'] as const).map((use) => [...at].find(([column]) => column.use === use)?.[1]);
  const old = headings.findIndex((cell) => cellText(cell) === FAULT);
  const last = old >= 0 ? old : headings.length;
  columns[last] = { width: 48, wrap: true };
  // Where the sheet that came in had no 版本, what was taken must still be known by its version when it comes back.
  const version = seq ?? last + 1;
  if (seq === undefined && made.size > 0) columns[version] = { width: 6, locked: true };
  const byRow = Map.groupBy(faults, (fault) => fault.row);
  const rows = sheet.rows.map((cells, i): readonly Cell[] => {
    const line: Cell[] = Array.from({ length: Math.max(cells.length, last + 1) }, (_, column) => cells[column] ?? null);
    line[last] = i === 0 ? FAULT : ((byRow.get(i) ?? []).map((fault) => `${cellText(headings[fault.column]) || '这一行'}：${fault.sentence}`).join('\n') || null);
    if (i === 0 && seq === undefined && made.size > 0) line[version] = '版本';
    const outcome = made.get(i);
    if (outcome && key !== undefined) { line[key] = outcome.recordId; line[version] = outcome.seq; }
    return line;
  });
  return { name: sheet.name, columns, rows, marks: faults };
}

/** The clerk's own workbook again: faulty cells red with the sentence beside them and in a column 错误; rows that were taken bear their 编号 and 版本, so that the corrected workbook can be brought in as it is. */
export function drawResult(sheets: readonly RawSheet[], plans: readonly [SheetPlan, ...SheetPlan[]], found: readonly FoundFault[], outcomes: readonly RowOutcome[], unitNames: readonly string[]): readonly DrawnSheet[] {
  const [main, ...tables] = plans;
  const first = sheets.find((sheet) => sheet.name === main.name) ?? sheets[0];
  const made = new Map(outcomes.flatMap((one) => ('recordId' in one ? [[one.row, one] as const] : [])));
  const faults = [...found, ...outcomes.flatMap((one) => ('fault' in one ? [one.fault] : []))];
  const keyOf = first && [...matchHeadings(main, first.rows[0] ?? []).at].find(([column]) => column.use === 'key')?.[1];
  const keys = new Map([...made].flatMap(([row, { recordId }]) => (keyOf === undefined ? [] : [[cellText(first?.rows[row]?.[keyOf]), recordId] as const])).filter(([key]) => key !== ''));
  return sheets.map((sheet): DrawnSheet => {
    const own = faults.filter((fault) => fault.sheet === sheet.name);
    if (sheet === first) return drawOne(sheet, main, own, made, unitNames);
    const plan = tables.find((one) => one.name === sheet.name);
    if (!plan) return { name: sheet.name, plain: true, columns: [{ width: 28, wrap: true }, { width: 90, wrap: true }], rows: sheet.rows };
    const column = [...matchHeadings(plan, sheet.rows[0] ?? []).at].find(([one]) => one.use === 'key')?.[1] ?? 0;
    const rows = sheet.rows.map((cells, i) => (i === 0 ? cells : cells.map((cell, j) => (j === column ? (keys.get(cellText(cell)) ?? cell) : cell))));
    return drawOne({ ...sheet, rows }, plan, own, new Map(), unitNames);
  });
}

import type { Uuid } from '#base/id';
import { ok, refuse, type Result } from '#base/result';
import { audienceOf, disclose } from '#domain/disclosure';
import { makingStep, planColumns, type SheetRecord, writeRow, writeTableRows, type Cell } from '#domain/sheet';
import { findLedger } from '#ledgers';
import { reaches } from '#model/actor';
import { isFilledByHand, type Ledger } from '#model/ledger';
import { inSight } from '#store/pools';
import { type ListKey, listRecords } from '#store/record';
import { findImport, findWorkbook } from '#store/sheet-import';
import { slotsOf } from '#store/slots';
import { type Counted, findCounted } from '../find-counted.ts';
import { type House, today } from '../house.ts';
import { noteLooks } from '../note-looks.ts';
import { sightOf, type Viewer, withinLedger } from '../viewer.ts';
import { drawGuide, drawSheet, exampleRow } from './draw-ledger.ts';
import { drawResult } from './draw-result.ts';
import { titlesOf } from './link-names.ts';
import { MOST_ROWS, readApart, writeApart } from './work-apart.ts';

/** A workbook to be downloaded. */
export interface HandedOut {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const PAGE = 1_000;

export const unitNames = ({ units, actor }: Viewer): readonly string[] => units.filter((unit) => reaches(actor, unit.unitId)).map((unit) => unit.name);

/** The ledger with this id, if its records are people's to make; none of the program's own. */
export function findSheetLedger(id: string): Ledger | undefined {
  const ledger = findLedger(id);
  return ledger && isFilledByHand(ledger) ? ledger : undefined;
}

/** An empty workbook for new records of a ledger: dropdowns, what each column takes, and a row that shows how. Refuses whoever may make none. */
export async function makeTemplate(viewer: Viewer, ledgerId: string): Promise<Result<HandedOut>> {
  const ledger = findSheetLedger(ledgerId);
  if (!ledger) return refuse({ code: 'unknown-ledger' });
  if (makingStep(ledger, viewer.actor.roles) === undefined) return refuse({ code: 'role' });
  const plans = planColumns(ledger, viewer.actor.roles, false);
  const names = unitNames(viewer);
  const own = viewer.units.find((unit) => unit.unitId === viewer.actor.unitId)?.name ?? '';
  const sheets = plans.map((plan) => {
    const table = plan.table === undefined ? undefined : ledger.fields[plan.table];
    return drawSheet(plan, [exampleRow(plan, table?.kind === 'rows' ? table.columns : ledger.fields, own)], names);
  });
  return ok({ name: `${ledger.name} 填报模板.xlsx`, bytes: await writeApart([...sheets, drawGuide(ledger, plans)]) });
}

export interface ExportWish {
  readonly ledger: string;
  readonly unitId?: string | undefined;
  readonly state?: string | undefined;
  readonly filters: Readonly<Record<string, string | number>>;
  readonly counted?: Counted | undefined;
}

/** A list as it is filtered, newest first, as a workbook that can be changed and brought in again. Refuses more records than can be brought in again; read a page at a time. */
export async function exportList(house: House, viewer: Viewer, { ledger: id, unitId, state, filters, counted: asked }: ExportWish): Promise<Result<HandedOut>> {
  const ledger = findSheetLedger(id);
  if (!ledger) return refuse({ code: 'unknown-ledger' });
  const slots = slotsOf(ledger);
  const wished = Object.entries(filters).map(([name, value]) => ({ slot: slots.get(name), value }));
  if (wished.some(({ slot }) => slot === undefined)) return refuse({ code: 'bad-input' });
  const counted = findCounted(ledger, asked);
  if (!counted.ok) return counted;
  const { tenant, actor } = viewer;
  const plans = planColumns(ledger, actor.roles, true);
  const [main, ...tables] = plans;
  const rows: (readonly Cell[])[] = [];
  const tableRows = tables.map((): (readonly Cell[])[] => []);
  const names = new Map(viewer.units.map((unit) => [unit.unitId, unit.name]));
  for (let after: ListKey | undefined; ;) {
    const page = await inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => {
      const lines = await listRecords(tx, tenant, { ledger: id, within: unitId === undefined ? withinLedger(actor, ledger) : { units: [unitId] }, state, slots: wished.flatMap(({ slot, value }) => (slot ? [{ slot, value }] : [])), counted: counted.value, after, limit: PAGE });
      await noteLooks(house, tx, tenant, actor, 'export', lines.map(({ record }) => record));
      const records = lines.map(({ record }): SheetRecord => ({ recordId: record.recordId, seq: record.seq, unitName: names.get(record.unitId) ?? '', state: record.state, values: disclose(ledger, audienceOf(actor, record), record.values) }));
      return { lines, records, titleOf: await titlesOf(tx, tenant, ledger, records.map((record) => record.values)) };
    });
    for (const record of page.records) {
      rows.push(writeRow(main, ledger.fields, record, page.titleOf));
      for (const [i, plan] of tables.entries()) for (const row of writeTableRows(plan, ledger.fields, record, page.titleOf)) tableRows[i]?.push(row);
    }
    if (rows.length > MOST_ROWS) return refuse({ code: 'export-too-long', limitRows: MOST_ROWS });
    const last = page.lines.at(-1);
    if (page.lines.length < PAGE || !last) break;
    after = { updatedAt: last.updatedAt, recordId: last.record.recordId };
  }
  const bytes = await writeApart([drawSheet(main, rows, unitNames(viewer)), ...tables.map((plan, i) => drawSheet(plan, tableRows[i] ?? [], [])), drawGuide(ledger, plans)]);
  return ok({ name: `${ledger.name} ${today(house)}.xlsx`, bytes });
}

/** The workbook of one's own import with what is wrong written into it. */
export async function handBack(house: House, viewer: Viewer, importId: Uuid): Promise<Result<HandedOut>> {
  const { tenant, actor } = viewer;
  const kept = await inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => ({ one: await findImport(tx, tenant, importId), file: await findWorkbook(tx, tenant, importId) }));
  const ledger = kept.one && findSheetLedger(kept.one.ledger);
  if (!kept.one || !kept.file || !ledger) return refuse({ code: 'not-found' });
  const sheets = await readApart(new Uint8Array(kept.file.workbook));
  if (!sheets.ok) return sheets;
  const plans = planColumns(ledger, actor.roles, true);
  return ok({ name: `${kept.one.fileName.replace(/\.xlsx$/i, '')} 核对结果.xlsx`, bytes: await writeApart(drawResult(sheets.value, plans, kept.one.found, kept.file.outcomes, unitNames(viewer))) });
}

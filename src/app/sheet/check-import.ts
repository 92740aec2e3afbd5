import { utf8 } from '#base/bytes';
import { canonicalJson } from '#base/canonical-json';
import type { Day } from '#base/day';
import { isUuid, type Uuid, uuidV8 } from '#base/id';
import { ok, refuse, type Result } from '#base/result';
import { audienceOf, disclose } from '#domain/disclosure';
import { type Cell, type CellFault, cellText, correctingStep, makingStep, planColumns, planRow, readRows, settableFields, type SheetContent, type SheetRow } from '#domain/sheet';
import { decide } from '#domain/workflow';
import type { Ledger } from '#model/ledger';
import { reaches } from '#model/actor';
import type { Act, LedgerRecord } from '#model/record';
import { inSight, type Transaction } from '#store/pools';
import { findRecords } from '#store/record-title';
import { findSeqs, type RowAct } from '#store/sheet-import';
import { type House, today } from '../house.ts';
import { type Limits, loadLimits } from '../limits.ts';
import { stepInput } from '../step-input.ts';
import { sightOf, type Viewer } from '../viewer.ts';
import { openLinks, titlesOf } from './link-names.ts';
import { sayRefusal } from './say-refusal.ts';
import { readApart, type SheetRefusal } from './work-apart.ts';

/** What a dry run found: the acts that would be taken, row by row, and what cannot. */
export interface Checked {
  readonly acts: readonly RowAct[];
  readonly fresh: number;
  readonly changed: number;
  readonly same: number;
  readonly faults: readonly CellFault[];
  readonly faultyRows: number;
  readonly strangers: readonly string[];
  /** The headings of each sheet by its name. */
  readonly headings: Readonly<Record<string, readonly Cell[]>>;
}

/** Ids made of what a row says, on a day: the same row brought in again that day is the same record, so that a retry makes nothing twice. */
const idOf = (house: Pick<House, 'sha256'>, ...parts: readonly string[]): Uuid => uuidV8(house.sha256(utf8(`qinglian sheet\n${parts.join('\n')}`)));

interface Work {
  readonly house: House;
  readonly viewer: Viewer;
  readonly ledger: Ledger;
  readonly limits: Limits;
  readonly on: Day;
  readonly settable: ReadonlySet<string>;
}

/** A row as an act, as no change, or as what stands against it. */
type Judged = { readonly act: Act } | { readonly same: true } | { readonly faults: readonly CellFault[] };

function unitOf({ viewer }: Work, row: SheetRow): { readonly unitId: string } | { readonly fault: CellFault } {
  if (row.unit === '') return { unitId: viewer.actor.unitId };
  const alike = viewer.units.filter((unit) => unit.name === row.unit);
  const within = alike.filter((unit) => reaches(viewer.actor, unit.unitId));
  const [one] = within;
  if (within.length === 1 && one) return { unitId: one.unitId };
  return { fault: { ...row.places.unit, sentence: within.length > 1 ? '有几个单位都叫这个名称' : alike.length > 0 ? '这个单位不在您的范围内' : '没有这个单位，请写全称' } };
}

function judged({ house, viewer, ledger, limits }: Work, row: SheetRow, record: LedgerRecord | undefined, act: Act): Judged {
  const decided = decide(stepInput(house, viewer, limits, ledger, record), act);
  return decided.ok ? { act } : { faults: sayRefusal(ledger, row, decided.refusal) };
}

type Known = Parameters<typeof planRow>[4];

function judgeStanding(work: Work, row: SheetRow, record: LedgerRecord | undefined, known: Known): Judged {
  const { house, viewer: { actor, tenant }, ledger, settable } = work;
  if (record?.ledger !== ledger.id) return { faults: [{ ...row.places.key, sentence: '没有找到这一件，可能不在您的范围内。新填的一行编号请留空' }] };
  const { set, faults } = planRow(ledger, settable, row, disclose(ledger, audienceOf(actor, record), record.values), known);
  if (Object.keys(set).length === 0 && faults.length === 0) return { same: true };
  if (cellText(row.seq) !== String(record.seq)) return { faults: [{ ...row.places.seq, sentence: cellText(row.seq) === '' ? '没有版本，不知道您看到的是哪一版。请重新导出再改' : `在导出之后别人改过这一件（现在是第 ${record.seq} 版），请重新导出再改` }] };
  const action = correctingStep(ledger, record.state, actor.roles);
  if (action === undefined) return { faults: [{ ...row.places.key, sentence: `“${record.state}”的这一件不能用表格改，请在页面上办` }] };
  if (faults.length > 0) return { faults };
  return judged(work, row, record, { entryId: idOf(house, tenant, actor.personId, record.recordId, String(record.seq), canonicalJson(set)), recordId: record.recordId, ledger: ledger.id, action, seenSeq: record.seq, unitId: record.unitId, set });
}

function judgeNew(work: Work, row: SheetRow, unitId: string, known: Known, times: Map<string, number>): Judged {
  const { house, viewer: { actor, tenant }, ledger, on, settable } = work;
  const action = makingStep(ledger, actor.roles);
  if (action === undefined) return { faults: [{ ...row.at, sentence: '您的岗位不能在这本台账新填' }] };
  const { set, faults } = planRow(ledger, settable, row, undefined, known);
  if (faults.length > 0) return { faults };
  const content = canonicalJson({ ledger: ledger.id, unitId, action, set });
  const nth = (times.get(content) ?? 0) + 1;
  times.set(content, nth);
  const parts = [tenant, actor.personId, on, content, String(nth)];
  return judged(work, row, undefined, { entryId: idOf(house, 'entry', ...parts), recordId: idOf(house, 'record', ...parts), ledger: ledger.id, action, seenSeq: 0, unitId, set });
}

async function judgeAll(work: Work, tx: Transaction, content: SheetContent): Promise<Omit<Checked, 'headings'>> {
  const { viewer: { tenant }, ledger } = work;
  const keys = content.rows.flatMap((row) => (isUuid(row.key) ? [row.key] : []));
  const records = await findRecords(tx, tenant, keys);
  const units = new Map(content.rows.map((row) => [row, unitOf(work, row)]));
  const unitIds = new Set([...[...units.values()].flatMap((one) => ('unitId' in one ? [one.unitId] : [])), ...[...records.values()].map((record) => record.unitId)]);
  const titleOf = await titlesOf(tx, tenant, ledger, [...records.values()].map((record) => record.values));
  const findLink = await openLinks(tx, tenant, ledger, content, [...unitIds]);
  const times = new Map<string, number>();
  const results = content.rows.map((row): Judged => {
    const record = isUuid(row.key) ? records.get(row.key) : undefined;
    if (isUuid(row.key)) return judgeStanding(work, row, record, { titleOf, findLink: findLink(record?.unitId ?? '') });
    const unit = units.get(row);
    if (!unit || 'fault' in unit) return { faults: unit ? [unit.fault] : [] };
    return judgeNew(work, row, unit.unitId, { titleOf, findLink: findLink(unit.unitId) }, times);
  });
  const orphan = new Set(content.faults.filter((fault) => fault.sheet === content.rows[0]?.at.sheet).map((fault) => fault.row));
  const acts = results.flatMap((one, i): RowAct[] => {
    const row = content.rows[i];
    if (!row || !('act' in one) || orphan.has(row.at.row)) return [];
    return [{ sheet: row.at.sheet, row: row.at.row, key: row.at.column, cells: Object.fromEntries(Object.entries(row.cells).map(([name, { at }]) => [name, at.column])), act: one.act }];
  });
  const again = await findSeqs(tx, tenant, acts.flatMap(({ act }) => (act.seenSeq === 0 ? [act.recordId] : [])));
  const wanted = acts.filter(({ act }) => act.seenSeq > 0 || !again.has(act.recordId));
  const faults = [...content.faults, ...results.flatMap((one) => ('faults' in one ? one.faults : []))].sort((a, b) => a.row - b.row || a.column - b.column);
  return {
    acts: wanted, fresh: wanted.filter(({ act }) => act.seenSeq === 0).length, changed: wanted.filter(({ act }) => act.seenSeq > 0).length,
    same: results.filter((one) => 'same' in one).length + acts.length - wanted.length, faults, faultyRows: content.rows.length - acts.length - results.filter((one) => 'same' in one).length, strangers: content.strangers,
  };
}

/** A dry run: reads a workbook against its ledger and says what each row would do, writing nothing. Refuses a file that cannot be read, one without rows, and one whose headings belong to something else. */
export async function checkImport(house: House, viewer: Viewer, ledger: Ledger, bytes: Uint8Array): Promise<Result<Checked, SheetRefusal | { readonly code: 'sheet-headings'; readonly missing: readonly string[] } | { readonly code: 'sheet-no-rows' }>> {
  const file = await readApart(bytes);
  if (!file.ok) return file;
  const content = readRows(planColumns(ledger, viewer.actor.roles, true), file.value);
  if (content.rows.length === 0) return refuse({ code: 'sheet-no-rows' });
  if (content.rows.every((row) => Object.keys(row.cells).length === 0)) return refuse({ code: 'sheet-headings', missing: content.missing });
  const work: Work = { house, viewer, ledger, limits: await loadLimits(house, viewer.tenant), on: today(house), settable: settableFields(ledger, viewer.actor.roles) };
  const checked = await inSight(house.pools.ql_app, sightOf(viewer.tenant, viewer.actor), (tx) => judgeAll(work, tx, content));
  return ok({ ...checked, headings: Object.fromEntries(file.value.map((sheet) => [sheet.name, sheet.rows[0] ?? []])) });
}

import { runImports } from '#app/sheet/run-import';
import { readApart, writeApart } from '#app/sheet/work-apart';
import type { Cell, RawSheet } from '#domain/sheet';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';

let house: TestHouse;
let clerk: Person;
let other: Person;
const LEDGER = 'semester-report';
const BASE = 'http://localhost:3000/c/abc/console';

beforeAll(async () => {
  house = await openTestHouse();
  await house.county('abc');
  clerk = await house.signIn('abc', '2001');
  other = await house.signIn('abc', '2003');
});
afterAll(() => house.close());

async function download(who: Person, path: string): Promise<RawSheet[]> {
  const answer = await house.app.request(`${BASE}${path}`, { headers: { cookie: who.cookie } });
  expect(answer.status).toBe(200);
  const file = await readApart(new Uint8Array(await answer.arrayBuffer()));
  if (!file.ok) throw new Error(file.refusal.code);
  return file.value.map((sheet) => ({ ...sheet }));
}

const bytesOf = async (sheets: readonly RawSheet[]): Promise<string> =>
  Buffer.from(await writeApart(sheets.map((sheet) => ({ name: sheet.name, columns: (sheet.rows[0] ?? []).map(() => ({ width: 12 })), rows: sheet.rows, plain: true })))).toString('base64');

/** Fills in rows below the headings of the first sheet. */
const filled = (sheets: readonly RawSheet[], rows: readonly Readonly<Record<string, Cell>>[]): RawSheet[] =>
  sheets.map((sheet, i) => (i > 0 ? sheet : { ...sheet, rows: [...sheet.rows, ...rows.map((row) => (sheet.rows[0] ?? []).map((heading) => row[String(heading)] ?? null))] }));

const check = async (who: Person, sheets: readonly RawSheet[]) => {
  const importId = house.newId();
  return who.ask('import.check', { importId, ledger: LEDGER, fileName: '学期报送.xlsx', base64: await bytesOf(sheets) });
};

const report = (n: number, season = '秋季学期') => ({ '*学期': season, '*上学期总结': `办了第 ${n} 场活动`, '*存在不足': '不够细', '*改进措施': '逐条改', '*新学期部署': '做' });

test('模板填三行，预演不写一个字；一行有错，另两行导入，错的写回表里', async () => {
  const template = await download(clerk, `/sheets/${LEDGER}/template`);
  const sheets = filled(template, [report(1), report(2, '夏季学期'), report(3)]);
  const dry = await check(clerk, sheets);
  expect(dry).toMatchObject({ state: 'checked', fresh: 2, changed: 0, same: 0, faulty: 1, strangers: [] });
  expect(dry.faults).toEqual([{ sheet: '学期总结与计划', row: 4, column: '*学期', sentence: '只能填：春季学期、秋季学期' }]);
  const before = (await clerk.ask('records.list', { ledger: LEDGER })).lines.length;

  expect((await clerk.ask('import.run', { importId: dry.importId })).state).toBe('running');
  await runImports(house.house);
  expect(await clerk.ask('import.get', { importId: dry.importId })).toMatchObject({ state: 'done', done: 2, failed: 0 });
  expect((await clerk.ask('records.list', { ledger: LEDGER })).lines.length).toBe(before + 2);

  const [back] = await download(clerk, `/imports/${dry.importId}/workbook`);
  expect(back?.rows[0]).toContain('错误');
  expect(JSON.stringify(back?.rows[3])).toContain('只能填：春季学期、秋季学期');
  // The same workbook again makes nothing twice; nor does the one that was handed back.
  expect(await check(clerk, sheets)).toMatchObject({ fresh: 0, same: 2, faulty: 1 });
  expect(await check(clerk, await download(clerk, `/imports/${dry.importId}/workbook`))).toMatchObject({ fresh: 0, same: 2, faulty: 1 });
  await house.check();
});

test('导出原样导入没有变化；版本变了说出来；报送后的不能用表格改', async () => {
  const exported = await download(clerk, `/sheets/${LEDGER}/export`);
  const rows = (exported[0]?.rows.length ?? 1) - 1;
  expect(rows).toBeGreaterThan(1);
  expect(await check(clerk, exported)).toMatchObject({ fresh: 0, changed: 0, same: rows, faulty: 0 });

  const made = (await clerk.ask('records.list', { ledger: LEDGER, state: '已报送' })).lines[0];
  if (!made) throw new Error('no record');
  const at = exported[0]?.rows.findIndex((row) => row[0] === made.recordId) ?? 0;
  const column = exported[0]?.rows[0]?.indexOf('*存在不足') ?? 0;
  const altered = exported.map((sheet, i) => (i > 0 ? sheet : { ...sheet, rows: sheet.rows.map((row, r) => (r === at ? row.map((cell, c) => (c === column ? '改成这样' : cell)) : row)) }));
  expect((await check(clerk, altered)).faults[0]?.sentence).toContain('不能用表格改');

  expect((await clerk.act({ ledger: LEDGER, action: 'withdraw', recordId: made.recordId, seenSeq: made.seq })).ok).toBe(true);
  expect((await check(clerk, altered)).faults[0]?.sentence).toContain('别人改过');

  const fresh = await download(clerk, `/sheets/${LEDGER}/export`);
  const good = fresh.map((sheet, i) => (i > 0 ? sheet : { ...sheet, rows: sheet.rows.map((row) => (row[0] === made.recordId ? row.map((cell, c) => (c === column ? '改成这样' : cell)) : row)) }));
  const dry = await check(clerk, good);
  expect(dry).toMatchObject({ fresh: 0, changed: 1, faulty: 0 });
  await clerk.ask('import.run', { importId: dry.importId });
  await runImports(house.house);
  expect((await clerk.ask('record.get', { recordId: made.recordId })).record).toMatchObject({ state: '已报送', values: { shortcomings: '改成这样' } });
  await house.check();
});

test('停下的导入接着办不重复；别人看不到我的导入，坏文件有话说', async () => {
  const template = await download(clerk, `/sheets/${LEDGER}/template`);
  const dry = await check(clerk, filled(template, Array.from({ length: 600 }, (_, i) => report(1000 + i))));
  expect(dry.fresh).toBe(600);
  await clerk.ask('import.run', { importId: dry.importId });
  let looks = 0;
  await runImports(house.house, () => (looks += 1) > 2); // the process ends after its first batch
  const left = await clerk.ask('import.get', { importId: dry.importId });
  expect(left).toMatchObject({ state: 'running', done: 500 });
  house.at('2026-09-01T01:05:00Z');
  await runImports(house.house);
  expect(await clerk.ask('import.get', { importId: dry.importId })).toMatchObject({ state: 'done', done: 600, failed: 0 });

  expect(await other.refused('import.get', { importId: dry.importId })).toBe('not-found');
  expect((await house.app.request(`${BASE}/imports/${dry.importId}/workbook`, { headers: { cookie: other.cookie } })).status).toBe(404);
  const bad = (base64: string) => clerk.refused('import.check', { importId: house.newId(), ledger: LEDGER, fileName: 'x.xlsx', base64 });
  expect(await bad(Buffer.from('不是表格').toString('base64'))).toBe('sheet-kind');
  expect(await bad(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]).toString('base64'))).toBe('sheet-old');
  const whole = Buffer.from(await bytesOf(template), 'base64');
  expect(await bad(whole.subarray(0, whole.length - 40).toString('base64'))).toBe('sheet-damaged');
  await house.check();
});

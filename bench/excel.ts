// What does bringing in 10,000 rows cost (dry run, then every row a full act: entry, log commitment, view), against what the spreadsheet library alone needs to read them plus bare multi-row inserts? In turns, in one run.
import { Session } from 'node:inspector/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { answerSheets } from '#app/answer-sheets';
import { demoOrganisation } from '#app/demo-organisation';
import { foundCounty } from '#app/found-county';
import { newId, today } from '#app/house';
import { runImports } from '#app/sheet/run-import';
import { readApart, writeApart } from '#app/sheet/work-apart';
import { makeTemplate } from '#app/sheet/hand-out';
import { actorIn, type Viewer } from '#app/viewer';
import { addDays, systemClock } from '#base/day';
import pg from 'pg';
import { buildHouse } from '../src/build-house.ts';
import { openDatabase } from '../src/open-database.ts';
import { cpuMs, descendants } from './processes.ts';

const TENANT = 'benchland';
const ROWS = Number(process.argv[2] ?? 10_000);
const TURNS = Number(process.argv[3] ?? 3);
const BARE_ROWS = 1_000;
const MOST_PARTS = 12;

const folder = mkdtempSync(join(tmpdir(), 'qinglian-excel-'));
const database = await openDatabase(folder, undefined);
const house = buildHouse({ dataFolder: folder, address: database.address, passwords: database.passwords, clock: systemClock });
const say = ({ ms, cpu }: { readonly ms: number; readonly cpu: number }): string => `${ms.toFixed(0)}（${cpu.toFixed(0)}）`;
const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[list.length >> 1] ?? Number.NaN;
/** Processor's time of the program and its database so far. On a machine that others use, the clock on the wall measures the others. */
const spent = (): number => cpuMs(process.pid) + descendants(process.pid).slice(1).reduce((sum, pid) => sum + cpuMs(pid), 0);
interface Took {
  readonly ms: number;
  readonly cpu: number;
}
const timed = async <T>(work: () => Promise<T>): Promise<readonly [T, Took]> => {
  const [start, before] = [performance.now(), spent()];
  const done = await work();
  return [done, { ms: performance.now() - start, cpu: spent() - before }];
};
const together = (...parts: readonly Took[]): Took => parts.reduce((sum, one) => ({ ms: sum.ms + one.ms, cpu: sum.cpu + one.cpu }));

/** The library alone, in a fresh thread, as the program starts one for each workbook. */
const readAlone = (bytes: Uint8Array): Promise<readonly (readonly unknown[])[]> => new Promise((resolve, reject) => {
  const code = "const { parentPort, workerData } = require('node:worker_threads'); import(workerData.library).then(({ readXlsx }) => readXlsx(workerData.bytes)).then((book) => parentPort.postMessage(book.sheets[0].rows));";
  const worker = new Worker(code, { eval: true, workerData: { bytes, library: import.meta.resolve('hucre/xlsx') }, execArgv: [] });
  worker.once('message', (rows: readonly (readonly unknown[])[]) => { void worker.terminate(); resolve(rows); });
  worker.once('error', reject);
});

// How long the program waits for the database while a row is brought in.
let waiting = 0;
const send = pg.Client.prototype.query as (...args: unknown[]) => Promise<unknown>;
pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]): unknown {
  const start = performance.now();
  const answer = send.apply(this, args);
  if (typeof answer?.finally === 'function') void answer.finally(() => { waiting += performance.now() - start; }).catch(() => undefined);
  return answer;
} as never;

interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly functionName: string; readonly url: string } }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Which part of the program a sampled function belongs to: a file of ours, a package, Node itself. */
const partOf = ({ functionName, url }: Profile['nodes'][number]['callFrame']): string =>
  url === '' || url.startsWith('node:') ? (url.startsWith('node:') ? url : functionName) : (/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? url.replace(/.*\/(src|bench)\//, '$1/'));

function sayProfile({ nodes, samples, timeDeltas }: Profile): void {
  const part = new Map(nodes.map((node) => [node.id, partOf(node.callFrame)]));
  const parts = new Map<string, number>();
  for (const [i, id] of samples.entries()) parts.set(part.get(id) ?? '', (parts.get(part.get(id) ?? '') ?? 0) + (timeDeltas[i] ?? 0));
  const whole = [...parts.values()].reduce((sum, micros) => sum + micros, 0);
  console.log(`进程的时间用在：${[...parts].toSorted(([, a], [, b]) => b - a).slice(0, MOST_PARTS).map(([name, micros]) => `${name} ${((100 * micros) / whole).toFixed(0)}%`).join('，')}`);
}

try {
  const organisation = demoOrganisation(today(house), () => newId(house, house.clock()), 24);
  await foundCounty(house, database.owner, { code: TENANT, name: '试验县', demo: false, host: 'bench.invalid', organisation, passwordHash: '' });
  const person = organisation.people.find((one) => one.staffNo === '2001');
  const post = organisation.posts.find((one) => one.postId === organisation.holdings.find((held) => held.personId === person?.personId)?.postId);
  if (!person || !post) throw new Error('no clerk');
  const viewer: Viewer = { tenant: TENANT, account: { userId: '', sessionId: '', mustChangePassword: false, twoFactorEnabled: false }, person, posts: [post], post, units: organisation.units, actor: actorIn(person.personId, post, organisation.units) };
  await database.owner.query('create table bench_bare (id uuid primary key, body jsonb not null)');

  const template = await makeTemplate(viewer, 'study');
  const sheets = template.ok ? await readApart(template.value.bytes) : template;
  if (!sheets.ok || !sheets.value[0]) throw new Error('no template');
  const [headings = []] = sheets.value[0].rows;
  const workbookOf = async (turn: number): Promise<Uint8Array> => {
    const rows = Array.from({ length: ROWS }, (_, i) => {
      const filled: Readonly<Record<string, unknown>> = { 学了什么: `第 ${turn} 批第 ${i + 1} 次：教育法律法规与收费规定`, 哪一种: '教师集中学习', 日期: { day: addDays(today(house), -(i % 300)) }, 应到: 42, 实到: 40 - (i % 5), 学时: 2 };
      return headings.map((heading) => filled[String(heading).replace(/^\*/, '').replace(/（.*$/, '')] ?? null);
    });
    return writeApart([{ name: sheets.value[0]?.name ?? '', columns: headings.map(() => ({ width: 12 })), rows: [headings, ...rows] as never, plain: true }]);
  };

  const turns: { readonly bare: Took; readonly whole: Took; readonly check: Took; readonly run: Took; readonly waited: number }[] = [];
  const profiler = new Session();
  profiler.connect();
  await profiler.post('Profiler.enable');
  // Once more at the end, watched by the profiler and not counted.
  for (let turn = 0; turn <= TURNS; turn += 1) {
    const bytes = await workbookOf(turn);
    const [read, reading] = await timed(() => readAlone(bytes));
    const rows = read.slice(1);
    const [, inserting] = await timed(async () => {
      for (let from = 0; from < rows.length; from += BARE_ROWS) {
        const part = rows.slice(from, from + BARE_ROWS).map((row) => ({ id: newId(house, house.clock()), body: row }));
        await database.owner.query('insert into bench_bare select id, body from jsonb_to_recordset($1) as x(id uuid, body jsonb)', [JSON.stringify(part)]);
      }
    });
    const importId = newId(house, house.clock());
    const base64 = Buffer.from(bytes).toString('base64');
    const isWatched = turn === TURNS;
    if (isWatched) await profiler.post('Profiler.start');
    const [checked, check] = await timed(() => answerSheets['import.check'](house, viewer, { importId, ledger: 'study', fileName: 'bench.xlsx', base64 }));
    if (!checked.ok || checked.value.fresh !== ROWS) throw new Error(`checked: ${JSON.stringify(checked).slice(0, 500)}`);
    await answerSheets['import.run'](house, viewer, { importId });
    waiting = 0;
    const [, run] = await timed(() => runImports(house));
    const waited = waiting;
    if (isWatched) sayProfile((await profiler.post('Profiler.stop')).profile as Profile);
    const done = await answerSheets['import.get'](house, viewer, { importId });
    if (!done.ok || done.value.done !== ROWS) throw new Error(`done: ${JSON.stringify(done).slice(0, 500)}`);
    if (isWatched) break;
    const [bare, whole] = [together(reading, inserting), together(check, run)];
    turns.push({ bare, whole, check, run, waited });
    console.log(`第 ${turn + 1} 回（毫秒，括号里是处理器时间）：库读表 ${say(reading)}，裸插入 ${say(inserting)}；核对 ${say(check)}，办理 ${say(run)}，其中等数据库 ${waited.toFixed(0)}；比 ${(whole.ms / bare.ms).toFixed(2)}，处理器 ${(whole.cpu / bare.cpu).toFixed(2)}`);
  }
  const of = (what: (turn: (typeof turns)[number]) => number): string => median(turns.map(what)).toFixed(2);
  console.log(`${ROWS} 行，每行：核对 ${of(({ check }) => check.ms / ROWS)} ms，办理 ${of(({ run }) => run.ms / ROWS)} ms，其中等数据库 ${of(({ waited }) => waited / ROWS)} ms；处理器 ${of(({ whole }) => whole.cpu / ROWS)} ms`);
  console.log(`比：${of(({ whole, bare }) => whole.ms / bare.ms)}，处理器时间之比 ${of(({ whole, bare }) => whole.cpu / bare.cpu)}（目标 ≤ 6；核对并办完 / 只读表加裸的多行插入，同一次运行，轮流测 ${TURNS} 回）`);
} finally {
  await house.close();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}

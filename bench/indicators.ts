// How long do the indicators of a county take, and does it grow? A year of records of all ledgers in 100 schools: counted from scratch against a bare `count(*)` over the same rows, act by act afterwards;
// then list, filter, indicators and overview, asked as the console asks, at a million records of all ledgers against ten thousand, each county in a database server of its own, turn by turn.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ANSWERS } from '#app/answers';
import { DEMO_CODE, foundDemoCounty } from '#app/demo-county';
import { recount, refreshFigures } from '#app/refresh-figures';
import { findViewer, type Viewer } from '#app/viewer';
import { instant } from '#base/day';
import type { Ask, Name } from '#contract';
import { indicatorsOf } from '#domain/indicators';
import { buildHouse } from '../src/build-house.ts';
import { openDatabase } from '../src/open-database.ts';
import { FILLED, fillLedgers } from './ledger-records.ts';
import { cpuMs, descendants } from './processes.ts';

const SCHOOLS = 100;
/** Five hundred records a school: six times what the plan's duties alone come to. */
const YEAR = 50_000;
const [SMALL, LARGE] = [10_000, 1_000_000];
const ROUNDS = 3;
const RUNS = 41;
const WARM_UP = 10;
const ACTS = 1_000;

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The processor's time that this program and its database have used so far, in ms. */
const processorMs = (): number => descendants(process.pid).reduce((sum, pid) => sum + cpuMs(pid), 0);

async function openCounty(count: number) {
  const folder = mkdtempSync(join(tmpdir(), 'qinglian-bench-'));
  const database = await openDatabase(folder, undefined);
  const house = buildHouse({ dataFolder: folder, address: database.address, passwords: database.passwords, clock: () => instant('2026-12-20T02:00:00Z') });
  await foundDemoCounty(house, database.owner, { passwordHash: '-', host: 'bench.invalid', units: SCHOOLS });
  await fillLedgers(database.owner, DEMO_CODE, { count, schools: SCHOOLS });
  await recount(house, DEMO_CODE);
  for (const table of ['figure', 'figure_kind', 'duty']) await database.owner.query(`vacuum analyze ${table}`);
  return {
    house, owner: database.owner,
    async viewer(staffNo: string): Promise<Viewer> {
      const { rows } = await database.owner.query('select user_id from person where staff_no = $1', [staffNo]);
      const found = await findViewer(house, DEMO_CODE, { userId: rows[0].user_id, sessionId: '', mustChangePassword: false, twoFactorEnabled: false }, undefined);
      if (!found.ok) throw new Error(found.refusal.code);
      return found.value;
    },
    async ask<N extends Name>(name: N, viewer: Viewer, input: Ask<N>): Promise<unknown> {
      const answer = await (ANSWERS[name] as (h: unknown, v: Viewer, i: unknown) => Promise<{ ok: boolean; value: never }>)(house, viewer, input);
      if (!answer.ok) throw new Error(JSON.stringify(answer));
      return answer.value;
    },
    async close() {
      await house.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const kinds = FILLED.reduce((sum, ledger) => sum + indicatorsOf(ledger).length, 0);
const year = await openCounty(YEAR);
try {
  const [scratch, bare, processor]: [number[], number[], number[]] = [[], [], []];
  for (let run = 0; run < 7; run += 1) {
    const used = processorMs();
    scratch.push(await timed(() => recount(year.house, DEMO_CODE)));
    processor.push(processorMs() - used);
    bare.push(await timed(() => year.house.pools.ql_log.query('select count(*) from record where tenant_id = $1', [DEMO_CODE])));
  }
  const figures = (await year.owner.query('select count(*)::int as n from figure')).rows[0].n as number;
  console.log(`从头算：${FILLED.length} 本台账 ${kinds} 个指标，${SCHOOLS} 所学校 ${YEAR} 条记录一年，${figures} 个数：${median(scratch).toFixed(0)} ms（最快 ${Math.min(...scratch).toFixed(0)}，处理器 ${median(processor)}），光数行 ${median(bare).toFixed(1)} ms，比 ${(median(scratch) / median(bare)).toFixed(1)}；目标 1 秒的 ${(median(scratch) / 1000).toFixed(2)}`);
  await refreshFigures(year.house);
  const later: number[] = [];
  for (let run = 0; run < 7; run += 1) {
    await year.owner.query(
      `insert into outbox (tenant_id, entry_id, ledger, unit_id, months) select tenant_id, gen_random_uuid(), ledger, unit_id, array[date_trunc('month', happened_on)::date]
       from record where tenant_id = $1 and happened_on >= '2026-12-01' order by md5(record_id::text || $2) limit ${ACTS}`, [DEMO_CODE, String(run)]);
    later.push(await timed(() => refreshFigures(year.house)));
  }
  console.log(`此后逐件：${ACTS} 件办理散在各校各台账 ${median(later).toFixed(0)} ms，每件 ${(median(later) / ACTS).toFixed(2)} ms`);
} finally {
  await year.close();
}

const LIST = { ledger: 'study', filters: {} };
const COUNTED = { indicator: 'study-law', from: '2026-09-01', to: '2027-01-01' };
const QUESTIONS = [
  ['台账 全县', '1001', 'records.list', LIST],
  ['台账 一校自己', '2001', 'records.list', LIST],
  ['台账 全县按状态', '1001', 'records.list', { ...LIST, state: '已登记' }],
  ['台账 全县按选项', '1001', 'records.list', { ...LIST, filters: { kind: '领导干部学法' } }],
  ['台账 全县按指标', '1001', 'records.list', { ...LIST, counted: COUNTED }],
  ['台账 一校按指标', '2001', 'records.list', { ...LIST, counted: COUNTED }],
  ['指标 全县', '1001', 'indicators.list', { per: 'semester', back: 0 }],
  ['指标 全县学年', '1001', 'indicators.list', { per: 'year', back: 0 }],
  ['指标 股室', '1103', 'indicators.list', { per: 'semester', back: 0 }],
  ['指标 一校', '2001', 'indicators.list', { per: 'semester', back: 0 }],
  ['总览 全县', '1001', 'overview.get', {}],
] as const;

const counties: Awaited<ReturnType<typeof openCounty>>[] = [];
try {
  for (const count of [SMALL, LARGE]) counties.push(await openCounty(count));
  let worst = 0;
  for (const [name, staffNo, question, input] of QUESTIONS) {
    const asks = await Promise.all(counties.map(async (county) => {
      const viewer = await county.viewer(staffNo);
      return () => county.ask(question as 'records.list', viewer, input as never);
    }));
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const times = asks.map((): number[] => []);
      for (let run = -WARM_UP; run < RUNS; run += 1) {
        for (const [i, ask] of asks.entries()) {
          const took = await timed(ask);
          if (run >= 0) times[i]?.push(took);
        }
      }
      rounds.push(times.map(median) as [number, number]);
    }
    const ratio = median(rounds.map(([small, large]) => large / small));
    worst = Math.max(worst, ratio);
    console.log(`${name}：一万条 ${median(rounds.map(([small]) => small)).toFixed(2)} ms，百万条 ${median(rounds.map(([, large]) => large)).toFixed(2)} ms，比 ${ratio.toFixed(2)}（${rounds.map(([small, large]) => (large / small).toFixed(2)).join('、')}）`);
  }
  console.log(`最大的比：${worst.toFixed(2)}（百万条 / 一万条，同一次运行，轮流测）`);
} finally {
  for (const county of counties) await county.close();
}

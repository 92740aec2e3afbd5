// How much slower are a page of a ledger and 我的待办 in a county of a million records and a million duties than in one of a thousand? For every audience and filter, asked as the
// console asks (the answer behind the API, the post's real sight), each county in a database server of its own, turn by turn. Prints the ratio of the medians, and the median of three such ratios.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ANSWERS } from '#app/answers';
import { demoOrganisation } from '#app/demo-organisation';
import { foundCounty } from '#app/found-county';
import { newId, today } from '#app/house';
import { findViewer, type Viewer } from '#app/viewer';
import { systemClock } from '#base/day';
import type { Ask } from '#contract';
import { buildHouse } from '../src/build-house.ts';
import { openDatabase } from '../src/open-database.ts';

const SMALL = 1_000;
const LARGE = 1_000_000;
const SCHOOLS = 20;
const ROUNDS = 3;
const RUNS = 101;
const WARM_UP = 40;
const CODE = 'bench';

// Every fourth record is school c001's, every fifth is led by section s5, 25 of 100 are returned, ten have the rarer choice: pages are full in both counties. 70 of 100 duties are done, five handed in.
const SPREAD = `select n, md5(n::text)::uuid as id, 'c' || lpad((case when n % 4 = 0 then 1 else 2 + n % ${SCHOOLS - 1} end)::text, 3, '0') as unit, case when n % 5 = 0 then 's5' end as lead, ('x' || substr(md5(n::text), 1, 6))::bit(24)::int % 100 as part,
  timestamptz '2026-01-01' + n * interval '7 seconds' as at from generate_series(1, $2::int) n`;
const RECORDS = `insert into record (tenant_id, record_id, ledger, unit_id, lead_unit_id, state, standing, state_since, seq, title, open, trail, created_at, updated_at, t1)
  select $1, id, 'semester-report', unit, lead, case when part < 70 then '已接收' when part < 75 then '已报送' else '已退回' end, case when part < 70 then 'done' when part < 75 then 'handed-in' else 'open' end, at, 1, '第' || n || '份',
    '{"season":"秋季学期","summary":"办了活动","shortcomings":"有","improvements":"改","plan":"做"}', '[]', at, at, case when n % 10 = 3 then '春季学期' else '秋季学期' end from (${SPREAD}) s`;
const DUTIES = `insert into duty (tenant_id, programme_id, duty_key, version, unit_id, lead_unit_id, ledger, due, body, record_id, standing)
  select $1, md5('p')::uuid, unit || '/semester-report/' || n, 1, unit, coalesce(lead, 's1'), 'semester-report', due, jsonb_build_object(
    'key', unit || '/semester-report/' || n, 'unitId', unit, 'ledger', 'semester-report', 'period', jsonb_build_object('per', 'month', 'key', n, 'name', '一月', 'start', due, 'end', due), 'obligationIds', jsonb_build_array('a', 'b'),
    'sentences', jsonb_build_array('1.1#1', '1.1#2'), 'leadUnitId', coalesce(lead, 's1'), 'jointUnitIds', '[]'::jsonb, 'minutes', 20, 'cycle', 'month',
    'due', jsonb_build_object('due', due, 'origin', jsonb_build_object('kind', 'document', 'basis', '1.1#1'), 'start', due, 'startName', '一月开始', 'span', '{"value":10,"unit":"workday"}'::jsonb, 'skipped', '[]'::jsonb, 'provisional', false)),
    case when part < 80 then id end, case when part < 70 then 'done' when part < 75 then 'handed-in' else 'open' end
  from (select *, current_date - 400 + (n::bigint * 7919 % 510)::int as due from (${SPREAD}) t) s`;

interface County {
  viewer(staffNo: string): Promise<Viewer>;
  ask<N extends 'records.list' | 'inbox.list'>(name: N, viewer: Viewer, input: Ask<N>): Promise<{ readonly lines: readonly unknown[]; readonly next?: unknown }>;
  close(): Promise<void>;
}

async function openCounty(count: number): Promise<County> {
  const folder = mkdtempSync(join(tmpdir(), 'qinglian-bench-'));
  const database = await openDatabase(folder, undefined);
  const house = buildHouse({ dataFolder: folder, address: database.address, passwords: database.passwords, clock: systemClock });
  const organisation = demoOrganisation(today(house), () => newId(house, house.clock()), SCHOOLS);
  await foundCounty(house, database.owner, { code: CODE, name: '测速县', demo: true, host: 'bench.invalid', organisation, passwordHash: '-' });
  for (const [table, fill] of [['record', RECORDS], ['duty', DUTIES]] as const) {
    // Filled first and indexed afterwards, which is some times faster and comes to the same.
    const { rows } = await database.owner.query(`select indexdef from pg_indexes where schemaname = 'public' and tablename = $1 and indexname not like '%_pkey'`, [table]);
    for (const { indexdef } of rows) await database.owner.query(`drop index ${/INDEX (\S+)/.exec(indexdef)?.[1]}`);
    await database.owner.query(`alter table ${table} disable trigger user`);
    await database.owner.query(fill, [CODE, count]);
    await database.owner.query(`alter table ${table} enable trigger user`);
    for (const { indexdef } of rows) await database.owner.query(indexdef);
    await database.owner.query(`vacuum analyze ${table}`);
  }
  await database.owner.query('checkpoint');
  return {
    async viewer(staffNo) {
      const { rows } = await database.owner.query('select user_id from person where staff_no = $1', [staffNo]);
      const found = await findViewer(house, CODE, { userId: rows[0].user_id, sessionId: '', mustChangePassword: false, twoFactorEnabled: false }, undefined);
      if (!found.ok) throw new Error(found.refusal.code);
      return found.value;
    },
    async ask(name, viewer, input) {
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

const LIST = { ledger: 'semester-report', filters: {} };
const INBOX = { whose: 'all', limit: 100 } as const;
const QUESTIONS = [
  ['台账 一校自己', '2001', 'records.list', LIST],
  ['台账 牵头股室', '1105', 'records.list', LIST],
  ['台账 责任督学（三校）', '1007', 'records.list', LIST],
  ['台账 全县', '1001', 'records.list', LIST],
  ['台账 全县看一校', '1001', 'records.list', { ...LIST, unitId: 'c001' }],
  ['台账 全县按状态', '1001', 'records.list', { ...LIST, state: '已退回' }],
  ['台账 一校按状态', '2001', 'records.list', { ...LIST, state: '已退回' }],
  ['台账 全县按选项', '1001', 'records.list', { ...LIST, filters: { season: '春季学期' } }],
  ['台账 全县第二页', '1001', 'records.list', 'second'],
  ['台账 一校第二页', '2001', 'records.list', 'second'],
  ['待办 一校本单位', '2001', 'inbox.list', { ...INBOX, whose: 'own' }],
  ['待办 股室牵头', '1105', 'inbox.list', { ...INBOX, whose: 'led' }],
  ['待办 责任督学全部可见', '1007', 'inbox.list', INBOX],
  ['待办 全县', '1001', 'inbox.list', INBOX],
  ['待办 全县已逾期', '1001', 'inbox.list', { ...INBOX, light: 'red' }],
  ['待办 全县已办结', '1001', 'inbox.list', { ...INBOX, light: 'done' }],
] as const;

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;

const counties: County[] = [];
try {
  for (const count of [SMALL, LARGE]) counties.push(await openCounty(count));
  let worst = 0;
  for (const [name, staffNo, question, input] of QUESTIONS) {
    const asks = await Promise.all(counties.map(async (county) => {
      const viewer = await county.viewer(staffNo);
      const wish = input === 'second' ? { ...LIST, after: (await county.ask('records.list', viewer, LIST)).next as never } : input;
      return () => county.ask(question, viewer, wish as never);
    }));
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const times = asks.map((): number[] => []);
      for (let run = -WARM_UP; run < RUNS; run += 1) {
        for (const [i, ask] of asks.entries()) {
          const start = performance.now();
          const { lines } = await ask();
          if (run >= 0) times[i]?.push(performance.now() - start);
          if (lines.length === 0) throw new Error(`${name}: an empty page measures nothing`);
        }
      }
      rounds.push(times.map(median) as [number, number]);
    }
    const ratio = median(rounds.map(([small, large]) => large / small));
    worst = Math.max(worst, ratio);
    console.log(`${name}：千条 ${median(rounds.map(([small]) => small)).toFixed(2)} ms，百万条 ${median(rounds.map(([, large]) => large)).toFixed(2)} ms，比 ${ratio.toFixed(2)}（${rounds.map(([small, large]) => (large / small).toFixed(2)).join('、')}）`);
  }
  console.log(`最大的比：${worst.toFixed(2)}（百万条 / 千条，同一次运行，轮流测；别人同用一台机器时单看毫秒没有意义）`);
} finally {
  for (const county of counties) await county.close();
}

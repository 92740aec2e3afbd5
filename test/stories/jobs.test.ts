import { JOBS, runJobs, type Job } from '#app/jobs';
import { foundDemoCounty } from '#app/demo-county';
import { renew } from '#app/recompute-due';
import { inSight } from '#store/pools';
import { hashPassword } from '#http/accounts';
import type { Duty } from '#model/duty';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestHouse, PASSWORD, type TestHouse } from '../harness.ts';

let house: TestHouse;
const faults: unknown[] = [];
const run = (jobs: readonly Job[] = JOBS): Promise<void> => runJobs(house.house, jobs, (job, error) => faults.push([job, error]));
const count = async (table: string): Promise<number> => (await house.owner.query(`select count(*)::int as n from ${table}`)).rows[0].n;

beforeEach(async () => {
  faults.length = 0;
  house = await openTestHouse('2026-03-02T01:00:00Z');
  await house.county('jobs-x');
});
afterEach(async () => {
  expect(faults).toEqual([]);
  await house.close();
});

test('草稿三十天没有动过就清理，动过的留着', async () => {
  const clerk = await house.signIn('jobs-x', '2001');
  const [old, kept] = [house.newId(), house.newId()];
  for (const draftId of [old, kept]) await clerk.ask('draft.save', { draftId, ledger: 'semester-report', body: { recordId: house.newId(), action: 'submit', seenSeq: 0, set: { summary: '写到一半' } } });
  house.at('2026-03-20T01:00:00Z');
  await clerk.ask('draft.save', { draftId: kept, ledger: 'semester-report', body: { recordId: house.newId(), action: 'submit', seenSeq: 0, set: { summary: '又写了' } } });
  house.at('2026-04-01T01:00:00Z');
  await run();
  expect(await count('draft')).toBe(2);
  house.at('2026-04-02T01:00:00Z');
  await run();
  expect((await clerk.ask('draft.list', {})).map((draft) => draft.draftId)).toEqual([kept]);
  await house.check();
});

test('登录记录满六个月清理，不足的留着；过期的登录清掉', async () => {
  await house.signIn('jobs-x', '2001');
  house.at('2026-08-30T01:00:00Z');
  await house.post('/c/jobs-x/console/auth/sign-in/username', { username: 'jobs-x/2001', password: PASSWORD });
  await house.owner.query(`update auth.session set "expiresAt" = '2026-08-29' where id = (select id from auth.session limit 1)`);
  const sessions = await count('auth.session');
  await run();
  expect([await count('sign_in'), await count('auth.session')]).toEqual([2, sessions - 1]);
  house.at('2026-09-03T01:00:00Z');
  await run();
  expect(await count('sign_in')).toBe(1);
});

test('一天一次：两个进程同时来只跑一遍，睡过几天醒来补一遍，坏了的下次再试，不拖累别的', async () => {
  const ran: string[] = [];
  let broken = true;
  const jobs: Job[] = [
    { id: 'flaky', run: async () => { ran.push('flaky'); if (broken) throw new Error('坏了'); return 1; } },
    { id: 'steady', run: async () => { ran.push('steady'); await new Promise((next) => setTimeout(next, 50)); return 3; } },
  ];
  await Promise.all([run(jobs), run(jobs)]);
  expect(ran.filter((job) => job === 'steady')).toHaveLength(1);
  expect(faults.splice(0)).not.toEqual([]);
  broken = false;
  ran.length = 0;
  await run(jobs);
  await run(jobs);
  expect(ran).toEqual(['flaky']);
  house.at('2026-03-09T01:00:00Z');
  await run(jobs);
  expect(ran).toEqual(['flaky', 'flaky', 'steady']);
  expect((await house.owner.query(`select job, day::text, done from job_run where day = '2026-03-09' order by job`)).rows).toEqual([{ job: 'flaky', day: '2026-03-09', done: '1' }, { job: 'steady', day: '2026-03-09', done: '3' }]);
});

const duty = (due: string, provisional: boolean, more: Partial<Duty> = {}): Duty => ({
  key: 'c001/semester-report/2027-autumn', unitId: 'c001', ledger: 'semester-report', obligationIds: ['O1'], sentences: ['S2#2'], leadUnitId: 's1', jointUnitIds: [], minutes: 60, cycle: 'semester',
  period: { per: 'semester', key: '2027-autumn', name: '2027年秋季学期', start: '2027-09-01', end: '2028-01-20' },
  due: { due, origin: { kind: 'document', basis: 'S2#2' }, start: '2027-09-01', startName: '2027年秋季学期开始', span: { value: 20, unit: 'workday' }, skipped: [], provisional } as never, ...more,
}) as never;

test('暂定的期限：节假日公布后重算，改了哪一天、为什么都写明；没有变化就不动；另一次印发算的起点不动', () => {
  const before = duty('2027-10-08', true);
  expect(renew(before, duty('2027-10-11', false), '2027-01-05' as never)?.due).toMatchObject({ due: '2027-10-11', provisional: false, moved: [{ from: '2027-10-08', on: '2027-01-05', why: '节假日安排公布' }] });
  expect(renew(before, duty('2027-10-08', false), '2027-01-05' as never)?.due).not.toHaveProperty('moved');
  expect(renew(before, before, '2027-01-05' as never)).toBeUndefined();
  expect(renew(before, undefined, '2027-01-05' as never)).toBeUndefined();
  expect(renew(before, duty('2027-10-20', true, { due: { ...before.due, start: '2027-09-15' as never, due: '2027-10-20' as never } }), '2027-01-05' as never)).toBeUndefined();
  const twice = renew(renew(before, duty('2027-10-11', true), '2027-01-05' as never) as Duty, duty('2027-10-12', false), '2027-02-05' as never);
  expect(twice?.due.moved?.map((step) => step.from)).toEqual(['2027-10-08', '2027-10-11']);
});

test('校历改了：暂定的期限夜里重算并写明，已经定下的、已由新版本取消的不动；数据库自己也守着', async () => {
  house.at('2026-11-20T01:00:00Z');
  await foundDemoCounty(house.house, house.owner, { passwordHash: await hashPassword(PASSWORD), host: 'test.invalid' });
  const duties = async (): Promise<Map<string, { due: string; body: Duty }>> => new Map((await house.owner.query(`select duty_key, due::text, body from duty where tenant_id = 'qinghe'`)).rows.map((row) => [row.duty_key, row]));
  await run();
  const before = await duties();
  const provisional = [...before.values()].filter(({ body }) => body.due.provisional && body.period.key === '2027-spring');
  expect(provisional.length).toBeGreaterThan(20);
  const system = await house.signIn('qinghe', '1006');
  const spring = (await system.ask('organisation.semesters', {})).find((one) => one.id === '2027-spring');
  await system.ask('organisation.change', { wishes: [{ entryId: house.newId(), seenSeq: 0, change: { kind: 'semester', row: { id: '2027-spring', name: spring?.name ?? '', start: '2027-03-01' as never, end: '2027-07-16' as never } } }] });
  expect(await duties()).toEqual(before);
  const ended = provisional[0]?.body.key ?? '';
  await house.owner.query(`update duty set ended_by = version + 1, ended_on = '2026-11-20', renewed = false where tenant_id = 'qinghe' and duty_key = $1`, [ended]);
  house.at('2026-11-21T01:00:00Z');
  await run();
  const after = await duties();
  const moved = [...after.values()].filter(({ body }) => body.due.moved);
  expect(moved.length).toBeGreaterThan(20);
  for (const { body, due } of moved) {
    expect(body.due.moved).toEqual([{ from: before.get(body.key)?.due, on: '2026-11-21', why: '校历改变' }]);
    expect([body.period.start, body.period.end, body.due.due]).toEqual(['2027-03-01', '2027-07-16', due]);
  }
  for (const [key, row] of before) if (!row.body.due.provisional || key === ended) expect(after.get(key)).toEqual(row);
  await expect(inSight(house.house.pools.ql_app, { tenant: 'qinghe', units: '*' }, (tx) => tx.query(`update duty set due = due + 1 where tenant_id = 'qinghe' and body->'due'->>'provisional' = 'false'`))).rejects.toThrow(/only a provisional/);
  // Ended here by hand and not by an act, it would rightly be found.
  await house.owner.query(`delete from duty where ended_by is not null`);
  await house.check();
}, 60_000);

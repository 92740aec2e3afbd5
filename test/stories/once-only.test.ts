import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';

let house: TestHouse;
let school: Person;
let office: Person;

const TASKS = [{ task: '公开采购', owner: '总务主任', due: '2026-10-30', guard: '每周碰头' }];
const PLAN = { term: '2026 年秋季学期', kind: '学校实施方案', goal: '食堂和采购两个岗位的风险全部有措施', tasks: TASKS };

beforeAll(async () => {
  house = await openTestHouse();
  await house.county('qinghe');
  [school, office] = [await house.signIn('qinghe', '2001'), await house.signIn('qinghe', '1001')];
});
afterAll(() => house.close());

test('没有可带入的，就从空白开始', async () => {
  expect(await school.ask('record.prefill', { ledger: 'activity', unitId: school.unitId })).toEqual({ fields: {}, last: null });
});

test('复制上次的：内容带过来，日期留空，别的单位的拿不到', async () => {
  const recordId = house.newId();
  expect(await school.act({ ledger: 'school-plan', recordId, action: 'submit', seenSeq: 0, set: PLAN })).toMatchObject({ ok: true });
  const { last } = await school.ask('record.prefill', { ledger: 'school-plan', unitId: school.unitId });
  expect(last).toMatchObject({ recordId, values: { ...PLAN, tasks: [{ ...TASKS[0], due: null }] } });
  const sibling = await house.signIn('qinghe', '2003');
  expect(await sibling.refused('record.prefill', { ledger: 'school-plan', unitId: school.unitId })).toBe('out-of-reach');
  expect((await sibling.ask('record.prefill', { ledger: 'school-plan', unitId: sibling.unitId })).last).toBeNull();
  await house.check();
});

test('审阅时看得到哪些与上次相同、哪些改了；撤回的不算上次', async () => {
  house.at('2027-02-25T01:00:00Z');
  [school, office] = [await house.signIn('qinghe', '2001'), await house.signIn('qinghe', '1001')];
  const [withdrawn, next] = [house.newId(), house.newId()];
  await school.act({ ledger: 'school-plan', recordId: withdrawn, action: 'submit', seenSeq: 0, set: { ...PLAN, goal: '写错了' } });
  await school.act({ ledger: 'school-plan', recordId: withdrawn, action: 'withdraw', seenSeq: 1 });
  house.at('2027-02-26T01:00:00Z');
  [school, office] = [await house.signIn('qinghe', '2001'), await house.signIn('qinghe', '1001')];
  expect(await school.act({ ledger: 'school-plan', recordId: next, action: 'submit', seenSeq: 0, set: { ...PLAN, term: '2027 年春季学期', tasks: [{ ...TASKS[0], due: '2027-04-30' }] } })).toMatchObject({ ok: true });
  expect(await office.ask('record.before', { recordId: next })).toMatchObject({ previous: { title: '2026 年秋季学期 · 学校实施方案' }, same: ['kind', 'goal'], changed: ['term', 'tasks'] });
  expect(await (await house.signIn('qinghe', '2003')).refused('record.before', { recordId: next })).toBe('not-found');
  await house.check();
});

test('个人信息不带进新的一件', async () => {
  const rectify = { ledger: 'rectify', recordId: house.newId() };
  const ordered = await office.act({ ...rectify, action: 'order', seenSeq: 0, unitId: school.unitId, set: { problem: '陪餐记录缺三天', ground: '方案 S3#7', demand: '补查原因' } });
  expect(ordered).toMatchObject({ ok: true });
  const personal = Object.entries((await office.ask('ledgers.list', {})).find(({ id }) => id === 'rectify')!['fields'] as Record<string, { personal: boolean; kind: string }>).find(([, field]) => field.personal && field.kind === 'text');
  expect(personal).toBeDefined();
  await school.act({ ...rectify, action: 'report', seenSeq: 1, set: { measures: '逐日登记', doneOn: '2027-02-20', [personal![0]]: '王某 13800000000' } });
  const { last } = await school.ask('record.prefill', { ledger: 'rectify', unitId: school.unitId });
  expect(last?.values).toMatchObject({ measures: '逐日登记' });
  expect(JSON.stringify(last)).not.toContain('13800000000');
});

import type { Output } from '#contract';
import { findLedger } from '#ledgers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';
import { walk } from '../walk.ts';

// FEATURES 1.2 党员干部思想教育.
let house: TestHouse;
let school: Person;
let head: Person;
let office: Person;
let chief: Person;

const again = async (moment: string): Promise<void> => {
  house.at(moment);
  [school, head, office, chief] = (await Promise.all(['2001', '2002', '1001', '1002'].map((no) => house.signIn('qinghe', no)))) as [Person, Person, Person, Person];
};

beforeAll(async () => {
  house = await openTestHouse('2026-09-01T01:00:00Z');
  await house.county('qinghe');
  await again('2026-09-01T01:00:00Z');
});
afterAll(() => house.close());

const calendar = (from = '2026-09'): Promise<Output<'meetings.calendar'>> => school.ask('meetings.calendar', { unitId: 'c001', from });
const rule = (all: Output<'meetings.calendar'>, kind: string) => all.rules.find((one) => one.kind === kind);
const held = (kind: string, heldOn: string) => walk(house, 'party-life').step(school, 'enter', { kind, topic: `${kind}记录`, heldOn, expected: 9, present: 8 });

test('十二个月的日历照规则排出来：跨春秋学期，假期不排，到期日避开节假日', async () => {
  const all = await calendar();
  expect(all).toMatchObject({ from: '2026-09-01', to: '2027-08-31', owed: 0, held: 0 });
  expect(all.rules.map((one) => [one.kind, one.every, one.periods.length])).toEqual([['党风廉政建设分析会', 6, 2], ['支委会', 1, 10], ['主题党日', 1, 10], ['党员大会', 3, 4], ['党课', 3, 4], ['组织生活会', 12, 1], ['民主生活会', 12, 1]]);
  expect(rule(all, '支委会')?.periods.map((one) => one.name)).toEqual(['2026年9月', '2026年10月', '2026年11月', '2026年12月', '2027年1月', '2027年3月', '2027年4月', '2027年5月', '2027年6月', '2027年7月']);
  expect(rule(all, '支委会')?.periods.slice(0, 5).map((one) => one.due)).toEqual(['2026-09-30', '2026-10-30', '2026-11-30', '2026-12-31', '2027-01-20']);
  expect(rule(all, '党员大会')?.periods.map((one) => [one.name, one.due])).toEqual([['2026年7—9月', '2026-09-30'], ['2026年10—12月', '2026-12-31'], ['2027年1—3月', '2027-03-31'], ['2027年4—6月', '2027-06-30']]);
  expect(rule(all, '支委会')?.periods[1]).toMatchObject({ status: 'coming', explanation: { origin: { kind: 'default', basis: '1.2#4' }, skipped: [{ from: '2026-10-31', to: '2026-10-31', name: '周末' }] } });
  expect(await (await house.signIn('qinghe', '2003')).refused('meetings.calendar', { unitId: 'c001' })).toBe('out-of-reach');
});

test('应开实开随记录重算：登记就加、作废就减，过了没开的看得到也提醒得到；县里改了规则，日历跟着改', async () => {
  await again('2026-11-05T01:00:00Z');
  expect(await calendar()).toMatchObject({ owed: 6, held: 0 });
  expect((await school.ask('signals.list', { ledger: 'party-life' })).filter((line) => line.light === 'red').map((line) => [line.name, line.due])).toEqual([['支委会没有开', '2026-10-30'], ['主题党日没有开', '2026-10-30'], ['党员大会没有开', '2026-09-30'], ['党课没有开', '2026-09-30']]);
  expect([await held('支委会', '2026-09-15'), await held('党员大会', '2026-09-16')]).toEqual(['已登记', '已登记']);
  const october = walk(house, 'party-life');
  await october.step(school, 'enter', { kind: '支委会', topic: '十月例会', heldOn: '2026-10-20', expected: 5, present: 5 });
  const two = await calendar();
  expect([two.owed, two.held, rule(two, '支委会')?.periods[1]]).toMatchObject([6, 3, { status: 'held', heldOn: '2026-10-20', recordId: october.recordId }]);
  expect(await october.step(head, 'void', {}, { reason: '登错了支部' })).toBe('已作废');
  expect(await calendar()).toMatchObject({ owed: 6, held: 2 });
  const figure = walk(house, 'parameter');
  await figure.step(office, 'propose', { parameter: '支委会每几个月一次', value: 2, from: '2026-11-05', basis: '局党组〔2026〕11号' });
  await figure.step(chief, 'approve');
  house.at('2026-11-05T01:01:00Z');
  const slower = await calendar();
  expect([slower.owed, rule(slower, '支委会')?.periods.map((one) => one.name)]).toEqual([5, ['2026年9—10月', '2026年11—12月', '2027年1—2月', '2027年3—4月', '2027年5—6月', '2027年7—8月']]);
  await house.check();
});

test('会上查摆的问题成为整改项，挂在那次会议下面；本单位的另一人复查销号，办公室下达的不能自己销', async () => {
  await again('2026-11-06T01:00:00Z');
  const meeting = walk(house, 'party-life');
  await meeting.step(school, 'enter', { kind: '组织生活会', topic: '对照检查', heldOn: '2026-11-05', expected: 9, present: 9 });
  const problem = walk(house, 'rectify');
  const set = { kind: '会议与记录', source: '会议查摆', meeting: meeting.recordId, problem: '学习笔记补记', ground: '组织生活会查摆', demand: '当月改到位' };
  expect(await problem.step(school, 'raise', { ...set, source: '督查检查', meeting: null })).toBe('condition');
  expect(await problem.step(school, 'raise', set)).toBe('已下达');
  expect((await school.ask('record.get', { recordId: meeting.recordId })).children).toMatchObject([{ recordId: problem.recordId, ledger: 'rectify', state: '已下达' }]);
  expect(await problem.step(school, 'report', { measures: '当次当记', doneOn: '2026-11-06' })).toBe('已报结果');
  expect(await problem.step(head, 'closeOwn', { finding: '抽查三本，都是当次记的' })).toBe('已销号');
  const ordered = walk(house, 'rectify');
  await ordered.step(office, 'order', { kind: '会议与记录', problem: '会议记录不全', ground: 'S3#7', demand: '补全' }, { unitId: 'c001', acknowledges: ['rebound'] });
  await ordered.step(school, 'report', { measures: '已补', doneOn: '2026-11-06' });
  expect(await ordered.step(head, 'closeOwn', { finding: '好了' })).toBe('condition');
  expect(await ordered.step(chief, 'close', { finding: '核对过' })).toBe('已销号');
  await house.check();
});

test('会议记录里没有一项是写某个人的：只有议题、日期、人数和校验值', () => {
  const fields = ['party-life', 'meeting'].flatMap((id) => Object.entries(findLedger(id)?.fields ?? {}));
  expect(fields.length).toBeGreaterThan(10);
  expect(fields.filter(([, field]) => field.kind === 'post' || field.kind === 'longtext' || field.personal).map(([name]) => name)).toEqual([]);
  expect(fields.filter(([, field]) => field.kind === 'rows').map(([name, field]) => [name, Object.keys(field.kind === 'rows' ? field.columns : {})])).toEqual([['resolutions', ['matter', 'owner', 'dueOn']]]);
});

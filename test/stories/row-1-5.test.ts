import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';
import { walk } from '../walk.ts';

// FEATURES 1.5 作风建设. Forms, their refusal and the burden index stand in collection.test.ts and burden.test.ts.
let house: TestHouse;
let school: Person;
let head: Person;
let office: Person;
let leader: Person;
let section: Person;

beforeAll(async () => {
  house = await openTestHouse('2026-09-01T01:00:00Z');
  await house.county('qinghe');
  [school, head, office, leader, section] = (await Promise.all(['2001', '2002', '1001', '1003', '1107'].map((no) => house.signIn('qinghe', no)))) as [Person, Person, Person, Person, Person];
});
afterAll(() => house.close());

test('查、治、建三段：没治不能建；建成制度，或者写明理由、由另一人同意不建；不同意就得建', async () => {
  const [ruled, none] = [walk(house, 'style'), walk(house, 'style')];
  const found = { problem: '办事窗口午间无人', source: '自查', foundOn: '2026-09-01' };
  expect(await ruled.step(school, 'find', found)).toBe('已查出');
  expect(await ruled.step(school, 'build', { ruleText: '窗口轮岗办法' })).toBe('wrong-state');
  expect(await ruled.step(school, 'settle', { measures: '中午两人轮岗', doneOn: '2026-09-10' })).toBe('已整治');
  expect(await ruled.step(school, 'build', { ruleText: '窗口轮岗办法' })).toBe('same-person');
  expect(await ruled.step(head, 'build')).toBe('condition');
  expect(await ruled.step(head, 'build', { ruleText: '窗口轮岗办法（校内）' })).toBe('已建制度');
  await none.step(school, 'find', { ...found, problem: '会议桌签写错' });
  await none.step(school, 'settle', { measures: '当场改正', doneOn: '2026-09-01' });
  expect(await none.step(school, 'noRule')).toBe('reason-missing');
  expect(await none.step(school, 'noRule', {}, { reason: '偶发' })).toBe('拟不建制度');
  expect(await none.step(school, 'noRuleConfirmed')).toBe('role');
  expect(await none.step(head, 'noRuleRefused', {}, { reason: '上学期也有过' })).toBe('已整治');
  await none.step(school, 'noRule', {}, { reason: '已并入会务清单' });
  expect(await none.step(head, 'noRuleConfirmed')).toBe('不需建制度');
  await house.check();
});

test('走访：同一个地方连续三次没有发现问题，第三次要知悉才登得上；有一个问题就从头数起', async () => {
  const visit = (visitedOn: string, problems: unknown = null, acknowledges: readonly string[] = []) => walk(house, 'liaison').step(leader, 'enter', { place: '云台镇中心校', kind: '领导联系学校', visitedOn, problems }, { acknowledges });
  expect([await visit('2026-09-01'), await visit('2026-09-08'), await visit('2026-09-15')]).toEqual(['已登记', '已登记', 'warned:no-issue-thrice']);
  expect(await visit('2026-09-15', null, ['no-issue-thrice'])).toBe('已登记');
  expect(await visit('2026-09-16', [{ problem: '厕所冬季结冰停用', to: '安全后勤股', until: '2026-10-15' }])).toBe('已登记');
  expect([await visit('2026-09-17'), await visit('2026-09-18')]).toEqual(['已登记', '已登记']);
  await house.check();
});

test('调研发现的问题转办成督办件，挂在那次走访下面；到了要求的日子没办提醒，报了结果由办公室销号', async () => {
  const [visit, slip] = [walk(house, 'liaison'), walk(house, 'supervise')];
  await visit.step(leader, 'enter', { place: '松岭镇中心校', kind: '调查研究', visitedOn: '2026-09-01', talked: 12, problems: [{ problem: '操场破损', to: '安全后勤股', until: '2026-09-20' }] });
  const set = { matter: '松岭镇中心校操场破损', kind: '走访调研', owner: '安全后勤股股长', dueOn: '2026-09-20' };
  expect(await slip.step(office, 'assign', set, { unitId: 's7' })).toBe('missing');
  expect(await slip.step(office, 'assign', { ...set, visit: visit.recordId }, { unitId: 's7' })).toBe('已交办');
  expect((await leader.ask('record.get', { recordId: visit.recordId })).children).toMatchObject([{ recordId: slip.recordId, ledger: 'supervise', state: '已交办' }]);
  house.at('2026-09-21T01:00:00Z');
  expect((await section.ask('signals.list', { ledger: 'supervise' })).map((line) => [line.light, line.recordId, line.due])).toEqual([['red', slip.recordId, '2026-09-20']]);
  expect(await slip.step(section, 'report', { result: '已修补并验收', doneOn: '2026-09-21' })).toBe('已报结果');
  expect(await section.ask('signals.list', { ledger: 'supervise' })).toEqual([]);
  expect(await slip.step(office, 'close')).toBe('已销号');
  await house.check();
});

test('八项规定：每月一次，节前再一次；节前七天提醒，查过这一节的就不提，查出的问题只有数目', async () => {
  house.at('2026-09-24T01:00:00Z');
  const names = async () => (await school.ask('signals.list', { ledger: 'eight-rules' })).map((line) => [line.name, line.due, line.light]);
  expect(await names()).toEqual([['节前自查还没有登记', '2026-09-25', 'yellow'], ['节前自查还没有登记', '2026-10-01', 'yellow']]);
  const check = (occasion: string) => walk(house, 'eight-rules').step(school, 'enter', { month: '节前', checkedOn: '2026-09-24', occasion, checked: ['节日礼品', '公务用车'], found: 1, reminded: 40 });
  expect([await check('教师节中秋'), await check('国庆')]).toEqual(['已登记', '已登记']);
  expect(await names()).toEqual([]);
  await house.check();
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';
import { walk } from '../walk.ts';

// FEATURES 2.1 学校党建.
let house: TestHouse;
let clerk: Person;
let chief: Person;
let office: Person;
let school: Person;
let head: Person;

beforeAll(async () => {
  house = await openTestHouse('2026-09-01T01:00:00Z');
  await house.county('qinghe');
  [clerk, chief, office, school, head] = (await Promise.all(['1101', '1201', '1001', '2001', '2002'].map((no) => house.signIn('qinghe', no)))) as [Person, Person, Person, Person, Person];
});
afterAll(() => house.close());

test('党建意见按制订、征求、审查、印发走，每个环节到哪天说得清；过了没办就亮红灯，办了就不亮', async () => {
  const paper = walk(house, 'norm-doc');
  const light = async (person: Person) => (await person.ask('inbox.list', { whose: 'all' })).waiting.find((line) => line.recordId === paper.recordId);
  expect(await paper.step(clerk, 'draft', { name: '关于加强中小学党建工作的意见', kind: '党建意见', purpose: '各校支部作用发挥不均' })).toBe('起草');
  expect(await light(clerk)).toMatchObject({ light: 'green', until: '2026-10-08', steps: ['征求意见办结'], explanation: { start: '2026-09-01', origin: { kind: 'default', basis: '2.1#2' } } });
  expect(await paper.step(clerk, 'send')).toBe('wrong-state');
  house.at('2026-10-09T01:00:00Z');
  expect(await light(clerk)).toMatchObject({ light: 'red' });
  expect(await paper.step(clerk, 'consult', { opinions: 12, adoption: '采纳 9 条，其余逐条说明' })).toBe('征求意见毕');
  expect(await light(clerk)).toMatchObject({ light: 'green', steps: ['送合法性审核'] });
  expect(await paper.step(clerk, 'send')).toBe('待审核');
  house.at('2026-11-20T01:00:00Z');
  expect(await light(chief)).toMatchObject({ light: 'red', steps: expect.arrayContaining(['审核通过']) });
  expect(await paper.step(clerk, 'pass', { legality: '合法', verdict: '合法' })).toBe('role');
  expect(await paper.step(chief, 'pass', { legality: '与上位文件一致', verdict: '合法' })).toBe('已审核');
  expect(await paper.step(chief, 'decide', { decidedOn: '2026-11-20' })).toBe('已审议');
  expect(await paper.step(clerk, 'issue', { number: '青教党〔2026〕9号', issuedOn: '2026-11-21', expiresOn: '2029-11-21' })).toBe('已印发');
  expect(await paper.step(clerk, 'file', { filedOn: '2026-11-22' })).toBe('已备案');
  expect(await light(chief)).toBeUndefined();
  await house.check();
});

test('清廉教育进党员发展各环节：记环节和人数，没有一个字段能写人', async () => {
  house.at('2026-11-23T01:00:00Z');
  const entry = walk(house, 'party-life');
  expect(await entry.step(school, 'enter', { kind: '发展与教育环节', topic: '入党积极分子廉洁教育', heldOn: '2026-11-20', stage: '积极分子', people: 3 })).toBe('已登记');
  expect(await entry.step(school, 'amend', { kind: '发展与教育环节', topic: '入党积极分子廉洁教育', heldOn: '2026-11-20', stage: '积极分子', people: 3, expected: 5 })).toBe('field-not-asked');
  expect(await entry.step(school, 'confirm')).toBe('role');
  expect(await entry.step(head, 'confirm')).toBe('已确认');
  const fields = (await school.ask('ledgers.list', {})).find((one) => one.id === 'party-life')?.['fields'] as Record<string, { kind: string; label: string }>;
  expect(Object.values(fields).filter(({ kind }) => kind === 'longtext' || kind === 'rows' || kind === 'post').map(({ label }) => label)).toEqual([]);
  await house.check();
});

test('“党建+”项目定节点：过了日子没做完，项目页面上那个节点亮红灯', async () => {
  house.at('2026-11-24T01:00:00Z');
  const [project, node] = [walk(house, 'project'), walk(house, 'milestone')];
  expect(await project.step(school, 'apply', { name: '党员教师结对帮带', kind: '党建融合育人', goal: '每名党员教师帮带一名新教师', until: '2027-06-30' })).toBe('已申报');
  expect(await node.step(school, 'plan', { project: project.recordId, name: '结对名额落实到教研组', until: '2026-12-10' })).toBe('未完成');
  expect((await head.ask('record.get', { recordId: project.recordId })).children).toMatchObject([{ ledger: 'milestone', state: '未完成', light: 'green' }]);
  house.at('2026-12-11T01:00:00Z');
  expect((await head.ask('record.get', { recordId: project.recordId })).children).toMatchObject([{ light: 'red' }]);
  expect(await node.step(school, 'reach', { doneOn: '2026-12-11', result: '六个教研组全部落实' })).toBe('已完成');
  expect(await project.step(school, 'approve')).toBe('role');
  expect(await project.step(head, 'approve')).toBe('实施中');
  expect((await office.ask('record.get', { recordId: project.recordId })).publication).not.toBeNull();
  await house.check();
});

test('支部任期到期前六十日提醒，过期亮红，换届后不再提醒', async () => {
  house.at('2027-01-04T01:00:00Z');
  const election = async () => (await school.ask('signals.list', { ledger: 'party-life' })).filter((line) => line.signal === 'election-due').map(({ light, due }) => [light, due]);
  const term = (termEnds: string) => ({ kind: '支部换届', topic: '支委会选举', heldOn: '2027-01-04', termEnds });
  expect(await walk(house, 'party-life').step(school, 'enter', term('2027-06-30'))).toBe('已登记');
  house.at('2027-04-30T01:00:00Z');
  expect(await election()).toEqual([]);
  house.at('2027-05-01T01:00:00Z');
  expect(await election()).toEqual([['yellow', '2027-06-30']]);
  house.at('2027-07-01T01:00:00Z');
  expect(await election()).toEqual([['red', '2027-06-30']]);
  expect(await walk(house, 'party-life').step(school, 'enter', { ...term('2030-07-01'), heldOn: '2027-07-01' })).toBe('已登记');
  expect(await election()).toEqual([]);
});

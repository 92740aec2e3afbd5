import { day } from '#base/day';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';
import { walk } from '../walk.ts';

// FEATURES S1 统筹领导 and S2 责任落实. The unlike warning before sending stands in copies.test.ts.
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

test('S1 会议：议定事项没有责任岗位或期限的报不了；归档后转督办，办到哪一步在会议页面看得到，到期没办提醒', async () => {
  const [meeting, task] = [walk(house, 'meeting'), walk(house, 'supervise')];
  const set = { topic: '部署秋季学期工作', kind: '领导小组会议', heldOn: '2026-09-01', expected: 12, present: 11 };
  const resolution = { matter: '公布学校权责清单', owner: '监察股股长', dueOn: '2026-09-30' };
  expect(await meeting.step(office, 'submit', { ...set, resolutions: [{ ...resolution, owner: null }] })).toBe('checked:row-not-whole');
  expect(await meeting.step(office, 'submit', { ...set, resolutions: [resolution, { ...resolution, dueOn: null }] })).toBe('checked:row-not-whole');
  expect(await meeting.step(office, 'submit', { ...set, present: 13, resolutions: [resolution] })).toBe('checked:part-over');
  expect(await meeting.step(office, 'submit', { ...set, resolutions: [resolution] })).toBe('已报送');
  expect(await meeting.step(office, 'accept')).toBe('same-person');
  expect(await meeting.step(chief, 'accept')).toBe('已归档');
  expect(await task.step(office, 'assign', { matter: '公布学校权责清单', kind: '会议议定', meeting: meeting.recordId, owner: '校长', dueOn: '2026-09-30' }, { unitId: 'c001' })).toBe('已交办');
  expect((await office.ask('record.get', { recordId: meeting.recordId })).children).toMatchObject([{ recordId: task.recordId, state: '已交办' }]);
  await again('2026-10-08T01:00:00Z');
  expect((await school.ask('signals.groups', {})).find((group) => group.ledger === 'supervise')).toMatchObject({ light: 'red', recordId: task.recordId });
  expect(await task.step(school, 'report', { result: '已公布 46 项', doneOn: '2026-10-08' })).toBe('已报结果');
  expect(await task.step(office, 'close')).toBe('已销号');
  await house.check();
});

test('S1 成员变动从写明的那一天起算：前一天还不能以这个岗位办事，当天就能，来历都在', async () => {
  await again('2026-09-01T01:00:00Z');
  const admin = await house.signIn('qinghe', '1006');
  const [member] = (await admin.ask('organisation.people', { search: '1202' })).lines;
  if (!member) throw new Error('nobody');
  const postId = house.newId();
  expect(await admin.ask('organisation.change', { wishes: [
    { entryId: house.newId(), seenSeq: 0, change: { kind: 'post', row: { postId, unitId: 'lg', title: '领导小组副组长', roles: ['bureau.leader'], scope: { kind: 'county' }, closedFrom: null } } },
    { entryId: house.newId(), seenSeq: 0, change: { kind: 'holding', row: { postId, personId: member.personId, from: day('2026-10-01'), to: null } } },
  ] })).toEqual({ changed: 2, waiting: 0 });
  const posts = async () => (await (await house.signIn('qinghe', '1202')).ask('session.me', {})).posts.map((post) => post.title);
  house.at('2026-09-30T15:00:00Z');
  expect(await posts()).toEqual(['人事股股长']);
  house.at('2026-09-30T16:10:00Z'); // 北京时间 10 月 1 日 0:10
  expect(await posts()).toEqual(['人事股股长', '领导小组副组长']);
  expect((await admin.ask('organisation.posts', { unitId: 'lg' })).map((post) => [post.title, post.holders.map((one) => one.from)])).toEqual([['领导小组副组长', ['2026-10-01']]]);
  await house.check();
});

test('S1 组织机构调整：启动修订十天没有换发就提醒，换发了就不提', async () => {
  await again('2026-09-01T01:00:00Z');
  const body = walk(house, 'org');
  const members = [{ role: '组长', post: '局长', task: '总负责' }];
  await body.step(office, 'draft', { name: '清廉学校建设领导小组', kind: '领导小组', members, from: '2026-09-01' });
  await body.step(office, 'send');
  expect(await body.step(chief, 'issue')).toBe('施行中');
  await body.step(office, 'revise');
  const lights = async () => (await office.ask('signals.list', { ledger: 'org' })).map((line) => [line.light, line.due]);
  expect(await lights()).toEqual([]);
  await again('2026-09-14T01:00:00Z');
  expect(await lights()).toEqual([['red', '2026-09-11']]);
  await body.step(office, 'edit', { members: [...members, { role: '副组长', post: '分管副局长', task: '师德师风' }], from: '2026-09-15' });
  await body.step(office, 'send');
  expect(await body.step(chief, 'issue')).toBe('施行中');
  expect(await lights()).toEqual([]);
  await house.check();
});

test('S1 指导口径：问答对着句子，答过的全县查得到；本单位方案没报，签收十个工作日后提醒', async () => {
  await again('2026-09-01T01:00:00Z');
  const question = walk(house, 'guidance');
  await question.step(school, 'ask', { question: '不足二十人的学校可以合办学习吗？', clause: '1.2#2' });
  expect(await question.step(office, 'answer', { answer: '可以，各填本校人数。', scope: '全县' })).toBe('已答复');
  const receipt = walk(house, 'doc-receipt');
  await receipt.step(school, 'submit', { document: '清廉学校建设实施方案', receivedOn: '2026-09-01', toldOn: '2026-09-02', hasPlan: false });
  const lights = async () => (await school.ask('signals.list', { ledger: 'doc-receipt' })).map((line) => [line.light, line.due]);
  await again('2026-09-15T01:00:00Z');
  expect(await lights()).toEqual([['yellow', '2026-09-15']]);
  await again('2026-09-16T01:00:00Z');
  expect(await lights()).toEqual([['red', '2026-09-15']]);
  await walk(house, 'school-plan').step(school, 'submit', { term: '2026年秋季学期', kind: '学校实施方案', goal: '食堂和采购风险全部有措施', tasks: [{ task: '排查', owner: '总务主任', due: '2026-10-20', guard: '每周碰头' }] });
  expect(await lights()).toEqual([]);
  await house.check();
});

test('S2 学期初四部分少一部分报不了；审阅期限把跳过的日子一天一天列出来；方案的任务三要素不齐报不了', async () => {
  await again('2026-09-24T01:00:00Z');
  const report = walk(house, 'semester-report');
  const whole = { season: '秋季学期', summary: '办了十二次活动', shortcomings: '两项没做完', improvements: '教务主任十月底前补齐', plan: '十月主题宣传月' };
  for (const part of ['summary', 'shortcomings', 'improvements', 'plan']) expect(await report.step(school, 'submit', { ...whole, [part]: null })).toBe('missing');
  expect(await report.step(school, 'submit', whole)).toBe('已报送');
  expect((await office.ask('inbox.list', { whose: 'all' })).waiting.find((line) => line.recordId === report.recordId)).toMatchObject({
    until: '2026-10-15', explanation: { start: '2026-09-24', span: { value: 10, unit: 'workday' }, skipped: [{ from: '2026-09-25', to: '2026-09-27', name: '中秋节' }, { from: '2026-10-01', to: '2026-10-07', name: '国庆节' }, { from: '2026-10-11', to: '2026-10-11', name: '周末' }] },
  });
  const plan = walk(house, 'school-plan');
  const tasks = [{ task: '排查', owner: '总务主任', due: '2026-10-20', guard: null }];
  expect(await plan.step(school, 'submit', { term: '2026年秋季学期', kind: '学校实施方案', goal: '风险有措施', tasks })).toBe('checked:row-not-whole');
  await house.check();
});

test('S2 第一责任人本人的动作才算数：代签记作代签，签订率和提醒都不把它算进去', async () => {
  await again('2026-09-24T01:00:00Z');
  const list = walk(house, 'duty-list');
  const { postId } = (await head.ask('session.me', {})).acting;
  await list.step(school, 'draw', { kind: '第一责任人责任清单', holder: postId, year: '2026', items: [{ duty: '亲自部署', clause: 'S2#5', often: '每学期' }] });
  expect(await list.step(school, 'proxy', {}, { reason: '校长外出' })).toBe('代签（不计）');
  const shown = await school.ask('record.get', { recordId: list.recordId });
  expect(shown.timeline.at(-1)).toMatchObject({ actionLabel: '代签（不计入）', post: '柳溪镇中心校经办', reason: '校长外出' });
  expect((await school.ask('signals.list', { ledger: 'duty-list' })).map((line) => line.light)).toEqual(['red']);
  expect(await list.step(office, 'file')).toBe('wrong-state');
  expect(await list.step(head, 'sign', { signedOn: '2026-09-24' })).toBe('已签订');
  expect(await school.ask('signals.list', { ledger: 'duty-list' })).toEqual([]);
  await house.check();
});

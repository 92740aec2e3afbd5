import type { Uuid } from '#base/id';
import { demoOrganisation } from '#app/demo-organisation';
import { today } from '#app/house';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';
import { walk, type Walk } from '../walk.ts';

// FEATURES 2.3 依法治校、内控. Purchases, their threshold and split alert: procurement.test.ts.
let house: TestHouse;
let clerk: Person;
let head: Person;
let office: Person;
let section: Person;
let postId: Uuid;
let staffNo: string;

beforeAll(async () => {
  house = await openTestHouse('2026-09-01T01:00:00Z');
  const organisation = demoOrganisation(today(house.house), () => house.newId(), 3);
  await house.county('qinghe', { organisation });
  const post = organisation.posts.find((one) => one.unitId === 'c001' && one.roles.includes('teacher'));
  postId = post?.postId as Uuid;
  staffNo = organisation.people.find((one) => organisation.holdings.some((held) => held.postId === postId && held.personId === one.personId))?.staffNo ?? '';
  [clerk, head, office, section] = (await Promise.all(['2001', '2002', '1001', '1203'].map((no) => house.signIn('qinghe', no)))) as [Person, Person, Person, Person];
});
afterAll(() => house.close());

async function vetoed(people = 1): Promise<Walk> {
  const batch = walk(house, 'veto');
  expect(await batch.step(clerk, 'open', { batch: '2026 年评优', kind: '评优评先', people })).toBe('查询中');
  expect(await walk(house, 'veto-receipt').step(clerk, 'check', { batch: batch.recordId, kind: '评优评先', staffNo, holder: postId, checkedOn: '2026-09-01' })).toBe('没有否决');
  expect(await batch.step(clerk, 'submit')).toBe('已提交');
  expect(await batch.step(head, 'pass')).toBe('已通过');
  return batch;
}

test('评审：标准先公布，提名开始后改不了标准；回避、公示、申诉走完才公布', async () => {
  const criteria = { name: '2026 年校级优秀教师评选', kind: '评优评先', quota: 5, criteria: '师德合格；课堂测评前 50%' };
  const review = walk(house, 'award');
  expect(await review.step(clerk, 'draft', criteria)).toBe('拟标准');
  expect(await review.step(clerk, 'open')).toBe('wrong-state');
  expect(await review.step(clerk, 'announce')).toBe('role');
  expect(await review.step(head, 'announce')).toBe('标准已公布');
  expect(await review.step(clerk, 'amend', { ...criteria, quota: 6 })).toBe('拟标准');
  expect(await review.step(head, 'announce')).toBe('标准已公布');
  expect(await review.step(clerk, 'open')).toBe('提名中');
  expect(await review.step(clerk, 'amend', { ...criteria, criteria: '向骨干倾斜' })).toBe('wrong-state');
  const batch = await vetoed();
  expect((await clerk.ask('record.prefill', { ledger: 'award', unitId: clerk.unitId })).fields).toMatchObject({ nominated: { value: 1, from: '一票否决查询' } });
  expect(await review.step(clerk, 'judge', { nominated: 1, veto: house.newId(), panel: 7, recused: 1 })).toBe('link-broken');
  expect(await review.step(clerk, 'judge', { nominated: 1, veto: batch.recordId, panel: 7, recused: 8 })).toBe('checked:part-over');
  expect(await review.step(clerk, 'judge', { nominated: 1, veto: batch.recordId, panel: 7, recused: 1 })).toBe('已评审');
  expect(await review.step(clerk, 'amend', criteria)).toBe('wrong-state');
  expect(await review.step(clerk, 'notify', { noticeFrom: '2026-09-01' })).toBe('公示中');
  expect(await review.step(clerk, 'noticed', { appeals: 1, answered: 0 })).toBe('too-early');
  house.at('2026-09-09T01:00:00Z');
  expect(await review.step(clerk, 'noticed', { appeals: 1, answered: 0 })).toBe('公示毕');
  expect(await review.step(head, 'decide', { decidedOn: '2026-09-10' })).toBe('checked:appeals-open');
  expect(await review.step(head, 'decide', { decidedOn: '2026-09-10', answered: 1 })).toBe('已公布');
  await house.check();
});

test('采购的提需求人不能验收', async () => {
  const buying = walk(house, 'procurement');
  await buying.step(clerk, 'request', { item: '灯具', need: '老化', budget: 800_000 });
  await buying.step(head, 'approve', { method: '询价' });
  expect(await buying.step(head, 'buy', { supplier: '青禾照明', amount: 700_000, boughtOn: '2026-09-05' })).toBe('已采购');
  expect(await buying.step(clerk, 'accept', { acceptedOn: '2026-09-06', result: '合格' })).toBe('same-person');
  expect(await buying.step(head, 'accept', { acceptedOn: '2026-09-06', result: '合格' })).toBe('same-person');
  await house.check();
});

test('廉洁风险：高风险没有措施核定不了也销不了号，低风险可以；排查的人不能核定', async () => {
  const high = walk(house, 'risk');
  const point = { holder: postId, power: '食材采购', stage: '采购', scene: '供货商固定，没有比价' };
  expect(await high.step(clerk, 'list', point)).toBe('已排查');
  expect(await high.step(clerk, 'rate', { level: '高' })).toBe('已定级');
  expect((await clerk.ask('inbox.list', {})).waiting.find((line) => line.recordId === high.recordId)?.steps).toEqual(['落实措施']);
  expect(await high.step(clerk, 'settle', { doneOn: '2026-09-10' })).toBe('措施已落实');
  expect(await high.step(head, 'confirm')).toBe('condition');
  expect(await high.step(head, 'clear', {}, { reason: '已整改' })).toBe('wrong-state');
  expect(await high.step(clerk, 'settle', { measures: '每月三家比价上墙', doneOn: '2026-09-11' })).toBe('措施已落实');
  expect(await high.step(clerk, 'confirm')).toBe('role');
  expect(await high.step(head, 'confirm')).toBe('已核定');
  expect(await high.step(clerk, 'reopen', {}, { reason: '总务主任换人' })).toBe('已排查');
  const low = walk(house, 'risk');
  await low.step(clerk, 'list', { ...point, power: '印章保管', stage: '保管' });
  await low.step(clerk, 'rate', { level: '低' });
  expect(await low.step(clerk, 'settle', { doneOn: '2026-09-11' })).toBe('措施已落实');
  expect(await low.step(head, 'confirm')).toBe('已核定');
  await house.check();
});

test('经费、合作、基建：过限额没有集体决策批不下去，审批人不是经办人，变更超比例提醒', async () => {
  const big = walk(house, 'spending');
  expect(await big.step(clerk, 'ask', { purpose: '操场维修', kind: '专项经费', amount: 3_500_000, spentOn: '2026-09-12' })).toBe('已提出');
  expect(await big.step(clerk, 'approve')).toBe('role');
  expect(await big.step(head, 'approve')).toBe('checked:not-collective');
  expect(await big.step(head, 'approve', { decidedOn: '2026-09-11' })).toBe('已审批');
  expect(await big.step(clerk, 'publish', { place: '校务公开栏' })).toBe('已公开');
  const own = walk(house, 'spending');
  await own.step(head, 'ask', { purpose: '水电', kind: '公用经费', amount: 200_000, spentOn: '2026-09-12' });
  expect(await own.step(head, 'approve')).toBe('same-person');

  const direct = walk(house, 'cooperation');
  const deal = { matter: '课后服务书法课', kind: '课后服务', partner: '青禾书画社', amount: 600_000, choosing: '直接确定', publicized: true };
  expect(await direct.step(clerk, 'enter', { ...deal, why: '只有一家' })).toBe('missing');
  expect(await direct.step(clerk, 'enter', { ...deal, decidedOn: '2026-09-01' })).toBe('missing');
  expect(await direct.step(clerk, 'enter', { ...deal, decidedOn: '2026-09-01', why: '全县只有一家有资质' })).toBe('已登记');
  expect(await direct.step(head, 'confirm')).toBe('已确认');

  const works = walk(house, 'capital');
  expect(await works.step(clerk, 'apply', { name: '屋面防水', kind: '改造维修', budget: 20_000_000 })).toBe('missing');
  expect(await works.step(clerk, 'apply', { name: '屋面防水', kind: '改造维修', budget: 20_000_000, decidedOn: '2026-09-01' })).toBe('已申报');
  expect(await works.step(head, 'approve')).toBe('实施中');
  await works.step(clerk, 'progress', { contractor: '青禾建设', contract: 18_000_000, changes: 2_500_000, changeReason: '增加排水沟' });
  expect(await works.step(clerk, 'finish', { settled: 20_500_000, audited: '已审核' })).toBe('warned:change-over');
  expect(await works.step(clerk, 'finish', { settled: 20_500_000, audited: '已审核' }, { acknowledges: ['change-over'] })).toBe('已完工');
  expect(await works.step(clerk, 'accept', { acceptedOn: '2026-09-20' })).toBe('role');
  expect(await works.step(head, 'accept', { acceptedOn: '2026-09-20' })).toBe('已验收');
  await house.check();
});

test('引才、选拔：廉洁意见没有回复、公示没有满期，不能任职', async () => {
  const hiring = walk(house, 'appointment');
  expect(await hiring.step(clerk, 'move', { position: '骨干教师', kind: '人才引进', conditions: '中级以上职称' })).toBe('已动议');
  expect(await hiring.step(clerk, 'appoint', { appointedOn: '2026-09-20' })).toBe('role');
  await hiring.step(clerk, 'recommend', { candidate: '甲', recommended: 20 });
  await hiring.step(clerk, 'inspect', { inspectedOn: '2026-09-15' });
  expect(await hiring.step(head, 'decide', { decidedOn: '2026-09-16' })).toBe('wrong-state');
  expect(await hiring.step(clerk, 'review', { integrityDoc: '驻教纪函〔2026〕8号', integrityOn: '2026-09-16', integrity: '暂缓使用' })).toBe('condition');
  expect(await hiring.step(clerk, 'review', { integrityDoc: '驻教纪函〔2026〕8号', integrityOn: '2026-09-16', integrity: '无影响使用的问题' })).toBe('廉洁审查毕');
  expect(await hiring.step(head, 'decide', { decidedOn: '2026-09-17' })).toBe('已讨论决定');
  await hiring.step(clerk, 'notify', { noticePlace: '公示栏', noticeFrom: '2026-09-09' });
  expect(await hiring.step(clerk, 'noticed', { objections: 0 })).toBe('too-early');
  house.at('2026-09-21T01:00:00Z');
  expect(await hiring.step(clerk, 'noticed', { objections: 0 })).toBe('公示毕');
  expect(await hiring.step(head, 'appoint', { appointedOn: '2026-09-21' })).toBe('已任职');
  await house.check();
});

test('章程要教代会讨论、教育局核准，校长自己核准不了；修订又走一遍', async () => {
  const charter = walk(house, 'charter');
  const text = { name: '柳溪镇中心校章程', kind: '学校章程', covers: '已写入' };
  expect(await charter.step(clerk, 'draft', text)).toBe('missing');
  expect(await charter.step(clerk, 'draft', { ...text, discussedOn: '2026-09-18' })).toBe('拟稿');
  expect(await charter.step(clerk, 'send')).toBe('待审核');
  expect(await charter.step(head, 'issue', { place: '网站' })).toBe('condition');
  expect(await charter.step(head, 'approve', { approval: '自批〔1〕号', place: '网站' })).toBe('role');
  expect(await charter.step(section, 'approve', { approval: '青教字〔2026〕6号', place: '网站“学校章程”' })).toBe('施行中');
  expect((await head.ask('record.get', { recordId: charter.recordId })).publication).not.toBeNull();
  expect(await charter.step(clerk, 'revise')).toBe('修订中');
  expect(await charter.step(clerk, 'edit', { ...text, discussedOn: '2026-09-20' })).toBe('拟稿');
  expect(await charter.step(clerk, 'send')).toBe('待审核');
  expect(await charter.step(section, 'approve', { approval: '青教字〔2026〕9号', place: '网站“学校章程”' })).toBe('施行中');
  await house.check();
});

test('教代会和提案：实到不多于应到，提案答复有期限，答复的人不确认，没有提案人', async () => {
  const congress = { kind: '教代会', topic: '绩效分配办法', heldOn: '2026-09-20', expected: 42, present: 43 };
  expect(await walk(house, 'democracy').step(clerk, 'enter', congress)).toBe('checked:part-over');
  expect(await walk(house, 'democracy').step(clerk, 'enter', { ...congress, present: 40 })).toBe('已登记');
  const proposal = walk(house, 'democracy');
  expect(await proposal.step(clerk, 'enter', { kind: '提案', topic: '更换饮水机', heldOn: '2026-09-20', expected: 3 })).toBe('field-not-asked');
  expect(await proposal.step(clerk, 'enter', { kind: '提案', topic: '更换饮水机', heldOn: '2026-09-20' })).toBe('已登记');
  expect((await clerk.ask('inbox.list', {})).waiting.find((line) => line.recordId === proposal.recordId)).toMatchObject({ light: 'green', until: '2026-10-21' });
  house.at('2026-10-22T01:00:00Z');
  expect((await clerk.ask('inbox.list', {})).waiting.find((line) => line.recordId === proposal.recordId)?.light).toBe('red');
  expect(await proposal.step(head, 'answer', { answer: '下周更换' })).toBe('已答复');
  expect(await proposal.step(head, 'confirm')).toBe('same-person');
  await house.check();
});

test('内控一年自评一次：改好的不多于查出的，校长或内审另一人接收', async () => {
  const audit = await house.signIn('qinghe', '1005');
  const self = { year: '2026', handbook: '2026-03-01', weakest: '采购', found: 4, mended: 5 };
  const review = walk(house, 'internal-control');
  expect(await review.step(clerk, 'submit', self)).toBe('checked:part-over');
  expect(await review.step(clerk, 'submit', { ...self, mended: 3 })).toBe('已报送');
  expect(await review.step(clerk, 'accept')).toBe('role');
  expect(await review.step(audit, 'accept')).toBe('已接收');
  expect((await office.ask('records.list', { ledger: 'internal-control' })).lines.map((line) => line.title)).toEqual(['2026 · 采购']);
  await house.check();
});

test('学校信息公开：形成起二十个工作日内公开，过期亮红灯；公开的人不核对', async () => {
  house.at('2026-11-02T01:00:00Z');
  const item = walk(house, 'school-disclosure');
  expect(await item.step(clerk, 'enter', { matter: '秋季收费标准', kind: '收费', madeOn: '2026-11-02' })).toBe('待公开');
  expect((await clerk.ask('inbox.list', {})).waiting.find((line) => line.recordId === item.recordId)).toMatchObject({ light: 'green', until: '2026-11-30' });
  house.at('2026-12-01T01:00:00Z');
  expect((await clerk.ask('inbox.list', {})).waiting.find((line) => line.recordId === item.recordId)?.light).toBe('red');
  expect(await item.step(head, 'publish', { place: '校门公示栏', publishedOn: '2026-12-01' })).toBe('已公开');
  expect(await item.step(head, 'check', { reachable: true })).toBe('same-person');
  expect(await item.step(section, 'check', { reachable: true })).toBe('已核对');
  await house.check();
});

import type { Uuid } from '#base/id';
import { findLedger } from '#ledgers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';
import { walk } from '../walk.ts';

// FEATURES 3.4 教师管理. Cases, sanctions and public naming come with the cases.
let house: TestHouse;
let clerk: Person;
let head: Person;
let office: Person;
let chief: Person;
let inspector: Person;
let posts: readonly Uuid[];

beforeAll(async () => {
  house = await openTestHouse('2026-09-01T01:00:00Z');
  const { posts: all } = await house.county('qinghe');
  posts = all.filter((one) => one.unitId === 'c001' && one.roles.includes('teacher')).map((one) => one.postId);
  [clerk, head, office, chief, inspector] = (await Promise.all(['2001', '2002', '1001', '1002', '1007'].map((no) => house.signIn('qinghe', no)))) as [Person, Person, Person, Person, Person];
});
afterAll(() => house.close());

test('一票否决：少查一个人提交不了，重复查一个不算两个，作废一张就过不了；没有生效的决定时查得回执', async () => {
  const batch = walk(house, 'veto');
  expect(await batch.step(clerk, 'open', { batch: '2026 年中级职称推荐', kind: '职称评聘', people: 2 })).toBe('查询中');
  const receipt = (n: number, staffNo = `5001${n}`) => ({ batch: batch.recordId, kind: '职称评聘', staffNo, holder: posts[n - 1], checkedOn: '2026-09-01' });
  expect(await batch.step(clerk, 'submit')).toBe('checked:not-all-checked');
  const first = walk(house, 'veto-receipt');
  // Is a decision in force? The register of decisions is empty until there are cases, and so nothing is found.
  expect(findLedger('decision')).toBeUndefined();
  expect(await first.step(clerk, 'check', receipt(1))).toBe('没有否决');
  expect(await walk(house, 'veto-receipt').step(clerk, 'check', receipt(1))).toBe('checked:checked-before');
  expect(await batch.step(clerk, 'submit')).toBe('checked:not-all-checked');
  expect(await walk(house, 'veto-receipt').step(clerk, 'check', receipt(2))).toBe('没有否决');
  expect(await batch.step(clerk, 'submit')).toBe('已提交');
  expect(await first.step(head, 'void', {}, { reason: '工号写错' })).toBe('已作废');
  expect(await batch.step(head, 'pass')).toBe('checked:not-all-checked');
  expect(await batch.step(chief, 'pass')).toBe('checked:not-all-checked');
  await house.check();
});

test('没有通过的批次评审用不了；回执只有本校看得到，别的单位连有没有都不知道', async () => {
  const batch = walk(house, 'veto');
  await batch.step(clerk, 'open', { batch: '评优', kind: '评优评先', people: 1 });
  const review = walk(house, 'award');
  const criteria = { name: '优秀教师评选', kind: '评优评先', quota: 1, criteria: '师德合格' };
  await review.step(clerk, 'draft', criteria);
  await review.step(head, 'announce');
  await review.step(clerk, 'open');
  const judging = { nominated: 1, veto: batch.recordId, panel: 5, recused: 0 };
  expect(await review.step(clerk, 'judge', judging)).toBe('link-broken');
  await walk(house, 'veto-receipt').step(clerk, 'check', { batch: batch.recordId, kind: '评优评先', staffNo: '50011', holder: posts[0], checkedOn: '2026-09-01' });
  await batch.step(clerk, 'submit');
  expect(await batch.step(clerk, 'pass')).toBe('role');
  expect(await batch.step(head, 'pass')).toBe('已通过');
  expect(await review.step(clerk, 'judge', judging)).toBe('已评审');
  expect((await clerk.ask('records.list', { ledger: 'veto-receipt' })).lines.length).toBeGreaterThan(0);
  for (const person of [office, chief, inspector]) expect((await person.ask('records.list', { ledger: 'veto-receipt' })).lines).toEqual([]);
  await house.check();
});

test('考核方案没有清廉要求、教师考核没有服务对象评价的，同意不了；没答复的申诉挡住归档', async () => {
  const plan = { name: '2026 年教师年度考核', kind: '教师考核', scheme: '师德 20，教学 50', integrity: 20, users: 0 };
  const scheme = walk(house, 'assessment');
  expect(await scheme.step(clerk, 'propose', plan)).toBe('方案待审');
  expect(await scheme.step(head, 'approve')).toBe('condition');
  expect(await scheme.step(head, 'return', {}, { reason: '加上服务对象评价' })).toBe('方案退改');
  expect(await scheme.step(clerk, 'correct', { scheme: '师德 20，教学 50，服务对象 15', users: 15, integrity: 0 })).toBe('方案待审');
  expect(await scheme.step(head, 'approve')).toBe('condition');
  await scheme.step(head, 'return', {}, { reason: '清廉要求不能少' });
  expect(await scheme.step(clerk, 'correct', { scheme: '师德 20，教学 50，服务对象 15', users: 15, integrity: 20 })).toBe('方案待审');
  expect(await scheme.step(head, 'approve')).toBe('考核中');
  await house.check();
});

test('清退的链条只有件数：决定、送达、申诉、执行，执行的不多于送达的，送达的不多于决定的', async () => {
  const chain = { period: '2026 年秋季学期', kind: '清退', received: 2, closed: 2, inTime: 2, appeals: 1, answered: 1, delivered: 2, executed: 1, reportedOn: '2026-09-01' };
  const numbers = walk(house, 'case');
  expect(await numbers.step(clerk, 'submit', { ...chain, delivered: 3 })).toBe('checked:part-over');
  expect(await numbers.step(clerk, 'submit', { ...chain, delivered: 1, executed: 2 })).toBe('checked:part-over');
  expect(await numbers.step(clerk, 'submit', { ...chain, answered: 2 })).toBe('checked:part-over');
  expect(await numbers.step(clerk, 'submit', { ...chain, name: '某某' })).toBe('unknown-field');
  expect(await numbers.step(clerk, 'submit', chain)).toBe('已报送');
  expect(await numbers.step(office, 'accept')).toBe('已接收');
  await house.check();
});

test('责任督学到校：要改的学校报整改、督学复查；没有要改的，学校知道了才算完；通报要另一人合法性复核', async () => {
  const visit = walk(house, 'inspectorate');
  expect(await visit.step(inspector, 'visit', { focus: '食堂陪餐', areas: ['食堂'], visitedOn: '2026-09-01', problems: 1, advice: '缺周五记录' }, { unitId: 'c001' })).toBe('已督导');
  expect(await visit.step(head, 'clean')).toBe('condition');
  expect(await visit.step(clerk, 'mend', { mended: '已补', mendedOn: '2026-09-05' })).toBe('已整改');
  expect(await visit.step(inspector, 'review')).toBe('已复查');
  const clean = walk(house, 'inspectorate');
  await clean.step(inspector, 'visit', { focus: '作业量', areas: ['课程作业'], visitedOn: '2026-09-01', problems: 0 }, { unitId: 'c001' });
  expect(await clean.step(inspector, 'clean')).toBe('role');
  expect(await clean.step(head, 'clean')).toBe('无问题');
  const bulletin = walk(house, 'bulletin');
  expect(await bulletin.step(office, 'draft', { issue: '2026 年第三季度', kind: '定期通报', handled: 6, types: '有偿补课；开学前再学一次' })).toBe('拟稿');
  expect(await bulletin.step(office, 'publish', { publishedOn: '2026-09-30', place: '局网站' })).toBe('wrong-state');
  expect(await bulletin.step(chief, 'review', { review: '合法' })).toBe('已复核');
  expect(await bulletin.step(office, 'publish', { publishedOn: '2026-09-30', place: '局网站' })).toBe('已发布');
  await house.check();
});

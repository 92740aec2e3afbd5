import { demoOrganisation } from '#app/demo-organisation';
import { today } from '#app/house';
import { day } from '#base/day';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';
import { walk } from '../walk.ts';

// FEATURES 3.1 从业标准.
let house: TestHouse;
let clerk: Person;
let head: Person;
let teacher: Person;
let section: Person;
let chief: Person;

beforeAll(async () => {
  house = await openTestHouse('2026-09-01T01:00:00Z');
  // One teacher came half a month ago; everybody else has been here for a year.
  const made = demoOrganisation(today(house.house), house.newId);
  const newcomer = made.posts.find(({ title }) => title === '柳溪镇中心校教师1')?.postId;
  await house.county('qinghe', { organisation: { ...made, holdings: made.holdings.map((one) => (one.postId === newcomer ? { ...one, from: day('2026-08-15') } : one)) } });
  [clerk, head, teacher, section, chief] = (await Promise.all(['2001', '2002', '50011', '1103', '1203'].map((no) => house.signIn('qinghe', no)))) as [Person, Person, Person, Person, Person];
});
afterAll(() => house.close());

const postOf = async (person: Person) => (await person.ask('session.me', {})).acting.postId;

test('岗位说明是有版本的文件：拟稿、另一人审核、施行、修订，旧版的原文还在', async () => {
  const post = walk(house, 'post');
  const text = { name: '总务主任', duties: '校产、采购、后勤安全', integrity: '采购与验收分设' };
  expect(await post.step(clerk, 'draft', { name: '总务主任', duties: '校产' })).toBe('missing');
  expect(await post.step(clerk, 'draft', text)).toBe('拟稿');
  expect(await post.step(clerk, 'send')).toBe('待审核');
  expect(await post.step(clerk, 'issue', { from: '2026-09-01' })).toBe('role');
  expect(await post.step(head, 'return', {}, { reason: '写明受谁监督' })).toBe('已退改');
  expect(await post.step(clerk, 'edit', { ...text, oversight: '家委会' })).toBe('拟稿');
  await post.step(clerk, 'send');
  expect(await post.step(head, 'issue', { from: '2026-09-01' })).toBe('施行中');
  expect(await post.step(clerk, 'revise')).toBe('修订中');
  expect(await post.step(clerk, 'edit', { ...text, integrity: '不单独与供货商接触' })).toBe('拟稿');
  const { timeline } = await head.ask('record.get', { recordId: post.recordId });
  expect(timeline.filter((entry) => entry.filed.includes('采购与验收分设')).length).toBe(2);
  await house.check();
});

test('教学规范发布后，教师本人签知悉：别人替不了，只有岗位和日期', async () => {
  const standard = walk(house, 'norm-doc');
  expect(await standard.step(section, 'draft', { name: '课堂教学工作规范', kind: '教学规范与质量标准', purpose: '各校备课要求不一' })).toBe('起草');
  const holder = await postOf(teacher);
  const signing = { kind: '师德与教学规范知悉', year: '2026-2027', signedOn: '2026-09-01' };
  expect(await walk(house, 'acknowledgement').step(clerk, 'sign', { ...signing, holder })).toBe('checked:not-own-post');
  const own = walk(house, 'acknowledgement');
  expect(await own.step(teacher, 'sign', { ...signing, holder, note: '学习心得' })).toBe('unknown-field');
  expect(await own.step(teacher, 'sign', { ...signing, holder })).toBe('已签');
  expect((await clerk.ask('records.list', { ledger: 'acknowledgement' })).lines.map((line) => line.title)).toEqual(['师德与教学规范知悉 · 2026-2027']);
  expect((await chief.ask('records.list', { ledger: 'acknowledgement' })).lines).toEqual([]);
  await house.check();
});

test('名册里的每个岗位都要有现行说明：没有的列得出来，施行了就不再列', async () => {
  const bare = async () => (await clerk.ask('signals.list', { ledger: 'post' })).filter((line) => line.signal === 'post-described').map((line) => line.postId);
  const [mine, theirs] = [await postOf(clerk), await postOf(head)];
  expect(await bare()).toEqual(expect.arrayContaining([mine, theirs]));
  const described = walk(house, 'post');
  await described.step(clerk, 'draft', { name: '经办', holder: mine, duties: '报送', integrity: '如实' });
  await described.step(clerk, 'send');
  expect(await bare()).toContain(mine);
  expect(await described.step(head, 'issue', { from: '2026-09-01' })).toBe('施行中');
  expect(await bare()).not.toContain(mine);
  expect(await bare()).toContain(theirs);
  expect(await described.step(head, 'repeal', {}, { reason: '岗位调整' })).toBe('已废止');
  expect(await bare()).toContain(mine);
});

test('新到岗的过了三十天没有登记岗前教育，亮红；登记完成就灭', async () => {
  const late = async () => (await clerk.ask('signals.list', { ledger: 'induction' })).filter((line) => line.signal === 'induction-missing').map(({ light, postId }) => [light, postId]);
  const holder = await postOf(teacher);
  house.at('2026-09-10T01:00:00Z');
  expect(await late()).toEqual([]);
  house.at('2026-09-16T01:00:00Z');
  expect(await late()).toEqual([['red', holder]]);
  const done = walk(house, 'induction');
  expect(await done.step(clerk, 'enter', { place: '县教师进修学校', holder, arrivedOn: '2026-08-15', doneOn: '2026-09-16' })).toBe('已登记');
  expect(await done.step(head, 'confirm')).toBe('已确认');
  expect(await late()).toEqual([]);
  await house.check();
});

import { day } from '#base/day';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';
import { walk } from '../walk.ts';

// FEATURES 1.1 主体责任、选人用人.
let house: TestHouse;
let clerk: Person;
let chief: Person;
let group: Person;
let school: Person;
let head: Person;

beforeAll(async () => {
  house = await openTestHouse('2026-09-01T01:00:00Z');
  await house.county('qinghe');
  [clerk, chief, group, school, head] = (await Promise.all(['1102', '1202', '1004', '2001', '2002'].map((no) => house.signIn('qinghe', no)))) as [Person, Person, Person, Person, Person];
});
afterAll(() => house.close());

const missing = async (who: Person) => (await who.ask('signals.list', { ledger: 'duty-list' })).filter((line) => line.unitId === 'c001');

test('岗位没有责任清单是红的；拟好还红，代签记作代签、不计入，还是红；本人签了才不红；换了人要重签，岗位的来历都在', async () => {
  const list = walk(house, 'duty-list');
  const post = (await head.ask('session.me', {})).acting;
  expect(await missing(school)).toMatchObject([{ light: 'red', title: '柳溪镇中心校校长' }]);
  expect(await list.step(school, 'draw', { kind: '主体责任清单', holder: post.postId, year: '2026', items: [{ duty: '每学期专题研究一次', clause: '1.1#2', often: '每学期' }] })).toBe('待签订');
  expect(await list.step(school, 'sign', { signedOn: '2026-09-01' })).toBe('role');
  expect(await list.step(school, 'proxy')).toBe('reason-missing');
  expect(await list.step(school, 'proxy', {}, { reason: '校长外出培训' })).toBe('代签（不计）');
  expect(await missing(school)).toMatchObject([{ light: 'red' }]);
  expect(await list.step(head, 'sign', { signedOn: '2026-09-02' })).toBe('已签订');
  expect(await missing(school)).toEqual([]);
  expect((await school.ask('record.get', { recordId: list.recordId })).timeline.map((entry) => [entry.actionLabel, entry.post])).toEqual([['拟定', '柳溪镇中心校经办'], ['代签（不计入）', '柳溪镇中心校经办'], ['本人签订', '柳溪镇中心校校长']]);

  // 一换人，前任签的不算：岗位和它的来历还在，签的要重来。
  house.at('2026-10-08T01:00:00Z');
  const admin = await house.signIn('qinghe', '1006');
  const holders = async () => (await admin.ask('organisation.posts', { unitId: 'c001' })).find((one) => one.postId === post.postId)?.holders ?? [];
  const [before] = await holders();
  const [other] = (await admin.ask('organisation.people', { search: '2004' })).lines;
  if (!before || !other) throw new Error('nobody holds the post');
  const row = { postId: post.postId, personId: before.personId, from: before.from };
  expect(await admin.ask('organisation.change', { wishes: [
    { entryId: house.newId(), seenSeq: before.seq, change: { kind: 'holding', row: { ...row, to: day('2026-10-07') } } },
    { entryId: house.newId(), seenSeq: 0, change: { kind: 'holding', row: { ...row, personId: other.personId, from: day('2026-10-08'), to: null } } },
  ] })).toEqual({ changed: 2, waiting: 0 });
  expect(await missing(school)).toMatchObject([{ light: 'red', title: '柳溪镇中心校校长' }]);
  expect((await holders()).map((one) => [one.staffNo, one.to])).toEqual([['2004', null], ['2002', '2026-10-07']]);
  expect((await school.ask('record.get', { recordId: list.recordId })).record.state).toBe('已签订');
  await house.check();
});

test('任职：七步不能跳；廉洁意见没有回复、公示没满期，任不了职；公示从写明的那天起算，补登的不能提前', async () => {
  house.at('2026-09-01T01:00:00Z');
  [clerk, chief] = [await house.signIn('qinghe', '1102'), await house.signIn('qinghe', '1202')];
  const chain = walk(house, 'appointment');
  expect(await chain.step(clerk, 'move', { position: '石桥镇中心校副校长', kind: '局管干部选拔任用', conditions: '中级以上职称' })).toBe('已动议');
  expect(await chain.step(clerk, 'inspect', { inspectedOn: '2026-09-01' })).toBe('wrong-state');
  expect(await chain.step(clerk, 'recommend', { candidate: '王某', recommended: 23 })).toBe('已推荐');
  expect(await chain.step(clerk, 'inspect', { inspectedOn: '2026-09-01' })).toBe('已考察');
  expect(await chain.step(chief, 'decide', { decidedOn: '2026-09-01' })).toBe('wrong-state');
  expect(await chain.step(clerk, 'review', { integrityOn: '2026-09-01', integrity: '无影响使用的问题' })).toBe('missing');
  expect(await chain.step(group, 'review', { integrityDoc: '驻教纪函〔2026〕8号', integrityOn: '2026-09-01', integrity: '暂缓使用' })).toBe('condition');
  expect(await chain.step(group, 'review', { integrityDoc: '驻教纪函〔2026〕8号', integrityOn: '2026-09-01', integrity: '无影响使用的问题' })).toBe('廉洁审查毕');
  expect(await chain.step(chief, 'appoint', { appointedOn: '2026-09-02' })).toBe('wrong-state');
  expect(await chain.step(chief, 'decide', { decidedOn: '2026-09-02' })).toBe('已讨论决定');
  // 写的是 9 月 7 日开始公示：五个工作日到 14 日才满。
  expect(await chain.step(clerk, 'notify', { noticePlace: '局公示栏', noticeFrom: '2026-09-07' })).toBe('公示中');
  house.at('2026-09-09T01:00:00Z');
  expect(await chain.step(clerk, 'noticed', { objections: 0 })).toBe('too-early');
  expect(await chain.step(chief, 'appoint', { appointedOn: '2026-09-09' })).toBe('wrong-state');
  house.at('2026-09-14T01:00:00Z');
  expect(await chain.step(clerk, 'noticed', { objections: 0 })).toBe('公示毕');
  expect(await chain.step(chief, 'appoint', { appointedOn: '2026-09-14' })).toBe('已任职');
  const late = walk(house, 'appointment');
  for (const [who, action, set] of [
    [clerk, 'move', { position: '枫坪镇中心校总务主任', kind: '学校中层干部选拔', conditions: '任教三年' }], [clerk, 'recommend', { candidate: '李某', recommended: 9 }], [clerk, 'inspect', { inspectedOn: '2026-09-10' }],
    [group, 'review', { integrityDoc: '9号', integrityOn: '2026-09-11', integrity: '无影响使用的问题' }], [chief, 'decide', { decidedOn: '2026-09-11' }], [clerk, 'notify', { noticePlace: '校务栏', noticeFrom: '2026-09-01' }],
  ] as const) await late.step(who, action, set);
  expect(await late.step(clerk, 'noticed', { objections: 0 })).toBe('too-early');
  await house.check();
});

test('学期自查总结：上学期办了什么、眼下欠什么，从本单位的台账里带出来当草稿，别的单位的不带', async () => {
  house.at('2026-12-15T01:00:00Z');
  const one = (who: Person, ledger: string, action: string, set: Record<string, unknown>) => walk(house, ledger).step(who, action, set);
  school = await house.signIn('qinghe', '2001');
  const sibling = await house.signIn('qinghe', '2003');
  for (const topic of ['九月例会', '十月例会']) expect(await one(school, 'party-life', 'enter', { kind: '支委会', topic, heldOn: '2026-12-10', expected: 5, present: 5 })).toBe('已登记');
  await one(sibling, 'party-life', 'enter', { kind: '支委会', topic: '例会', heldOn: '2026-12-10', expected: 5, present: 5 });
  await one(school, 'concern', 'enter', { matter: '校车晚点', kind: '校车与交通', channel: '来电', raisedOn: '2026-12-14' });
  house.at('2027-02-22T01:00:00Z');
  school = await house.signIn('qinghe', '2001');
  const { fields } = await school.ask('record.prefill', { ledger: 'semester-report', unitId: 'c001' });
  expect(fields['season']).toMatchObject({ value: '春季学期', from: '校历' });
  expect(fields['summary']).toMatchObject({ from: '本单位台账' });
  expect(fields['summary']?.value).toMatch(/^2026年秋季学期（2026年9月1日至2027年1月20日）台账记载：.*组织生活 2 件（办结 0 件）/);
  expect(fields['summary']?.value).not.toContain('群众关切');
  expect(fields['shortcomings']?.value).toContain('岗位没有现行的责任清单');
  await house.check();
});

test('年度小结：应完成、按期完成的件数从自己的待办数出来，不用抄', async () => {
  house.at('2026-12-20T01:00:00Z');
  const year = await house.signIn('qinghe', '2001');
  await house.owner.query(
    `insert into duty (tenant_id, programme_id, duty_key, version, unit_id, lead_unit_id, ledger, due, body)
     select 'qinghe', $1, 'k' || n, 1, 'c001', 's1', 'concern', date '2026-12-10' + n, '{}' from generate_series(1, 15) n`, [house.newId()]);
  await house.owner.query(`update duty set record_id = (select record_id from record where ledger = 'concern' and unit_id = 'c001' limit 1) where duty_key in ('k1', 'k5')`);
  await house.owner.query(`update duty set standing = 'handed-in' where duty_key in ('k1', 'k5')`);
  const { fields } = await year.ask('record.prefill', { ledger: 'programme', unitId: 'c001' });
  // 20 日为止到期 10 件；群众关切是 15 日登记的，11 日到期的那件算逾期。
  expect([fields['due'], fields['done'], fields['year']]).toMatchObject([{ value: 10, from: '我的待办' }, { value: 1 }, { value: '2026' }]);
  await house.owner.query('delete from duty');
  await house.check();
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';

let house: TestHouse;
let clerk: Person, head: Person, office: Person, sibling: Person;

beforeAll(async () => {
  house = await openTestHouse('2026-10-08T01:00:00Z');
  await house.county('qing-he');
  [clerk, head, office, sibling] = (await Promise.all(['2001', '2002', '1001', '2003'].map((no) => house.signIn('qing-he', no)))) as [Person, Person, Person, Person];
});
afterAll(() => house.close());

test('项目的节点列在项目页上，带状态和灯；过了期限变红，做成了就不再是红的', async () => {
  const [project, first, second] = [house.newId(), house.newId(), house.newId()];
  expect(await clerk.act({ ledger: 'project', recordId: project, action: 'apply', seenSeq: 0, set: { name: '城乡结对教研', kind: '优质资源与质量', goal: '每学期互派教师四次', until: '2027-06-30' } })).toMatchObject({ ok: true });
  for (const [recordId, name, until] of [[first, '互派教师到位', '2026-10-12'], [second, '期中联合教研', '2026-12-01']] as const) expect(await clerk.act({ ledger: 'milestone', recordId, action: 'plan', seenSeq: 0, set: { project, name, until } })).toMatchObject({ ok: true });
  const lights = async (person: Person) => (await person.ask('record.get', { recordId: project })).children.map(({ title, state, light, until }) => [title, state, light, until]).sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
  expect(await lights(clerk)).toEqual([['互派教师到位', '未完成', 'yellow', '2026-10-12'], ['期中联合教研', '未完成', 'green', '2026-12-01']]);
  house.at('2026-10-14T01:00:00Z');
  clerk = await house.signIn('qing-he', '2001');
  expect((await lights(clerk)).map(([, , light]) => light)).toEqual(['red', 'green']);
  expect(await clerk.act({ ledger: 'milestone', recordId: first, action: 'reach', seenSeq: 1, set: { doneOn: '2026-10-14', result: '两名教师到校' } })).toMatchObject({ ok: true });
  expect((await lights(clerk))[0]).toEqual(['互派教师到位', '已完成', 'done', null]);
  const child = await clerk.ask('record.get', { recordId: first });
  expect(child.links[project]).toMatchObject({ ledger: 'project', title: '城乡结对教研' });
  sibling = await house.signIn('qing-he', '2003');
  expect(await sibling.act({ ledger: 'milestone', recordId: house.newId(), action: 'plan', seenSeq: 0, set: { project, name: '挂到别校的项目上', until: '2026-12-01' } })).toMatchObject({ ok: false, refusal: { code: 'link-broken' } });
  await house.check();
});

test('会议的议定事项交给学校，会议页上看得到哪个单位、办到哪一步', async () => {
  [office, head] = (await Promise.all(['1001', '2002'].map((no) => house.signIn('qing-he', no)))) as [Person, Person];
  const [meeting, matter] = [house.newId(), house.newId()];
  expect(await office.act({ ledger: 'meeting', recordId: meeting, action: 'submit', seenSeq: 0, set: { topic: '部署校务公开', kind: '领导小组会议', heldOn: '2026-10-13', expected: 12, present: 11, resolutions: [{ matter: '公布清单', owner: '校长', dueOn: '2026-10-20' }] } })).toMatchObject({ ok: true });
  expect(await office.act({ ledger: 'supervise', recordId: matter, action: 'assign', seenSeq: 0, unitId: head.unitId, set: { matter: '公布校务公开清单', kind: '会议议定', meeting, owner: '校长', dueOn: '2026-10-20' } })).toMatchObject({ ok: true });
  const [child] = (await office.ask('record.get', { recordId: meeting })).children;
  expect(child).toMatchObject({ ledger: 'supervise', unitName: '柳溪镇中心校', state: '已交办', light: 'yellow', until: '2026-10-20' });
  expect(await head.act({ ledger: 'supervise', recordId: matter, action: 'report', seenSeq: 1, set: { result: '已公布', doneOn: '2026-10-14' } })).toMatchObject({ ok: true });
  expect((await office.ask('record.get', { recordId: meeting })).children[0]).toMatchObject({ state: '已报结果' });
  // The school does not reach the office's meeting: neither its title nor its other matters.
  expect(await head.refused('record.get', { recordId: meeting })).toBe('not-found');
  expect((await head.ask('record.get', { recordId: matter })).links).toEqual({});
  await house.check();
});

test('采购的步骤挂在采购上，金额只在签合同和付款时填', async () => {
  [clerk, head] = (await Promise.all(['2001', '2002'].map((no) => house.signIn('qing-he', no)))) as [Person, Person];
  const purchase = house.newId();
  expect(await clerk.act({ ledger: 'procurement', recordId: purchase, action: 'request', seenSeq: 0, set: { item: '教室灯具', need: '老化', budget: 480_000 } })).toMatchObject({ ok: true });
  const step = { ledger: 'purchase-step', action: 'enter', seenSeq: 0 } as const;
  expect(await clerk.act({ ...step, recordId: house.newId(), set: { purchase, kind: '询价比价', what: '三家报价', heldOn: '2026-10-14' } })).toMatchObject({ ok: false, refusal: { code: 'link-broken' } });
  expect(await head.act({ ledger: 'procurement', recordId: purchase, action: 'approve', seenSeq: 1, set: { method: '询价' } })).toMatchObject({ ok: true });
  expect(await clerk.act({ ...step, recordId: house.newId(), set: { purchase, kind: '询价比价', what: '三家报价', heldOn: '2026-10-14' } })).toMatchObject({ ok: true });
  expect(await clerk.act({ ...step, recordId: house.newId(), set: { purchase, kind: '签订合同', what: '与第二家签', heldOn: '2026-10-14' } })).toMatchObject({ ok: false, refusal: { code: 'missing', fields: ['amount'] } });
  expect(await clerk.act({ ...step, recordId: house.newId(), set: { purchase, kind: '签订合同', what: '与第二家签', heldOn: '2026-10-14', amount: 460_000 } })).toMatchObject({ ok: true });
  expect((await head.ask('record.get', { recordId: purchase })).children.map(({ title }) => title).sort()).toEqual(['三家报价', '与第二家签'].sort());
  await house.check();
});

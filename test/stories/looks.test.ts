import { demoOrganisation } from '#app/demo-organisation';
import { sightOf } from '#app/viewer';
import { today } from '#app/house';
import type { Uuid } from '#base/id';
import { inSight } from '#store/pools';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';

let house: TestHouse;
let clerk: Person;
let head: Person;
let teacher: Person;
let colleague: Person;
let receipt: Uuid;
let postOf: (staffNo: string) => Uuid;
let personOf: (staffNo: string) => Uuid;

const enter = async (): Promise<void> => {
  [clerk, head, teacher, colleague] = (await Promise.all(['2001', '2002', '50011', '50012'].map((no) => house.signIn('qing-he', no)))) as [Person, Person, Person, Person];
};

beforeAll(async () => {
  house = await openTestHouse();
  const organisation = demoOrganisation(today(house.house), () => house.newId(), 2);
  await house.county('qing-he', { organisation });
  personOf = (no) => organisation.people.find((one) => one.staffNo === no)?.personId as Uuid;
  postOf = (no) => organisation.holdings.find((one) => one.personId === personOf(no))?.postId as Uuid;
  await enter();
});
afterAll(() => house.close());

test('查了她，她就看得到：哪一天、哪个岗位、为了什么；自己看自己的不算', async () => {
  expect((await teacher.ask('looks.mine', {})).looks).toEqual([]);
  const batch = house.newId();
  expect(await clerk.act({ ledger: 'veto', recordId: batch, action: 'open', seenSeq: 0, set: { batch: '评优', kind: '评优评先', people: 1 } })).toMatchObject({ ok: true });
  receipt = house.newId();
  expect(await clerk.act({ ledger: 'veto-receipt', recordId: receipt, action: 'check', seenSeq: 0, set: { batch, kind: '评优评先', staffNo: '50011', holder: postOf('50011'), checkedOn: '2026-09-01' } })).toMatchObject({ ok: true });
  expect((await teacher.ask('looks.mine', {})).looks).toEqual([{ day: '2026-09-01', ledgerName: '一票否决查询回执', purpose: '评优评先', postId: postOf('2001'), post: expect.stringContaining('经办'), unit: '柳溪镇中心校', ways: ['act'] }]);
  house.at('2026-09-02T02:00:00Z');
  await enter();
  for (let i = 0; i < 3; i += 1) await head.ask('record.get', { recordId: receipt });
  await head.ask('records.list', { ledger: 'veto-receipt' });
  const { looks } = await teacher.ask('looks.mine', {});
  expect(looks.map(({ day, ways }) => [day, ways])).toEqual([['2026-09-02', ['list', 'read']], ['2026-09-01', ['act']]]);
  expect(looks[0]?.postId).toBe(postOf('2002'));
  expect((await colleague.ask('looks.mine', {})).looks).toEqual([]);
  expect((await teacher.ask('looks.mine', { before: '2026-09-02' as never })).looks).toHaveLength(1);
});

test('她写的困难、学生帮扶、签的承诺，别人看一次记一次；导出也记', async () => {
  const care = house.newId();
  expect(await teacher.act({ ledger: 'teacher-care', recordId: care, action: 'write', seenSeq: 0, set: { kind: '安全', wish: '围栏松了', seenBy: '只有校长', writtenOn: '2026-09-02' } })).toMatchObject({ ok: true });
  await teacher.ask('record.get', { recordId: care });
  const before = (await teacher.ask('looks.mine', {})).looks.length;
  expect(await head.act({ ledger: 'teacher-care', recordId: care, action: 'answer', seenSeq: 1, set: { answer: '本周修' } })).toMatchObject({ ok: true });
  const exported = await house.app.request('http://localhost:3000/c/qing-he/console/sheets/teacher-care/export', { headers: { cookie: head.cookie } });
  expect(exported.status).toBe(200);
  const { looks } = await teacher.ask('looks.mine', {});
  expect(looks).toHaveLength(before + 1);
  expect(looks.find((one) => one.ledgerName === '教师困难')).toMatchObject({ purpose: '安全', ways: ['act', 'export'] });
});

test('没有工号的，按当时在岗的人；换了人，后来的人看不到前任的', async () => {
  const recordId = house.newId();
  expect(await clerk.act({ ledger: 'induction', recordId, action: 'enter', seenSeq: 0, set: { place: '岗前班', holder: postOf('50012'), arrivedOn: '2026-08-01', doneOn: '2026-08-20' } })).toMatchObject({ ok: true });
  expect((await colleague.ask('looks.mine', {})).looks.map(({ ledgerName }) => ledgerName)).toEqual(['岗前清廉教育']);
  const newcomer = personOf('50011');
  await house.owner.query(`insert into holding (tenant_id, post_id, person_id, from_day) values ('qing-he', $1, $2, '2026-09-03')`, [postOf('50012'), newcomer]);
  house.at('2026-09-03T02:00:00Z');
  await enter();
  await head.ask('record.get', { recordId });
  expect((await colleague.ask('looks.mine', {})).looks.map(({ day }) => day)).toEqual(['2026-09-03', '2026-09-02']);
  expect((await teacher.ask('looks.mine', {})).looks.filter((one) => one.ledgerName === '岗前清廉教育')).toEqual([]);
  await house.owner.query(`delete from holding where tenant_id = 'qing-he' and from_day = '2026-09-03'`);
});

test('看不到的查看不留痕，猜编号也一样；谁也改不了、删不了查看记录', async () => {
  const sibling = await house.signIn('qing-he', '2004');
  const count = async () => (await house.owner.query('select count(*)::int as n from look')).rows[0].n as number;
  const before = await count();
  expect(await sibling.refused('record.get', { recordId: receipt })).toBe('not-found');
  expect((await sibling.ask('records.list', { ledger: 'veto-receipt', unitId: 'c001' })).lines).toEqual([]);
  expect(await count()).toBe(before);
  const actor = { personId: personOf('2002'), postId: postOf('2002'), unitId: 'c001', roles: ['school.head'] as const, reach: '*' as const };
  const seen = await inSight(house.house.pools.ql_app, sightOf('qing-he', actor), (tx) => tx.query('select * from look'));
  expect(seen.rows).toEqual([]);
  for (const sql of [`update look set purpose = ''`, 'delete from look']) await expect(inSight(house.house.pools.ql_app, sightOf('qing-he', actor), (tx) => tx.query(sql))).rejects.toThrow(/permission denied/);
  await expect(inSight(house.house.pools.ql_app, { tenant: 'bai-yun' }, (tx) => tx.query(`insert into look select 'qing-he', $1, '2026-09-05', $1, $1, 'read', 'x', 'x'`, [personOf('50011')]))).rejects.toThrow(/row-level security/);
  await house.check();
});

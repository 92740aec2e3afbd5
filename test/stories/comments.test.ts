import { demoOrganisation } from '#app/demo-organisation';
import { sightOf } from '#app/viewer';
import { today } from '#app/house';
import type { Uuid } from '#base/id';
import { inSight } from '#store/pools';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';

const SECRET = '请把门卫老周的电话补上';

let house: TestHouse;
let clerk: Person, head: Person, office: Person, group: Person, sibling: Person, teacher: Person, section: Person;
let record: Uuid;
let postOf: (staffNo: string) => Uuid;

const enter = async (): Promise<void> => {
  [clerk, head, office, group, sibling, teacher, section] = (await Promise.all(['2001', '2002', '1001', '1004', '2003', '50011', '1101'].map((no) => house.signIn('qing-he', no)))) as [Person, Person, Person, Person, Person, Person, Person];
};

beforeAll(async () => {
  house = await openTestHouse('2026-09-14T01:00:00Z');
  const organisation = demoOrganisation(today(house.house), () => house.newId(), 2);
  await house.county('qing-he', { organisation });
  postOf = (no) => organisation.holdings.find((one) => one.personId === organisation.people.find((person) => person.staffNo === no)?.personId)?.postId as Uuid;
  await enter();
  record = house.newId();
  expect(await clerk.act({ ledger: 'semester-report', recordId: record, action: 'submit', seenSeq: 0, set: { season: '秋季学期', summary: '办了活动', shortcomings: '有', improvements: '改', plan: '做' } })).toMatchObject({ ok: true });
});
afterAll(() => house.close());

const write = (words: string, to: readonly Uuid[] = [], commentId = house.newId(), entryId = house.newId()) => ({ recordId: record, commentId, entryId, words, to: [...to] });

test('可以提到的只有看得到这一件的岗位：本校的、办公室的；别校的、教师的、看不到的股室都不在里面', async () => {
  const { open, posts } = await clerk.ask('comment.list', { recordId: record });
  expect(open).toBe(true);
  const offered = new Set(posts.map(({ postId }) => postId));
  for (const no of ['2002', '1001', '1002', '1003', '1004', '1007', '1201']) expect([no, offered.has(postOf(no))]).toEqual([no, true]);
  for (const no of ['2001', '2003', '2004', '50011', '1101', '1006']) expect([no, offered.has(postOf(no))]).toEqual([no, false]);
  expect(await clerk.refused('comment.write', write('请看', [postOf('2003')]))).toBe('mention-unreachable');
});

test('提到谁，谁的待办里就有，看过就没有了；不动记录的状态和版本', async () => {
  await office.ask('comment.write', write(SECRET, [postOf('2001'), postOf('2002')]));
  const mine = async (person: Person) => (await person.ask('inbox.list', { whose: 'own' })).mentions.map(({ about, words, from }) => [about, words, from]);
  expect(await mine(clerk)).toEqual([['《学期总结与计划》秋季学期', SECRET, '办公室经办']]);
  expect(await mine(head)).toHaveLength(1);
  for (const person of [office, group, sibling, teacher, section]) expect(await mine(person)).toEqual([]);
  expect(await clerk.ask('comment.seen', { recordId: record })).toEqual({ seen: 1 });
  expect(await mine(clerk)).toEqual([]);
  expect(await mine(head)).toHaveLength(1);
  expect((await clerk.ask('record.get', { recordId: record })).record).toMatchObject({ state: '已报送', seq: 1 });
  expect(await office.act({ ledger: 'semester-report', recordId: record, action: 'return', seenSeq: 1, reason: '补电话' })).toMatchObject({ ok: true });
  await house.check();
});

test('同一条再送一次不会变成两条；别的内容用同一个编号不收', async () => {
  house.at('2026-09-14T01:05:00Z');
  const once = write('已补', [postOf('1001')]);
  await clerk.ask('comment.write', once);
  await clerk.ask('comment.write', once);
  expect((await clerk.ask('comment.list', { recordId: record })).comments.map(({ words }) => words)).toEqual([SECRET, '已补']);
  expect(await clerk.refused('comment.write', { ...once, words: '改了' })).toBe('id-taken');
  expect((await office.ask('inbox.list', { whose: 'own' })).mentions).toHaveLength(1);
});

test('看不到记录的，看不到留言，也写不了；直接用办理接口也不行', async () => {
  for (const person of [sibling, teacher, section]) {
    expect(await person.refused('comment.list', { recordId: record })).toBe('not-found');
    expect(await person.refused('comment.write', write('偷看'))).toBe('not-found');
  }
  expect(await clerk.refused('act', { acts: [{ entryId: house.newId(), recordId: house.newId(), ledger: 'comment', action: 'write', seenSeq: 0, unitId: clerk.unitId, set: { about: '冒充', target: record, words: '冒充' } }] })).toBe('forbidden');
  const seen = await inSight(house.house.pools.ql_app, sightOf('qing-he', { personId: house.newId(), postId: postOf('2003'), unitId: 'c002', roles: ['school.clerk'], reach: ['c002'] }), (tx) => tx.query('select * from mention'));
  expect(seen.rows).toEqual([]);
  expect((await inSight(house.house.pools.ql_app, { tenant: 'other-county', units: '*' }, (tx) => tx.query('select * from mention'))).rows).toEqual([]);
});

test('困难、帮扶、群众关切和查处数字下面不留言', async () => {
  const care = house.newId();
  expect(await teacher.act({ ledger: 'teacher-care', recordId: care, action: 'write', seenSeq: 0, set: { kind: '住宿交通', wish: '漏雨', writtenOn: '2026-09-14', seenBy: '只有校长' } })).toMatchObject({ ok: true });
  expect((await head.ask('comment.list', { recordId: care })).open).toBe(false);
  expect(await head.refused('comment.write', { ...write('知道了'), recordId: care })).toBe('no-comments');
});

test('只有本人能撤回，撤回了留下痕迹；内容可以依法删除，日志照样完整', async () => {
  const [first, second] = (await office.ask('comment.list', { recordId: record })).comments;
  expect(await office.refused('comment.withdraw', { commentId: second!.commentId, entryId: house.newId(), seenSeq: 1 })).toBe('not-author');
  await clerk.ask('comment.withdraw', { commentId: second!.commentId, entryId: house.newId(), seenSeq: 1 });
  expect((await office.ask('comment.list', { recordId: record })).comments.map(({ state, words }) => [state, words])).toEqual([['written', SECRET], ['withdrawn', null]]);
  expect((await office.ask('inbox.list', { whose: 'own' })).mentions).toEqual([]);
  const erasureId = house.newId();
  await office.ask('erasure.apply', { recordId: first!.commentId, erasureId, entryId: house.newId(), ground: '个人信息保护法第四十七条第一款第四项：违反法律、行政法规或者约定处理' });
  expect(await group.act({ ledger: 'erasure', recordId: erasureId, action: 'approve', seenSeq: 1 })).toMatchObject({ ok: true });
  await house.check();
  expect((await office.ask('comment.list', { recordId: record })).comments.map(({ state, words }) => [state, words])).toEqual([['erased', null], ['withdrawn', null]]);
  const left = await house.owner.query(`select (select count(*) from entry_body where open::text || coalesce(personal::text, '') || filed like $1)::int + (select count(*) from record where open::text || coalesce(personal::text, '') || title like $1)::int + (select count(*) from copy_text where body like $1)::int as n`, [`%老周%`]);
  expect(left.rows[0].n).toBe(0);
});

import { findLedger } from '#ledgers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';
import { walk } from '../walk.ts';

// FEATURES 3.2 学习培训.
let house: TestHouse;
let clerk: Person;
let head: Person;
let section: Person;
let chief: Person;

beforeAll(async () => {
  house = await openTestHouse('2026-09-01T01:00:00Z');
  await house.county('qinghe');
  [clerk, head, section, chief] = (await Promise.all(['2001', '2002', '1102', '1202'].map((no) => house.signIn('qinghe', no)))) as [Person, Person, Person, Person];
});
afterAll(() => house.close());

const PROJECT = { name: '2026 年骨干教师研修', kind: '专业发展培训', heldOn: '2026-09-01', hours: 24, expected: 60, trained: 58 };

test('培训项目没有清廉内容，报不上去，也就批不了；有的要写是哪几课', async () => {
  const project = walk(house, 'training');
  expect(await project.step(section, 'submit', { ...PROJECT, hasModule: false })).toBe('checked:module-missing');
  expect(await project.step(section, 'submit', { ...PROJECT, hasModule: true })).toBe('missing');
  expect(await project.step(section, 'submit', { ...PROJECT, hasModule: true, module: '收礼与有偿补课的红线，2 课时', trained: 61 })).toBe('checked:part-over');
  expect(await project.step(section, 'submit', { ...PROJECT, hasModule: true, module: '收礼与有偿补课的红线，2 课时' })).toBe('已报送');
  expect(await project.step(section, 'accept')).toBe('role');
  expect(await project.step(chief, 'accept')).toBe('已接收');
  await house.check();
});

/** Every table that is ours with the number of its rows, and the text of all of them. */
async function everything(): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows: tables } = await house.owner.query(`select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`);
  const found = new Map<string, readonly string[]>();
  for (const { name } of tables) found.set(name, (await house.owner.query(`select t::text as line from ${name} t`)).rows.map(({ line }) => line));
  return found;
}

test('应知应会测评交上来的是完成数和合计：库里所有的表翻遍，没有一行是哪个人答的', async () => {
  const { rows: staff } = await house.owner.query(`select p.person_id, p.staff_no, h.post_id from person p join holding h using (tenant_id, person_id) where p.staff_no like '5%'`);
  expect(staff.length).toBeGreaterThan(20);
  const before = await everything();
  const check = walk(house, 'training');
  expect(await check.step(clerk, 'submit', { name: '应知应会测评', kind: '应知应会测评', heldOn: '2026-09-01', hasModule: false, hours: 1, expected: 42, trained: 42, passed: 40 })).toBe('已报送');
  expect(await check.step(head, 'accept')).toBe('已接收');
  await house.check();
  const after = await everything();
  let fresh = 0;
  for (const [table, lines] of after) {
    const known = new Set(before.get(table));
    for (const line of lines.filter((one) => !known.has(one))) {
      fresh += 1;
      for (const { person_id: person, post_id: post, staff_no: no } of staff) expect([table, line.includes(person) || line.includes(post) || new RegExp(`\\b${no}\\b`).test(line)]).toEqual([table, false]);
    }
  }
  // Two acts: two entries, two bodies, one record, leaves and tiles; not forty-two of anything.
  expect(fresh).toBeGreaterThan(4);
  expect(fresh).toBeLessThan(42);
});

test('学习只记应到实到：台账里没有人、没有名单、没有心得这样的字段；实到多于应到的退回去', async () => {
  for (const id of ['study', 'training', 'party-life']) expect(Object.entries(findLedger(id)?.fields ?? {}).filter(([, field]) => ['post', 'rows', 'longtext', 'files'].includes(field.kind) || field.personal).map(([name]) => name)).toEqual([]);
  const study = { topic: '收费规定', kind: '教师集中学习', heldOn: '2026-09-01', expected: 40, present: 44 };
  const session = walk(house, 'study');
  expect(await session.step(clerk, 'enter', study)).toBe('checked:part-over');
  expect(await session.step(clerk, 'enter', { ...study, present: 38, hours: 2 })).toBe('已登记');
  expect(await session.step(clerk, 'confirm')).toBe('role');
  expect(await session.step(head, 'confirm')).toBe('已确认');
  expect(await walk(house, 'study').step(clerk, 'enter', { topic: '本学期学习计划', kind: '年度学习计划', heldOn: '2026-09-01', planned: 9 })).toBe('已登记');
  await house.check();
});

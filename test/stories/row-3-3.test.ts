import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';
import { walk } from '../walk.ts';

// FEATURES 3.3 规范言行. Matching of rosters comes with the cases.
let house: TestHouse;
let clerk: Person;
let teacher: Person;
let office: Person;
let other: Person;

beforeAll(async () => {
  house = await openTestHouse('2026-09-01T01:00:00Z');
  await house.county('qinghe');
  [clerk, teacher, office, other] = (await Promise.all(['2001', '50011', '1001', '2003'].map((no) => house.signIn('qinghe', no)))) as [Person, Person, Person, Person];
});
afterAll(() => house.close());

test('清廉从教承诺一岗一签，满一年就要重签；本人和本校看得到，别的学校和办公室看不到', async () => {
  const holder = (await teacher.ask('session.me', {})).acting.postId;
  const pledge = walk(house, 'acknowledgement');
  expect(await pledge.step(teacher, 'sign', { kind: '清廉从教承诺', holder, year: '2026-2027', signedOn: '2026-09-01' })).toBe('已签');
  const unsigned = async () => (await clerk.ask('signals.list', { ledger: 'acknowledgement' })).filter((line) => line.signal === 'commitment-missing' && line.postId === holder).map(({ light, due }) => [light, due]);
  expect(await unsigned()).toEqual([]);
  for (const [person, seen] of [[teacher, 1], [clerk, 1], [other, 0], [office, 0]] as const) expect((await person.ask('records.list', { ledger: 'acknowledgement' })).lines.length).toBe(seen);
  await house.check();
  // A year later it has run out, and is signed anew.
  house.at('2027-09-02T01:00:00Z');
  expect(await unsigned()).toEqual([['red', '2027-09-01']]);
  expect(await walk(house, 'acknowledgement').step(teacher, 'sign', { kind: '清廉从教承诺', holder, year: '2027-2028', signedOn: '2027-09-02' })).toBe('已签');
  expect(await unsigned()).toEqual([]);
});

test('六禁自查六条都问过才报得上去；寒暑假专项另记明察暗访；只有数目', async () => {
  const six = ['不有偿补课', '不收礼品礼金', '不到培训机构兼职', '不推销教辅商品', '不体罚侮辱学生', '不抄袭造假'];
  const self = { period: '2026 年秋季学期', kind: '学期六禁自查', asked: six.slice(0, 5), due: 42, done: 42, clues: 0, finishedOn: '2026-09-01' };
  const check = walk(house, 'conduct');
  expect(await check.step(clerk, 'submit', self)).toBe('checked:not-all-asked');
  expect(await check.step(clerk, 'submit', { ...self, asked: six, done: 43 })).toBe('checked:part-over');
  expect(await check.step(clerk, 'submit', { ...self, asked: six })).toBe('已报送');
  expect(await check.step(office, 'accept')).toBe('已接收');
  const holiday = walk(house, 'conduct');
  expect(await holiday.step(clerk, 'submit', { period: '2026 年暑假', kind: '寒暑假专项排查', due: 42, done: 42, clues: 0, finishedOn: '2026-08-31' })).toBe('missing');
  expect(await holiday.step(clerk, 'submit', { period: '2026 年暑假', kind: '寒暑假专项排查', due: 42, done: 42, visits: 3, clues: 0, finishedOn: '2026-08-31' })).toBe('已报送');
  expect((await office.ask('records.list', { ledger: 'conduct' })).lines.map((line) => line.title).toSorted()).toEqual(['2026 年暑假 · 寒暑假专项排查', '2026 年秋季学期 · 学期六禁自查'].toSorted());
  await house.check();
});

test('座位、评优、分班的规则公开在哪里，公开了哪几样，都要写明', async () => {
  const rules = walk(house, 'satisfaction');
  const set = { topic: '班级规则', kind: '规则公开', heldOn: '2026-09-01', sent: 0, returned: 0 };
  expect(await rules.step(clerk, 'submit', set)).toBe('missing');
  expect(await rules.step(clerk, 'submit', { ...set, ruled: ['座位轮换', '分班编班'], rules: '教室公告栏' })).toBe('已报送');
  await house.check();
});

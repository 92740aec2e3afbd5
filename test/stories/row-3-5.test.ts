import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';
import { walk } from '../walk.ts';

// FEATURES 3.5 尊师重教. Pay rules per teacher, confirming and disputing come later.
let house: TestHouse;
let teacher: Person;
let clerk: Person;
let head: Person;
let office: Person;
let colleague: Person;

beforeAll(async () => {
  house = await openTestHouse('2026-09-01T01:00:00Z');
  await house.county('qinghe');
  [teacher, colleague, clerk, head, office] = (await Promise.all(['50011', '50012', '2001', '2002', '1001'].map((no) => house.signIn('qinghe', no)))) as [Person, Person, Person, Person, Person];
});
afterAll(() => house.close());

test('教师写困难，谁能看由自己选；校长答复有期限，满不满意本人说，没解决可以再提', async () => {
  const set = { kind: '住宿交通', wish: '周转房漏雨', writtenOn: '2026-09-01' };
  const [closed, open] = [walk(house, 'teacher-care'), walk(house, 'teacher-care')];
  expect(await closed.step(teacher, 'write', set)).toBe('missing');
  expect(await closed.step(teacher, 'write', { ...set, seenBy: '只有校长' })).toBe('已提出');
  expect(await open.step(teacher, 'write', { ...set, seenBy: '校长和经办人' })).toBe('已提出');
  const seen = async (person: Person) => (await person.ask('records.list', { ledger: 'teacher-care' })).lines.map((line) => line.recordId).toSorted();
  expect(await seen(teacher)).toEqual([closed.recordId, open.recordId].toSorted());
  expect(await seen(head)).toEqual([closed.recordId, open.recordId].toSorted());
  expect(await seen(clerk)).toEqual([open.recordId]);
  expect(await seen(colleague)).toEqual([]);
  expect(await seen(office)).toEqual([]);
  expect(await office.refused('record.get', { recordId: open.recordId })).toBe('not-found');
  expect(await closed.step(clerk, 'answer', { answer: '已安排' })).not.toBe('已答复');
  expect((await head.ask('inbox.list', {})).waiting.find((line) => line.recordId === closed.recordId)).toMatchObject({ steps: ['答复'], until: '2026-09-15' });
  expect(await closed.step(head, 'answer', { answer: '国庆前修好' })).toBe('已答复');
  expect(await closed.step(teacher, 'again', {}, { reason: '还在漏' })).toBe('已提出');
  expect(await closed.step(head, 'answer', { answer: '已换瓦' })).toBe('已答复');
  expect(await closed.step(head, 'rate', { verdict: '满意' })).toBe('same-person');
  expect(await closed.step(teacher, 'rate', { verdict: '基本满意' })).toBe('已办结');
  await house.check();
});

test('班主任津贴 480 元：提醒并要写原因，写了再知悉才报得上；500 元不问', async () => {
  const month = { month: '2026-09', teachers: 12, total: 576_000, least: 48_000, paidOn: '2026-09-28' };
  const pay = walk(house, 'headteacher-allowance');
  expect(await pay.step(clerk, 'submit', month)).toBe('checked:allowance-reason');
  expect(await pay.step(clerk, 'submit', { ...month, why: '9 月中旬到岗，按天计' })).toBe('warned:allowance-below');
  expect(await pay.step(clerk, 'submit', { ...month, why: '9 月中旬到岗，按天计' }, { acknowledges: ['allowance-below'] })).toBe('已报送');
  expect((await office.ask('record.get', { recordId: pay.recordId })).timeline[0]?.warned).toEqual(['allowance-below']);
  expect(await walk(house, 'headteacher-allowance').step(clerk, 'submit', { ...month, month: '2026-10', total: 600_000, least: 50_000 })).toBe('已报送');
  expect((await clerk.ask('record.prefill', { ledger: 'headteacher-allowance', unitId: clerk.unitId })).fields).toMatchObject({ teachers: { value: 12 } });
  await house.check();
});

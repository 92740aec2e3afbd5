import { findLedger } from '#ledgers';
import { isFieldAsked } from '#model/field';
import type { Ledger } from '#model/ledger';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';
import { walk } from '../walk.ts';

// FEATURES 2.5 清廉文化. The same photo used by two schools or two terms: the evidence store's story.
let house: TestHouse;
let clerk: Person;
let head: Person;
let office: Person;

beforeAll(async () => {
  house = await openTestHouse('2026-09-01T01:00:00Z');
  await house.county('qinghe');
  [clerk, head, office] = (await Promise.all(['2001', '2002', '1001'].map((no) => house.signIn('qinghe', no)))) as [Person, Person, Person];
});
afterAll(() => house.close());

test('一次活动一条，“三进”勾选，同一张照片别的台账再用不必再传；回答几句方案只填一次', async () => {
  const activity = walk(house, 'activity');
  const set = { name: '“一粒米的旅行”节约午餐周', kind: '清廉文化', nature: '教育引导', entering: ['进环境', '进课堂'], audience: ['学生'], heldOn: '2026-09-01', people: 420 };
  expect(await activity.step(clerk, 'enter', { ...set, entering: ['进宿舍'] })).toBe('bad-value');
  expect(await activity.step(clerk, 'enter', set)).toBe('已登记');
  expect(await activity.step(head, 'confirm')).toBe('已确认');
  const { publication } = await office.ask('record.get', { recordId: activity.recordId });
  expect(publication).not.toBeNull();
  const page = await house.app.request(`http://localhost:3000/c/qinghe/p/${publication?.publicationId}`);
  expect(await page.text()).toContain('进环境、进课堂');
  await house.check();
});

test('周边问题发函移送：到期没有回复亮红灯，办公室才能报领导小组协调；回复和解决由两个人登记', async () => {
  const problem = walk(house, 'surroundings');
  expect(await problem.step(clerk, 'find', { problem: '校门东侧 30 米有彩票摊点', kind: '彩票与抽奖', foundOn: '2026-09-01' })).toBe('已发现');
  expect(await problem.step(clerk, 'send', { department: '城管' })).toBe('missing');
  expect(await problem.step(clerk, 'send', { department: '城管', letter: '青教函〔2026〕21号', sentOn: '2026-09-01' })).toBe('已移送');
  const line = async () => (await office.ask('inbox.list', { whose: 'all' })).waiting.find((one) => one.recordId === problem.recordId);
  expect(await line()).toMatchObject({ light: 'green', until: '2026-09-21', explanation: { span: { value: 15, unit: 'workday' }, origin: { kind: 'default', basis: '2.5#3' } } });
  expect(await problem.step(office, 'escalate')).toBe('too-early');
  house.at('2026-09-23T01:00:00Z');
  expect(await line()).toMatchObject({ light: 'red', steps: expect.arrayContaining(['没有回复，报领导小组协调']) });
  expect(await problem.step(clerk, 'escalate')).toBe('role');
  expect(await problem.step(office, 'escalate')).toBe('已升级');
  expect(await problem.step(head, 'answer', { reply: '已取缔，每日巡查' })).toBe('已回复');
  expect(await problem.step(head, 'settle', { settledOn: '2026-09-23' })).toBe('same-person');
  expect(await problem.step(office, 'settle', { settledOn: '2026-09-23' })).toBe('已解决');
  // What the school settles itself needs no letter.
  const own = walk(house, 'surroundings');
  await own.step(clerk, 'find', { problem: '围墙外堆放杂物', kind: '其他', foundOn: '2026-09-23' });
  expect(await own.step(clerk, 'send', { department: '本校可解决', letter: '青教函〔2026〕22号' })).toBe('field-not-asked');
  expect(await own.step(clerk, 'send', { department: '本校可解决' })).toBe('已移送');
  await house.check();
});

test('读物、活动、场所排查只有闭合选项：问到的每一项都是选项、日期或处数，撤下和移送要有法律依据，作废也不写字', async () => {
  const ledger = findLedger('inspection') as Ledger;
  const values = { kind: '读物活动场所排查', disposal: '撤下', problems: 1 };
  const asked = Object.entries(ledger.fields).filter(([name]) => isFieldAsked(ledger.fields, name, values));
  expect(asked.map(([name, { kind }]) => [name, kind])).toEqual([['kind', 'choice'], ['checkedOn', 'date'], ['places', 'integer'], ['object', 'choices'], ['disposal', 'choice'], ['ground', 'choice']]);
  const screening = { kind: '读物活动场所排查', checkedOn: '2026-09-23', places: 6, object: ['出版物', '展陈'], disposal: '撤下' };
  const check = walk(house, 'inspection');
  expect(await check.step(clerk, 'check', { ...screening, object: ['某人'] })).toBe('bad-value');
  expect(await check.step(clerk, 'check', screening)).toBe('missing');
  expect(await check.step(clerk, 'check', { ...screening, ground: '未成年人保护法', note: '有两本' })).toBe('field-not-asked');
  expect(await check.step(clerk, 'check', { ...screening, ground: '未成年人保护法' })).toBe('已检查');
  expect(await check.step(head, 'mend', { mended: 1 })).toBe('condition');
  expect(await check.step(head, 'void', {}, { reason: '登错' })).toBe('condition');
  expect(await check.step(clerk, 'strike')).toBe('role');
  expect(await check.step(head, 'confirm')).toBe('已确认');
  const wrong = walk(house, 'inspection');
  await wrong.step(clerk, 'check', { ...screening, disposal: '没有需要处理的' });
  expect(await wrong.step(head, 'strike')).toBe('已作废');
  const { rows } = await house.owner.query(`select b.open from entry_body b join entry e using (tenant_id, entry_id) where e.subject = 'inspection'`);
  for (const { open } of rows) expect(open.reason).toBeUndefined();
  await house.check();
});

test('排查出多少从不成为指标：没有一个指标把排查的处数、对象、处理加起来或分开数', () => {
  const ledger = findLedger('inspection') as Ledger;
  expect(ledger.indicators?.length).toBeGreaterThan(0);
  for (const indicator of ledger.indicators ?? []) expect(JSON.stringify(indicator)).not.toMatch(/places|object|disposal|ground/);
});

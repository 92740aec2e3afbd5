import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';
import { walk } from '../walk.ts';

// FEATURES 1.4 公平与优质均衡. Draws that anybody can run again come with their skill.
let house: TestHouse;
let school: Person;
let head: Person;
let office: Person;
let clerk: Person;
let chief: Person;

const again = async (moment: string): Promise<void> => {
  house.at(moment);
  [school, head, office, clerk, chief] = (await Promise.all(['2001', '2002', '1001', '1108', '1208'].map((no) => house.signIn('qinghe', no)))) as [Person, Person, Person, Person, Person];
};

beforeAll(async () => {
  house = await openTestHouse('2026-09-01T01:00:00Z');
  await house.county('qinghe');
  await again('2026-09-01T01:00:00Z');
});
afterAll(() => house.close());

test('群众关切：受理从反映那天起一个工作日、答复十五个工作日，都说得清；答复人不能自己回访，不满意就重开、再答复、再回访', async () => {
  await again('2026-09-28T01:00:00Z');
  const concern = walk(house, 'concern');
  const waits = async (who: Person) => (await who.ask('inbox.list', {})).waiting.find((line) => line.recordId === concern.recordId);
  await concern.step(school, 'enter', { matter: '校车冬季班次太少', kind: '校车与交通', channel: '来电', raisedOn: '2026-09-24' });
  expect(await waits(school)).toMatchObject({ until: '2026-09-28', steps: ['受理'], explanation: { start: '2026-09-24', startName: '反映日期', skipped: [{ name: '中秋节' }] } });
  expect(await concern.step(school, 'accept')).toBe('已受理');
  expect(await waits(school)).toMatchObject({ until: '2026-10-23', steps: ['答复'], explanation: { span: { value: 15, unit: 'workday' }, skipped: [{ name: '国庆节' }, { name: '周末' }, { name: '周末' }] } });
  await again('2026-10-27T01:00:00Z');
  expect(await waits(school)).toMatchObject({ light: 'red' });
  expect(await concern.step(school, 'answer', { answer: '增开一班', answeredOn: '2026-10-27' })).toBe('已答复');
  expect(await concern.step(school, 'close', { visit: '满意' })).toBe('role');
  expect(await concern.step(head, 'close', { visit: '不满意' })).toBe('condition');
  expect(await concern.step(head, 'reopen', { visit: '不满意' })).toBe('已重开');
  expect(await waits(school)).toMatchObject({ steps: ['答复'], light: 'green' });
  expect(await concern.step(head, 'answer', { answer: '再增一班', answeredOn: '2026-10-28' })).toBe('已答复');
  expect(await concern.step(head, 'close', { visit: '满意' })).toBe('same-person');
  expect(await concern.step(office, 'close', { visit: '满意' })).toBe('已销号');
  const seen = await school.ask('record.get', { recordId: concern.recordId });
  expect(seen.timeline.filter((entry) => entry.action === 'reopen')).toHaveLength(1);
  await house.check();
});

test('招生：核定的人不是报的人；录取超过计划，公布不了，改正以后才能公布', async () => {
  await again('2026-09-01T01:00:00Z');
  const enrolment = walk(house, 'enrolment');
  expect(await enrolment.step(school, 'file', { year: '2026 年秋季一年级', plan: 90, area: '人民路以东' })).toBe('方案已报');
  expect(await enrolment.step(chief, 'approve')).toBe('方案已核');
  expect(await enrolment.step(school, 'announce', { place: '校门口公示栏' })).toBe('已公布方案');
  expect(await enrolment.step(school, 'publish', { publishedOn: '2026-09-01' })).toBe('wrong-state');
  const admit = { applied: 120, method: '片区内全部录取', listHash: 'a'.repeat(64) };
  expect(await enrolment.step(school, 'admit', { ...admit, admitted: 93 })).toBe('已录取');
  expect(await enrolment.step(school, 'publish', { classes: 2, publishedOn: '2026-09-01' })).toBe('checked:over-plan');
  expect(await enrolment.step(school, 'admit', { ...admit, admitted: 90 })).toBe('已录取');
  expect(await enrolment.step(school, 'publish', { classes: 2, publishedOn: '2026-09-01' })).toBe('已公布结果');
  await house.check();
});

test('放心午餐：同一天只有一页，要改就更正；不供餐的不填菜，供餐的不填不供餐', async () => {
  const [page, twin] = [walk(house, 'canteen'), walk(house, 'canteen')];
  const today = { servedOn: '2026-09-01', served: '供餐', menu: '土豆烧鸡、米饭', eater: '副校长', diners: 320, purchase: 120_000, sample: true };
  expect(await page.step(school, 'publish', { ...today, menu: null })).toBe('missing');
  expect(await page.step(school, 'publish', { ...today, until: '2026-10-01' })).toBe('field-not-asked');
  expect(await page.step(school, 'publish', today)).toBe('已公开');
  expect(await twin.step(school, 'publish', today)).toBe('checked:day-exists');
  expect(await page.step(school, 'correct', { diners: 318 })).toBe('reason-missing');
  expect(await page.step(school, 'correct', { diners: 318 }, { reason: '数错了' })).toBe('已更正');
  expect(await twin.step(school, 'publish', { servedOn: '2026-09-02', served: '不供餐', whyNot: '放假或停课', until: '2026-09-03' })).toBe('已公开');
  await house.check();
});

test('短板和民生实事：补齐、完成的日子到了没有办完就提醒，办完就不提', async () => {
  await again('2026-09-01T01:00:00Z');
  const [gap, good] = [walk(house, 'shortboard'), walk(house, 'livelihood')];
  await gap.step(clerk, 'raise', { gap: '职业中学实训设备不达标', kind: '职业教育', target: '生均 4000 元', until: '2026-11-30' });
  await good.step(clerk, 'collect', { name: '二十所学校旱厕改造', opinions: 30, why: '反映最多' });
  expect(await good.step(clerk, 'choose', { until: '2026-11-30', cost: 2_000_000_00 })).toBe('role');
  await good.step(chief, 'choose', { opinions: 30, why: '反映最多', until: '2026-11-30', cost: 2_000_000_00 });
  await good.step(clerk, 'start');
  const lights = async () => (await Promise.all(['shortboard', 'livelihood'].map((ledger) => clerk.ask('signals.list', { ledger })))).flat().map((line) => [line.light, line.due]);
  expect(await lights()).toEqual([]);
  await again('2026-12-01T01:00:00Z');
  expect(await lights()).toEqual([['red', '2026-11-30'], ['red', '2026-11-30']]);
  expect(await gap.step(clerk, 'settle', { done: '采购到位', doneOn: '2026-12-01' })).toBe('已整治');
  expect(await good.step(chief, 'accept', { acceptedOn: '2026-12-01', verdict: '延期办成' })).toBe('已验收');
  expect(await lights()).toEqual([]);
  await house.check();
});

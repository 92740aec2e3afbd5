import { refreshFigures } from '#app/refresh-figures';
import type { Day } from '#base/day';
import { inSight } from '#store/pools';
import { sumFigures } from '#store/figure';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';
import { walk } from '../walk.ts';

// FEATURES 2.4 管理与服务. Anonymous surveys come later; their totals are entered here.
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

const publicText = async (recordId: string): Promise<string> => {
  const { publication } = await office.ask('record.get', { recordId: recordId as never });
  return (await house.app.request(`http://localhost:3000/c/qinghe/p/${publication?.publicationId}`)).text();
};

/** An item of the school's power list in force: a service guide names one. */
async function powerItem(matter: string): Promise<string> {
  const item = walk(house, 'power-list');
  await item.step(clerk, 'draft', { matter, kind: '招生与学籍', subject: '教务处' });
  await item.step(clerk, 'send');
  expect(await item.step(head, 'issue', { legalBasis: '《义务教育法》第十二条', flow: '申请、核对、办理', days: 5, phone: '校长室' })).toBe('施行中');
  return item.recordId;
}

/** What the county's records of a month add up to, by indicator. */
async function figuresOf(ledger: string, month: string) {
  const first = `${month}-01` as Day;
  const figures = await inSight(house.house.pools.ql_app, { tenant: 'qinghe', units: '*' }, (tx) => sumFigures(tx, 'qinghe', { ledgers: [ledger], now: { from: first, to: first }, last: { from: first, to: first }, within: { units: '*' } }));
  return new Map(figures.map((one) => [one.indicator, one.now]));
}

test('办事指南：砍掉的每一份材料写原来和现在，公开页面看得到；修订后原来的数还在', async () => {
  const guide = walk(house, 'service-item');
  const transfer = { matter: '学生转学', audience: '家长和学生', materialsBefore: 5, materials: 3, visitsBefore: 3, visits: 2, days: 5, guide: '教务处一楼窗口', cuts: [{ material: '户口簿', before: '原件和复印件各一份', after: '系统核验，不再收', from: '2026-09-01' }] };
  expect(await guide.step(clerk, 'draft', { ...transfer, power: await powerItem('学生转学') })).toBe('拟稿');
  await guide.step(clerk, 'send');
  expect(await guide.step(clerk, 'issue', { days: 5, guide: '教务处一楼窗口' })).toBe('role');
  expect(await guide.step(head, 'issue', { days: 5, guide: '教务处一楼窗口' })).toBe('施行中');
  for (const words of ['户口簿', '原件和复印件各一份', '系统核验，不再收', '原来要几份材料', '5 份', '现在要几份材料', '3 份']) expect(await publicText(guide.recordId)).toContain(words);

  house.at('2026-10-12T01:00:00Z');
  await guide.step(clerk, 'revise');
  expect(await guide.step(clerk, 'edit', { materials: 2, visits: 1, cuts: [...transfer.cuts, { material: '居住证明', before: '社区盖章', after: '数据共享', from: '2026-10-12' }] })).toBe('拟稿');
  await guide.step(clerk, 'send');
  expect(await guide.step(head, 'issue')).toBe('施行中');
  const { record, timeline } = await clerk.ask('record.get', { recordId: guide.recordId });
  expect(record.values).toMatchObject({ materialsBefore: 5, materials: 2, visitsBefore: 3, visits: 1 });
  expect(timeline[0]?.set).toMatchObject({ materials: 3, visits: 2 });
  await house.check();
});

test('跑动次数看得出走势：每月公布的事项各要跑几趟，材料压到原来的几成', async () => {
  house.at('2026-11-02T01:00:00Z');
  const second = walk(house, 'service-item');
  await second.step(clerk, 'draft', { matter: '开具在读证明', power: await powerItem('在读证明'), audience: '家长和学生', materialsBefore: 2, materials: 0, visitsBefore: 1, visits: 0, days: 1, guide: '网上办' });
  await second.step(clerk, 'send');
  expect(await second.step(head, 'issue', { days: 1, guide: '网上办' })).toBe('施行中');
  await refreshFigures(house.house);
  const [september, november] = [await figuresOf('service-item', '2026-09'), await figuresOf('service-item', '2026-11')];
  expect([september.get('service-visits')?.part, november.get('service-visits')?.part]).toEqual([1, 0]);
  expect([september, november].map((month) => month.get('service-materials'))).toMatchObject([{ part: 2, whole: 5 }, { part: 0, whole: 2 }]);
});

test('满意度收回不足五份：结果填不进去，库里没有，谁也看不到；五份起才有结果，只公布合计', async () => {
  const survey = { topic: '食堂与课后服务', kind: '服务体验', heldOn: '2026-11-02', sent: 30 };
  const few = walk(house, 'satisfaction');
  expect(await few.step(clerk, 'submit', { ...survey, returned: 4, satisfied: 4 })).toBe('field-not-asked');
  expect(await few.step(clerk, 'submit', { ...survey, returned: 4 })).toBe('已报送');
  expect((await office.ask('record.get', { recordId: few.recordId })).record.values).not.toHaveProperty('satisfied');
  const enough = walk(house, 'satisfaction');
  expect(await enough.step(clerk, 'submit', { ...survey, returned: 5 })).toBe('missing');
  expect(await enough.step(clerk, 'submit', { ...survey, returned: 5, satisfied: 6 })).toBe('checked:part-over');
  expect(await enough.step(clerk, 'submit', { ...survey, returned: 5, satisfied: 4, added: '周末图书馆开放' })).toBe('已报送');
  expect(await enough.step(office, 'accept')).toBe('已接收');
  expect((await office.ask('record.get', { recordId: enough.recordId })).publication).toBeNull();
  await refreshFigures(house.house);
  expect((await figuresOf('satisfaction', '2026-11')).get('satisfaction-satisfied')).toMatchObject({ part: 4, whole: 5 });
  await house.check();
});

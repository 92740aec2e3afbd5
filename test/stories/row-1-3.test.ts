import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';
import { walk } from '../walk.ts';

// FEATURES 1.3 治理能力. The five steps of a decision stand in major-decision.test.ts.
let house: TestHouse;
let clerk: Person;
let chief: Person;
let office: Person;

const again = async (moment: string): Promise<void> => {
  house.at(moment);
  [clerk, chief, office] = (await Promise.all(['1103', '1203', '1001'].map((no) => house.signIn('qinghe', no)))) as [Person, Person, Person];
};

beforeAll(async () => {
  house = await openTestHouse('2026-09-01T01:00:00Z');
  await house.county('qinghe');
  await again('2026-09-01T01:00:00Z');
});
afterAll(() => house.close());

test('权责清单：没有法律依据的公布不了；清单公布了，办事指南就要引用施行中的事项；满一年提醒复核', async () => {
  const [power, service] = [walk(house, 'power-list'), walk(house, 'service-item')];
  expect(await power.step(clerk, 'draft', { matter: '学生转学审批', kind: '招生与学籍', subject: '基础教育股' })).toBe('拟稿');
  expect(await power.step(clerk, 'send')).toBe('待审核');
  expect(await power.step(chief, 'issue', { flow: '申请、核查、决定', days: 5, phone: '监察股' })).toBe('missing');
  const transfer = { matter: '学生转学', audience: '家长和学生', materialsBefore: 5, materials: 3, visitsBefore: 3, visits: 1 };
  expect(await service.step(clerk, 'draft', { ...transfer, power: power.recordId })).toBe('link-broken');
  expect(await power.step(chief, 'issue', { legalBasis: '《义务教育法》第十二条', flow: '申请、核查、决定', days: 5, phone: '监察股' })).toBe('施行中');
  expect(await service.step(clerk, 'draft', transfer)).toBe('拟稿');
  await service.step(clerk, 'send');
  const guide = { days: 5, guide: '教务处一楼窗口' };
  expect(await service.step(chief, 'issue', guide)).toBe('checked:power-not-cited');
  await service.step(chief, 'return', {}, { reason: '引用清单事项' });
  await service.step(clerk, 'edit', { power: power.recordId });
  await service.step(clerk, 'send');
  expect(await service.step(chief, 'issue', guide)).toBe('施行中');
  expect((await clerk.ask('record.get', { recordId: service.recordId })).links).toMatchObject({ [power.recordId]: { ledger: 'power-list', title: '学生转学审批' } });
  const due = async () => (await clerk.ask('signals.list', { ledger: 'power-list' })).map((line) => [line.light, line.due]);
  expect(await due()).toEqual([]);
  await again('2027-08-27T01:00:00Z');
  expect(await due()).toEqual([['yellow', '2027-09-01']]);
  expect(await power.step(clerk, 'revise')).toBe('修订中');
  expect(await due()).toEqual([]);
  await house.check();
});

test('公开目录：从形成那天起二十个工作日，国庆和周末一天一天列得出；过了没公开是红的，公开了就不等', async () => {
  await again('2026-09-24T01:00:00Z');
  const item = walk(house, 'disclosure');
  await item.step(clerk, 'enter', { matter: '2026 年招生工作方案', kind: '主动公开', madeOn: '2026-09-14' });
  const waits = async () => (await clerk.ask('inbox.list', {})).waiting.find((line) => line.recordId === item.recordId);
  expect(await waits()).toMatchObject({ until: '2026-10-16', light: 'green', steps: ['公开或答复'], explanation: { start: '2026-09-14', startName: '形成或收到日期', span: { value: 20, unit: 'workday' }, origin: { kind: 'statute' }, skipped: [{ name: '周末' }, { name: '中秋节' }, { name: '国庆节' }, { name: '周末' }] } });
  await again('2026-10-17T01:00:00Z');
  expect(await waits()).toMatchObject({ light: 'red' });
  expect(await item.step(clerk, 'publish', { place: '局网站招生栏目', publishedOn: '2026-10-16' })).toBe('已公开');
  expect(await waits()).toBeUndefined();
  await house.check();
});

test('规范性文件：起草人不能审核、没有编号有效期不能印发；到期前九十日上清理清单，过期变红，启动清理才下来', async () => {
  await again('2026-09-01T01:00:00Z');
  const paper = walk(house, 'norm-doc');
  expect(await paper.step(clerk, 'draft', { name: '中小学食堂管理办法', kind: '规范性文件', purpose: '没有统一的验收规定' })).toBe('起草');
  await paper.step(clerk, 'consult', { opinions: 8, adoption: '采纳六条' });
  await paper.step(clerk, 'send');
  expect(await paper.step(clerk, 'pass', { legality: '合法', verdict: '合法' })).toBe('role');
  expect(await paper.step(chief, 'pass', { legality: '合法', verdict: '合法' })).toBe('too-early');
  await again('2026-10-12T01:00:00Z');
  expect(await paper.step(chief, 'pass', { legality: '与上位法一致', verdict: '合法' })).toBe('已审核');
  await paper.step(chief, 'decide', { decidedOn: '2026-10-12' });
  expect(await paper.step(clerk, 'issue', { issuedOn: '2026-10-13' })).toBe('missing');
  expect(await paper.step(clerk, 'issue', { number: '青教字〔2026〕18号', issuedOn: '2026-10-13', expiresOn: '2027-10-12' })).toBe('已印发');
  await paper.step(clerk, 'file', { filedOn: '2026-10-20' });
  const list = async () => (await clerk.ask('signals.list', { ledger: 'norm-doc' })).map((one) => [one.light, one.name, one.due, one.recordId]);
  await again('2027-07-13T01:00:00Z');
  expect(await list()).toEqual([]);
  await again('2027-07-14T01:00:00Z');
  expect(await list()).toEqual([['yellow', '有效期将满，列入清理清单', '2027-10-12', paper.recordId]]);
  expect((await office.ask('signals.groups', {})).find((group) => group.signal === 'norm-doc-cleanup')).toMatchObject({ count: 1, recordId: paper.recordId, title: '中小学食堂管理办法' });
  await again('2027-10-13T01:00:00Z');
  expect(await list()).toMatchObject([['red', '有效期将满，列入清理清单', '2027-10-12', paper.recordId]]);
  expect(await paper.step(clerk, 'clean')).toBe('清理中');
  expect(await list()).toEqual([]);
  await house.check();
});

test('法治副校长：聘期将满提醒；续聘了的旧聘期不再提', async () => {
  await again('2026-09-01T01:00:00Z');
  const school = await house.signIn('qinghe', '2001');
  const enter = (termEnds: string) => walk(house, 'law-vp').step(school, 'enter', { organ: '检察院', termEnds, lessons: 2, grades: 6 });
  expect(await enter('2026-09-05')).toBe('已登记');
  expect(await school.ask('signals.list', { ledger: 'law-vp' })).toMatchObject([{ light: 'yellow', due: '2026-09-05' }]);
  expect(await enter('2028-09-05')).toBe('已登记');
  expect(await school.ask('signals.list', { ledger: 'law-vp' })).toEqual([]);
  await house.check();
});

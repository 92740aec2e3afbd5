import { demoOrganisation } from '#app/demo-organisation';
import { today } from '#app/house';
import { day } from '#base/day';
import type { Uuid } from '#base/id';
import type { Output } from '#contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';

type Line = Output<'signals.list'>[number];

const list = async (who: Person, ledger: string, signal: string): Promise<readonly Line[]> => (await who.ask('signals.list', { ledger })).filter((line) => line.signal === signal);
const lights = async (who: Person, ledger: string, signal: string, unitId: string): Promise<readonly string[]> => (await list(who, ledger, signal)).filter((line) => line.unitId === unitId).map((line) => line.light);

describe('提醒：缺什么、快到期什么，现算现看，谁的眼睛看谁的', () => {
  let house: TestHouse;
  let school: Person;
  let head: Person;
  let other: Person;
  let office: Person;
  beforeAll(async () => {
    house = await openTestHouse('2026-09-01T01:00:00Z');
    // One teacher came a week ago; everybody else has been here for a year.
    const made = demoOrganisation(today(house.house), house.newId);
    const newcomer = made.posts.find(({ title }) => title === '柳溪镇中心校教师1')?.postId;
    await house.county('qinghe', { organisation: { ...made, holdings: made.holdings.map((one) => (one.postId === newcomer ? { ...one, from: day('2026-08-25') } : one)) } });
    [school, head, other, office] = [await house.signIn('qinghe', '2001'), await house.signIn('qinghe', '2002'), await house.signIn('qinghe', '2003'), await house.signIn('qinghe', '1001')];
  });
  afterAll(() => house.close());
  const make = async (who: Person, ledger: string, action: string, set: Record<string, unknown>): Promise<Uuid> => {
    const recordId = house.newId();
    expect(await who.act({ ledger, action, recordId, seenSeq: 0, set })).toMatchObject({ ok: true });
    return recordId;
  };

  test('食堂当天的一页：上课日到了钟点还没有就黄，填了或写明不供餐就没有；休息日不问', async () => {
    house.at('2026-09-01T02:30:00Z'); // 10:30
    expect(await list(school, 'canteen', 'canteen-today')).toEqual([]);
    house.at('2026-09-01T03:05:00Z'); // 11:05
    expect(await list(school, 'canteen', 'canteen-today')).toMatchObject([{ light: 'yellow', unitId: 'c001', figure: { value: 11, origin: { kind: 'default', basis: '1.4#3' } } }]);
    expect(await list(office, 'canteen', 'canteen-today')).toHaveLength(24);
    await make(school, 'canteen', 'publish', { servedOn: '2026-09-01', served: '供餐', menu: '土豆烧鸡、米饭', eater: '副校长', diners: 320, purchase: 120_000, sample: true });
    await make(other, 'canteen', 'publish', { servedOn: '2026-09-01', served: '不供餐', whyNot: '学校没有食堂', until: '2027-01-20' });
    expect([await list(school, 'canteen', 'canteen-today'), await list(other, 'canteen', 'canteen-today'), (await list(office, 'canteen', 'canteen-today')).length]).toEqual([[], [], 22]);
    house.at('2026-09-02T03:05:00Z');
    expect([(await list(school, 'canteen', 'canteen-today')).length, await list(other, 'canteen', 'canteen-today')]).toEqual([1, []]);
    house.at('2026-10-03T04:00:00Z'); // 国庆节
    expect(await list(school, 'canteen', 'canteen-today')).toEqual([]);
    house.at('2026-09-20T04:00:00Z'); // 周日调休上班
    expect(await list(school, 'canteen', 'canteen-today')).toHaveLength(1);
  });

  test('岗位没有责任清单是红的；本人签了就没有；一年到期前先黄后红', async () => {
    house.at('2026-09-02T02:00:00Z');
    const me = await head.ask('session.me', {});
    expect(await list(school, 'duty-list', 'duty-list-missing')).toMatchObject([{ light: 'red', unitId: 'c001', postId: me.acting.postId, due: null, figure: { name: '责任书有效期', value: 1, unit: 'year' } }]);
    const recordId = await make(school, 'duty-list', 'draw', { kind: '第一责任人责任清单', holder: me.acting.postId, year: '2026', items: [{ duty: '每学期专题研究一次', clause: 'S2#2', often: '每学期' }] });
    expect(await lights(school, 'duty-list', 'duty-list-missing', 'c001')).toEqual(['red']);
    expect(await head.act({ ledger: 'duty-list', action: 'sign', recordId, seenSeq: 1, set: { signedOn: '2026-09-02' } })).toMatchObject({ ok: true });
    expect(await list(school, 'duty-list', 'duty-list-missing')).toEqual([]);
    house.at('2027-08-30T02:00:00Z');
    expect(await list(school, 'duty-list', 'duty-list-missing')).toMatchObject([{ light: 'yellow', due: '2027-09-02' }]);
    house.at('2027-09-03T02:00:00Z');
    expect(await list(school, 'duty-list', 'duty-list-missing')).toMatchObject([{ light: 'red', due: '2027-09-02', explanation: { start: '2026-09-02', origin: { kind: 'default', basis: '1.1#1' } } }]);
  });

  test('换届到期前 60 日转黄、过期转红，换过的旧届不再提醒', async () => {
    house.at('2026-09-02T02:00:00Z');
    await make(school, 'party-life', 'enter', { kind: '支部换届', topic: '第三届支委会选举', heldOn: '2026-09-02', termEnds: '2026-11-10' });
    expect(await list(school, 'party-life', 'election-due')).toEqual([]);
    house.at('2026-09-11T02:00:00Z');
    expect(await list(school, 'party-life', 'election-due')).toMatchObject([{ light: 'yellow', due: '2026-11-10', figure: { name: '换届前提醒', value: 60 } }]);
    house.at('2026-11-11T02:00:00Z');
    expect(await lights(office, 'party-life', 'election-due', 'c001')).toEqual(['red']);
    await make(school, 'party-life', 'enter', { kind: '支部换届', topic: '第四届支委会选举', heldOn: '2026-11-11', termEnds: '2029-11-10' });
    expect(await list(office, 'party-life', 'election-due')).toEqual([]);
  });

  test('新到岗的过了期限没有岗前教育是红的；只有本单位的经办和负责人看得到', async () => {
    house.at('2026-09-02T02:00:00Z');
    const posts = await school.ask('posts.of', { unitId: 'c001' });
    const teacher = posts.find(({ title }) => title.includes('教师1'));
    expect(await list(school, 'induction', 'induction-missing')).toEqual([]);
    house.at('2026-09-25T02:00:00Z');
    expect(await list(school, 'induction', 'induction-missing')).toMatchObject([{ light: 'red', postId: teacher?.postId, explanation: { start: '2026-08-25' } }]);
    expect(await list(office, 'induction', 'induction-missing')).toEqual([]);
    await make(school, 'induction', 'enter', { place: '县教师进修学校', holder: teacher?.postId, arrivedOn: '2026-08-24', doneOn: '2026-09-10' });
    expect(await list(school, 'induction', 'induction-missing')).toEqual([]);
  });

  test('节前几天还没有自查就提醒，登记了这一节的就没有', async () => {
    house.at('2026-09-17T02:00:00Z');
    expect(await list(school, 'eight-rules', 'festival-check')).toEqual([]);
    house.at('2026-09-19T02:00:00Z');
    expect(await list(school, 'eight-rules', 'festival-check')).toMatchObject([{ light: 'yellow', due: '2026-09-25' }]);
    await make(school, 'eight-rules', 'enter', { month: '中秋节前', checkedOn: '2026-09-19', occasion: '教师节中秋', checked: ['节日礼品'], found: 0 });
    expect(await list(school, 'eight-rules', 'festival-check')).toEqual([]);
    house.at('2026-09-28T02:00:00Z');
    expect(await list(school, 'eight-rules', 'festival-check')).toMatchObject([{ light: 'yellow', due: '2026-10-01' }]);
  });

  test('同类问题销号后一年内再下达：先提醒，知悉后照办，在台账上标反弹；换一类、换一校不标', async () => {
    house.at('2026-09-02T02:00:00Z');
    const [chief, ledger] = [await house.signIn('qinghe', '1002'), 'rectify'];
    const order = (kind: string, unitId = 'c001') => ({ entryId: house.newId(), recordId: house.newId(), ledger, action: 'order', seenSeq: 0, unitId, set: { kind, problem: '陪餐缺三天', ground: 'S3#7', demand: '补齐' } });
    const first = order('食堂');
    expect(await office.ask('act', { acts: [first] })).toMatchObject([{ ok: true }]);
    await school.act({ ledger, action: 'report', recordId: first.recordId, seenSeq: 1, set: { measures: '专人登记', doneOn: '2026-09-02' } });
    expect(await chief.act({ ledger, action: 'close', recordId: first.recordId, seenSeq: 2, set: { finding: '已核对' } })).toMatchObject({ ok: true });
    house.at('2027-03-02T02:00:00Z');
    const again = order('食堂');
    expect(await office.ask('act', { acts: [again, order('收费'), order('食堂', 'c002')] })).toMatchObject([{ ok: false, refusal: { code: 'warned', warnings: [{ code: 'rebound', detail: { months: 12, closedOn: '2026-09-02' } }] } }, { ok: true }, { ok: true }]);
    expect(await office.ask('act', { acts: [{ ...again, entryId: house.newId(), acknowledges: ['rebound'] }] })).toMatchObject([{ ok: true }]);
    expect(await list(school, ledger, 'rebound')).toMatchObject([{ light: 'yellow', recordId: again.recordId, figure: { value: 12, unit: 'month' } }]);
    house.at('2027-09-03T02:00:00Z');
    expect(await office.ask('act', { acts: [order('食堂')] })).toMatchObject([{ ok: true }]);
  });

  test('合在一起看：一种提醒一行，学校只数自己的，教师和管理员没有；另定的数字马上算数', async () => {
    house.at('2026-09-03T04:00:00Z');
    const [own, all] = [await school.ask('signals.groups', {}), await office.ask('signals.groups', {})];
    expect(own.find((group) => group.signal === 'canteen-today')).toMatchObject({ light: 'yellow', count: 1, unitName: '柳溪镇中心校' });
    expect(all.find((group) => group.signal === 'canteen-today')).toMatchObject({ count: 23, unitName: null });
    expect(all.findIndex((group) => group.light === 'yellow')).toBeGreaterThan(all.findLastIndex((group) => group.light === 'red'));
    for (const staffNo of ['50011', '1006']) expect(await (await house.signIn('qinghe', staffNo)).ask('signals.groups', {})).toEqual([]);
    const [chief, recordId] = [await house.signIn('qinghe', '1002'), house.newId()];
    await office.act({ ledger: 'parameter', action: 'propose', recordId, seenSeq: 0, set: { parameter: '食堂当天的一页最晚几时公开', value: 13, from: '2026-09-03', basis: '局办〔2026〕9号' } });
    await chief.act({ ledger: 'parameter', action: 'approve', recordId, seenSeq: 1 });
    house.at('2026-09-03T04:01:00Z');
    expect(await list(office, 'canteen', 'canteen-today')).toEqual([]);
    await house.check();
  });
});

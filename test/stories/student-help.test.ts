import { demoOrganisation } from '#app/demo-organisation';
import { sightOf } from '#app/viewer';
import { today } from '#app/house';
import { inSight } from '#store/pools';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';

const PLAN = { className: '五（2）班', code: '青竹', kind: '课后辅导', startedOn: '2026-09-10', step: '刚开始' };

let house: TestHouse;
let teacher: Person, colleague: Person, head: Person, office: Person, section: Person, sibling: Person;

beforeAll(async () => {
  house = await openTestHouse('2026-09-10T01:00:00Z');
  await house.county('qing-he', { organisation: demoOrganisation(today(house.house), () => house.newId(), 3) });
  [teacher, colleague, head, office, section, sibling] = (await Promise.all(['50011', '50012', '2002', '1001', '1201', '50031'].map((no) => house.signIn('qing-he', no)))) as [Person, Person, Person, Person, Person, Person];
});
afterAll(() => house.close());

const plan = (person: Person, set: Record<string, unknown> = {}) => person.act({ ledger: 'student-help', recordId: house.newId(), action: 'plan', seenSeq: 0, set: { ...PLAN, ...set } });
const need = (person: Person, className: string, should: number) => person.act({ ledger: 'help-need', recordId: house.newId(), action: 'enter', seenSeq: 0, set: { className, size: should * 5, should, measuredOn: '2026-09-08' } });

test('姓名、分数、名次无处可填；像学号的代号不收，像姓名的要再确认', async () => {
  for (const extra of [{ name: '王小明' }, { score: 37 }, { rank: 40 }, { 学号: '1' }]) expect(await plan(teacher, extra)).toMatchObject({ ok: false, refusal: { code: 'unknown-field' } });
  expect(await plan(teacher, { code: '20230517' })).toMatchObject({ ok: false, refusal: { code: 'checked', finding: { code: 'code-like-number' } } });
  expect(await plan(teacher, { code: '王小明' })).toMatchObject({ ok: false, refusal: { code: 'warned', warnings: [{ code: 'code-like-name' }] } });
  expect(await plan(teacher)).toMatchObject({ ok: true });
});

test('校长看了，教师就知道；教育局、同事、别校都看不到一件', async () => {
  const [line] = (await head.ask('records.list', { ledger: 'student-help' })).lines;
  await head.ask('record.get', { recordId: line!.recordId });
  expect((await teacher.ask('looks.mine', {})).looks.map(({ ledgerName, ways }) => [ledgerName, ways])).toEqual([['学业帮扶', ['list', 'read']]]);
  for (const person of [office, section, colleague, sibling]) {
    expect((await person.ask('records.list', { ledger: 'student-help' })).lines).toEqual([]);
    expect(await person.refused('record.get', { recordId: line!.recordId })).toBe('not-found');
  }
});

test('教育局只有人数：覆盖率等于已帮扶除以应帮扶，不到五人的组不显示，合计里也减不出来', async () => {
  const counts = async (person: Person) => Object.fromEntries((await person.ask('help.coverage', {})).units.map((unit) => [unit.unitName, unit.counts]));
  // One pupil helped, nobody said how many should be: a group of one.
  expect(await counts(office)).toEqual({ 柳溪镇中心校: null });
  for (const [className, should] of [['五（2）班', 8], ['五(2)班', 7], ['五（1）班', 4]] as const) expect(await need(className === '五(2)班' ? colleague : teacher, className, should)).toMatchObject({ ok: true });
  for (const code of ['山茶', '银杏', '紫藤', '芦苇']) expect(await plan(teacher, { code })).toMatchObject({ ok: true });
  // The same class said twice counts once, with the larger number: 8 and 4.
  expect(await counts(office)).toEqual({ 柳溪镇中心校: { should: 12, helped: 5, better: 0 } });
  expect(await counts(section)).toEqual(await counts(office));
  for (const code of ['海棠', '木棉', '百合', '茉莉']) expect(await plan(colleague, { code })).toMatchObject({ ok: true });
  // Nine of twelve: the three who are left out would be a group of three.
  expect(await counts(office)).toEqual({ 柳溪镇中心校: null });
  expect((await office.ask('help.coverage', {})).total).toBeNull();
  for (const code of ['丁香', '桔梗', '鸢尾']) expect(await plan(colleague, { code, step: '有起色' })).toMatchObject({ ok: true });
  expect(await counts(office)).toEqual({ 柳溪镇中心校: { should: 12, helped: 12, better: null } });
  expect(await need(sibling, '一班', 4)).toMatchObject({ ok: true });
  const all = await office.ask('help.coverage', {});
  expect(all.units.map(({ counts: shown }) => shown?.should ?? null)).toEqual([12, null]);
  expect(all.total).toEqual({ should: 12, helped: 12 });
  expect(await teacher.refused('help.coverage', {})).toBe('forbidden');
});

test('数据库自己守着：别校只数到自己，教师一个数也数不到', async () => {
  const sight = (units: readonly string[] | '*', readers: readonly 'unit'[] = ['unit']) => inSight(house.house.pools.ql_app, { ...sightOf('qing-he', { personId: house.newId(), postId: house.newId(), unitId: 'c001', roles: ['school.head'], reach: units }), readers }, (tx) => tx.query(`select unit_id from help_counts('qing-he', '2026-08-01', '2027-01-31') order by 1`));
  expect((await sight('*')).rows).toEqual([{ unit_id: 'c001' }, { unit_id: 'c002' }]);
  expect((await sight(['c002'])).rows).toEqual([{ unit_id: 'c002' }]);
  expect((await sight('*', [])).rows).toEqual([]);
  expect((await inSight(house.house.pools.ql_app, { tenant: 'other-county', units: '*' }, (tx) => tx.query(`select * from help_counts('qing-he', '2026-08-01', '2027-01-31')`))).rows).toEqual([]);
  await house.check();
});

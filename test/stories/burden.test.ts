import { readFileSync } from 'node:fs';
import { refreshBurden } from '#app/refresh-burden';
import { isSchoolKind, type UnitKind } from '#model/actor';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formValues, issueForm, question } from '../compose-form.ts';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';
import { issueText } from '../issue-text.ts';

const PLAN = readFileSync(new URL('../../programmes/demo/plan.txt', import.meta.url), 'utf8');
const MEETING = { topic: '研究校车', kind: '班子专题研究', heldOn: '2026-12-01', expected: 7, present: 7, resolutions: [{ matter: '加装护栏', owner: '总务主任', dueOn: '2026-12-20' }] };
const SCHOOLS = ['2001', '2003', '2005', '2007', '2009', '2011'];

let house: TestHouse;
let office: Person;
let schools: readonly Person[];
let basis: { plan: string; clause: string };

beforeAll(async () => {
  house = await openTestHouse();
  await house.county('qinghe');
  office = await house.signIn('qinghe', '1001');
  await issueText(house, office, PLAN, { startsOn: '2026-09-01' as never, endsOn: '2029-06-30' as never });
  house.at('2026-12-10T01:00:00Z');
  office = await house.signIn('qinghe', '1001');
  schools = await Promise.all(SCHOOLS.map((staffNo) => house.signIn('qinghe', staffNo)));
  const [first] = await (await house.signIn('qinghe', '1101')).ask('collection.bases', {});
  basis = { plan: first?.plan ?? '', clause: first?.clause ?? '' };
});
afterAll(() => house.close());

const handIn = (school: Person, seconds: number) =>
  school.ask('act', { acts: [{ entryId: house.newId(), recordId: house.newId(), ledger: 'meeting', action: 'submit', seenSeq: 0, unitId: school.unitId, seconds, set: MEETING }] });
const measured = async () => (await office.ask('ledgers.list', {})).find(({ id }) => id === 'meeting')?.measuredMinutes;

/** The index reckoned anew from the rows, one by one. */
async function reckon(median: number | undefined): Promise<Map<string, number>> {
  const { rows } = await house.owner.query(`select d.lead_unit_id as lead, d.ledger, to_char(d.due, 'YYYY-MM') as month, (d.body ->> 'minutes')::int as minutes, u.kind from duty d join unit u using (tenant_id, unit_id) where d.ended_by is null and d.due between '2026-01-01' and '2026-12-31'`);
  const months = new Map<string, number>();
  const add = (month: string, minutes: number): void => void months.set(month, (months.get(month) ?? 0) + minutes);
  for (const row of rows) if (isSchoolKind(row.kind as UnitKind)) add(row.month, row.ledger === 'meeting' && median !== undefined ? median : row.minutes);
  const meetings = await house.owner.query(`select count(*)::int as n from record where ledger = 'meeting' and record_id not in (select record_id from duty where record_id is not null)`);
  add('2026-12', meetings.rows[0].n * (median ?? 10));
  const forms = await house.owner.query(`select to_char(d1, 'YYYY-MM') as month, (open ->> 'minutes')::int as minutes, open -> 'kinds' as kinds from record where ledger = 'collection' and state = '进行中'`);
  const units = await house.owner.query('select kind from unit');
  for (const form of forms.rows) for (const { kind } of units.rows) if (form.kinds.includes(kind)) add(form.month, form.minutes);
  return months;
}

test('实测中位数：满五件才说，只记台账、月份和大致用时，哪一行都找不到人', async () => {
  for (const [i, seconds] of [200, 340, 350, 500].entries()) expect(await handIn(schools[i] as Person, seconds)).toMatchObject([{ ok: true }]);
  expect(await measured()).toBeUndefined();
  expect(await handIn(schools[4] as Person, 9_999_999)).toMatchObject([{ ok: true }]);
  expect(await measured()).toBe(6);

  const columns = await house.owner.query(`select column_name from information_schema.columns where table_name = 'fill_time' order by 1`);
  expect(columns.rows.map((row) => row.column_name)).toEqual(['bucket', 'hand_ins', 'ledger', 'month', 'tenant_id']);
  const { rows } = await house.owner.query(`select ledger, month, bucket, hand_ins, xmin::text as written from fill_time order by bucket`);
  expect(rows.map(({ bucket, hand_ins: handIns }) => [bucket, handIns])).toEqual([[4, 1], [6, 2], [10, 1], [240, 1]]);
  const entries = await house.owner.query(`select xmin::text as written from entry union select xmin::text from record`);
  for (const { written } of rows) expect(entries.rows.map((row) => row.written)).not.toContain(written);
  // The seconds are nowhere in what is kept of the act.
  expect((await house.owner.query(`select count(*)::int as n from entry_body where open::text like '%seconds%' or filed like '%9999999%'`)).rows[0].n).toBe(0);
});

test('重发同一件不重复计时；没说用时的、个人的台账不计', async () => {
  const before = (await house.owner.query('select sum(hand_ins)::int as n from fill_time')).rows[0].n;
  const act = { entryId: house.newId(), recordId: house.newId(), ledger: 'meeting', action: 'submit', seenSeq: 0, unitId: schools[5]?.unitId ?? '', seconds: 300, set: MEETING };
  await schools[5]?.ask('act', { acts: [act] });
  await schools[5]?.ask('act', { acts: [{ ...act, seconds: 900 }] });
  const { seconds: _seconds, ...silent } = act;
  await schools[5]?.ask('act', { acts: [{ ...silent, entryId: house.newId(), recordId: house.newId() }] });
  expect((await house.owner.query('select sum(hand_ins)::int as n from fill_time')).rows[0].n).toBe(before + 1);
  await house.check();
});

test('负担指数等于逐项重算：任务、临时填报、自己发的都算；有实测的按实测；学校只看得到自己的', async () => {
  const [clerk, head, group] = await Promise.all(['1101', '1201', '1004'].map((staffNo) => house.signIn('qinghe', staffNo))) as [Person, Person, Person];
  const before = await office.ask('burden.index', {});
  await issueForm(house, { clerk, head, other: group }, formValues(basis, { endsOn: '2026-12-28' }));
  const index = await office.ask('burden.index', {});
  const expected = await reckon(await measured());
  expect(index.months.map(({ month }) => month)).toHaveLength(12);
  for (const { month, minutes } of index.months) expect([month, minutes]).toEqual([month, expected.get(month) ?? 0]);
  const december = (one: typeof index): number => one.months.at(-1)?.minutes ?? 0;
  expect(december(index) - december(before)).toBe(5 * 13);
  expect(index.askers.find(({ unitId }) => unitId === 's1')?.sources.find(({ kind }) => kind === 'collection')).toMatchObject({ name: '校车安全设施情况', items: 13, minutes: 65 });
  expect(index.askers.flatMap(({ sources }) => sources).find(({ ledger }) => ledger === 'meeting')).toMatchObject({ measured: 6 });
  expect(index.askers.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(index.months.reduce((sum, { minutes }) => sum + minutes, 0));

  const own = await (schools[0] as Person).ask('burden.index', {});
  expect(own.schools).toBe(1);
  expect(december(own)).toBeGreaterThan(0);
  expect(december(own)).toBeLessThan(december(index) / 5);
});

test('公开的只有全县每月合计；一天算一次；参与的学校太少的不算进去', async () => {
  const kinds = ['vocational'];
  const [clerk, head, group] = await Promise.all(['1101', '1201', '1004'].map((staffNo) => house.signIn('qinghe', staffNo))) as [Person, Person, Person];
  house.at('2026-12-11T01:00:00Z');
  expect(await refreshBurden(house.house)).toBe(1);
  const before = await house.owner.query('select month, minutes::int from burden_month order by month');
  expect(await refreshBurden(house.house)).toBe(0);
  await issueForm(house, { clerk, head, other: group }, formValues(basis, { kinds, title: '只问一所', endsOn: '2026-12-29' }));
  house.at('2026-12-12T01:00:00Z');
  expect(await refreshBurden(house.house)).toBe(1);
  const after = await house.owner.query('select month, minutes::int from burden_month order by month');
  expect(after.rows).toEqual(before.rows);
  expect(after.rows.at(-1).minutes).toBeGreaterThan(1000);
  const page = await (await house.app.request('http://localhost:3000/c/qinghe/burden')).text();
  expect(page).toContain('2026年12月');
  expect(page).toContain('校车安全设施情况');
  for (const words of ['中心校', '第一小学', '监察股经办']) expect(page).not.toContain(words);
});

test('领导自己逾期的排在最前', async () => {
  house.at('2027-03-15T01:00:00Z');
  const leader = await house.signIn('qinghe', '1003');
  const { late } = await leader.ask('inbox.list', { whose: 'all' });
  expect(late.length).toBeGreaterThan(0);
  for (const line of late) expect(line).toMatchObject({ unitId: 'b', light: 'red' });
  expect((await (await house.signIn('qinghe', '2001')).ask('inbox.list', {})).late).toEqual([]);
});

test('系统里已有的自动带出，答的人改不了；还没有的留空；名称等永远是组织里今天的', async () => {
  const [clerk, head, group, school] = await Promise.all(['1101', '1201', '1004', '2001'].map((staffNo) => house.signIn('qinghe', staffNo))) as [Person, Person, Person, Person];
  const questions = [question('校车', 'integer', { unit: '辆' }), question('在校生', 'held', { from: 'equity.pupils' }), question('单位名称', 'held', { from: 'unit.name' }), question('负责人', 'held', { from: 'unit.head' })];
  const form = await issueForm(house, { clerk, head, other: group }, formValues(basis, { title: '带出', questions, endsOn: '2027-04-10' }));
  const send = (rows: readonly (readonly [string, string])[]) => school.ask('act', { acts: [{ entryId: house.newId(), recordId: house.newId(), ledger: 'collection-answer', action: 'submit', seenSeq: 0, unitId: school.unitId, leadUnitId: 's1', set: { form, title: '带出', answers: rows.map(([label, answer]) => ({ label, answer })) } }] }).then(([outcome]) => outcome);
  expect((await school.ask('collection.get', { recordId: form })).held).toMatchObject([{ label: '在校生', text: '', ledger: 'equity' }, { label: '单位名称', text: '柳溪镇中心校' }, { label: '负责人', text: '柳溪镇中心校校长' }]);
  const equity = { year: '2026', stage: '小学', pupils: 812, qualified: 40, backbone: 6, specialists: 5, rooms: 3200, grounds: 5400, equipment: 160, multimedia: 24, countedOn: '2026-10-01' };
  expect(await school.act({ ledger: 'equity', recordId: house.newId(), action: 'submit', seenSeq: 0, set: equity })).toMatchObject({ ok: true });
  expect((await school.ask('collection.get', { recordId: form })).held[0]).toMatchObject({ text: '812', from: '优质均衡监测' });
  expect(await send([['校车', '3'], ['在校生', '900']])).toMatchObject({ refusal: { code: 'form-answer', fault: { label: '在校生', why: 'held' } } });
  expect(await send([['校车', '3']])).toMatchObject({ refusal: { fault: { label: '在校生', why: 'held' } } });
  expect(await send([['校车', '3'], ['在校生', '812'], ['负责人', '张三']])).toMatchObject({ refusal: { fault: { label: '负责人', why: 'held' } } });
  expect(await send([['校车', '3'], ['在校生', '812']])).toMatchObject({ ok: true });
  const { answers } = await clerk.ask('collection.get', { recordId: form });
  expect(answers?.find(({ unitId }) => unitId === school.unitId)?.answers).toEqual({ 校车: '3', 在校生: '812', 单位名称: '柳溪镇中心校', 负责人: '柳溪镇中心校校长' });
  await house.check();
});

import { readFileSync } from 'node:fs';
import { sequence } from '#app/sequence';
import { readWorkbook } from '#app/sheet/workbook';
import type { Uuid } from '#base/id';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BUS, formValues, issueForm, question } from '../compose-form.ts';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';
import { issueText } from '../issue-text.ts';

const PLAN = readFileSync(new URL('../../programmes/demo/plan.txt', import.meta.url), 'utf8');

let house: TestHouse;
let basis: { plan: string; clause: string };
let people: Record<'office' | 'officeHead' | 'clerk' | 'head' | 'otherHead' | 'group' | 'school' | 'sibling' | 'junior', Person>;

const signIn = async (): Promise<void> => {
  const staff = { office: '1001', officeHead: '1002', clerk: '1101', head: '1201', otherHead: '1202', group: '1004', school: '2001', sibling: '2003', junior: '2027' };
  people = Object.fromEntries(await Promise.all(Object.entries(staff).map(async ([who, no]) => [who, await house.signIn('qinghe', no)]))) as typeof people;
};

beforeAll(async () => {
  house = await openTestHouse();
  await house.county('qinghe');
  await signIn();
  await issueText(house, people.office, PLAN, { startsOn: '2026-09-01' as never, endsOn: '2029-06-30' as never });
  const [first] = await people.clerk.ask('collection.bases', {});
  basis = { plan: first?.plan ?? '', clause: first?.clause ?? '' };
});
afterAll(() => house.close());

const compose = (recordId: Uuid, values: Record<string, unknown>) => people.clerk.act({ ledger: 'collection', recordId, action: 'compose', seenSeq: 0, set: values });
const answer = (form: Uuid, title: string, rows: readonly (readonly [string, string])[]) => ({ form, title, answers: rows.map(([label, text]) => ({ label, answer: text })) });
const FILLED = [['校车', '3'], ['座椅安全带', '全部有'], ['最近一次安检', '2026-08-20']] as const;
const actOn = (person: Person, recordId: Uuid, action: string, seenSeq: number, set: Record<string, unknown> = {}, reason?: string) =>
  person.ask('act', { acts: [{ entryId: house.newId(), recordId, ledger: 'collection-answer', action, seenSeq, unitId: person.unitId, ...(seenSeq === 0 ? { leadUnitId: people.clerk.unitId } : {}), set: set as never, ...(reason ? { reason } : {}) }] }).then(([outcome]) => outcome);

test('没有依据的、依据不在施行的、依据不归自己牵头的，都发不出去', async () => {
  const recordId = house.newId();
  const base = { ledger: 'collection', recordId };
  const { clause: _clause, ...without } = formValues(basis);
  expect(await compose(recordId, without)).toMatchObject({ ok: true, value: { state: '拟稿' } });
  expect(await people.head.act({ ...base, action: 'sign', seenSeq: 1 })).toMatchObject({ ok: false, refusal: { code: 'missing', fields: ['clause'] } });
  expect(await people.clerk.act({ ...base, action: 'edit', seenSeq: 1, set: { clause: '9.9#9' } })).toMatchObject({ ok: false, refusal: { code: 'form-no-basis' } });
  const stranger = await house.signIn('qinghe', '1103');
  expect(await stranger.act({ ...base, recordId: house.newId(), action: 'compose', seenSeq: 0, set: formValues(basis) })).toMatchObject({ ok: false, refusal: { code: 'form-other-section' } });
  expect(await stranger.ask('collection.bases', {})).toEqual([]);
  expect((await people.office.ask('collection.bases', {})).length).toBeGreaterThan(5);
  expect(await people.clerk.act({ ...base, action: 'edit', seenSeq: 1, set: { endsOn: '2026-08-01' } })).toMatchObject({ ok: false, refusal: { code: 'form-ends-past' } });
  expect(await people.clerk.act({ ...base, action: 'edit', seenSeq: 1, set: { minutes: 1 } })).toMatchObject({ ok: false, refusal: { code: 'form-minutes' } });
});

test.each([
  ['宗教', '是否参加宗教活动'], ['宗教', '做礼拜的教职工'], ['信仰', '教职工信仰情况'], ['政治面貌', '政治面貌'], ['政治面貌', '是否党员'], ['民族', '民族'], ['民族', '族别'], ['思想动态', '教职工思想动态'], ['信访史', '有无上访'], ['家庭出身', '家庭出身'], ['家庭出身', '个人成分'], ['健康', '健康状况'], ['健康', '病史'], ['健康', '体 检 结 果'],
])('问“%s”的（%s），编的时候就拒绝，并说出是哪个词', async (topic, label) => {
  const outcome = await compose(house.newId(), formValues(basis, { questions: [...BUS, question(label, 'text')] }));
  expect(outcome).toMatchObject({ ok: false, refusal: { code: 'form-faults', faults: [{ at: BUS.length, code: 'forbidden' }] } });
  expect(JSON.stringify(outcome)).toContain(`不得采集“${topic}”`);
});

test('选项和说明里的也拒绝；逐个学生、家长收集的拒绝', async () => {
  for (const more of [{ label: '人员类别', kind: 'choice', options: '党员、群众' }, { label: '情况', kind: 'text', help: '请写明民族' }, { label: '学生姓名', kind: 'text' }, { label: '家长身份证号', kind: 'text' }, { label: '受资助学生名单', kind: 'file' }]) {
    const { label, kind, ...rest } = more;
    expect(await compose(house.newId(), formValues(basis, { questions: [question(label, kind as never, rest)] }))).toMatchObject({ ok: false, refusal: { code: 'form-faults', faults: [{ at: 0 }] } });
  }
});

test('系统里已有的不再问，说得出在哪本台账；改成自动带出就可以', async () => {
  const refused = await compose(house.newId(), formValues(basis, { questions: [...BUS, question('学校名称', 'text'), question('在校学生人数', 'integer', { unit: '人' })] }));
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'form-faults', faults: [{ at: 4, code: 'held', held: { from: 'unit.name', ledgerName: '组织' } }, { at: 5, code: 'held', held: { from: 'equity.pupils', ledgerName: '优质均衡监测', label: '在校生' } }] } });
  expect(await compose(house.newId(), formValues(basis, { questions: [question('负责人', 'text')] }))).toMatchObject({ refusal: { faults: [{ at: 0, code: 'held', held: { from: 'unit.head' } }] } });
});

test('两条线的两个人才发得出；从那一刻起标题、题目、谁要的、依据和截止日都公开', async () => {
  const recordId = house.newId();
  const base = { ledger: 'collection', recordId, unitId: people.clerk.unitId };
  await compose(recordId, formValues(basis));
  expect(await people.otherHead.act({ ...base, action: 'sign', seenSeq: 1 })).toMatchObject({ ok: false, refusal: { code: 'own-line' } });
  expect(await people.head.act({ ...base, action: 'sign', seenSeq: 1 })).toMatchObject({ ok: true });
  expect(await people.head.act({ ...base, action: 'issue', seenSeq: 2 })).toMatchObject({ ok: false, refusal: { code: 'role' } });
  const page = async (): Promise<string> => (await house.app.request('http://localhost:3000/c/qinghe/p')).text();
  expect(await page()).not.toContain('校车安全设施情况');
  expect(await people.school.refused('collection.get', { recordId })).toBe('not-found');
  expect((await people.group.ask('inbox.list', {})).waiting).toMatchObject([{ recordId, steps: ['会签发出'] }]);
  expect(await people.group.act({ ...base, action: 'issue', seenSeq: 2 })).toMatchObject({ ok: true, value: { state: '进行中' } });
  await sequence(house.house);
  expect(await page()).toContain('校车安全设施情况');
  const { form } = await people.school.ask('collection.get', { recordId });
  const shown = await (await house.app.request(`http://localhost:3000/c/qinghe/p/${form.publicationId}`)).text();
  for (const words of ['监察股', '座椅安全带', basis.clause, '2026年10月20日', '资料保存']) expect(shown).toContain(words);
  expect(shown).toContain(`依据方案 ${basis.clause}`);
  expect(shown).not.toContain('监察股经办');
  await house.check();
});

test('办公室自己要的，主任签发，会签的须是另一条线', async () => {
  const recordId = house.newId();
  const base = { ledger: 'collection', recordId };
  expect(await people.office.act({ ...base, action: 'compose', seenSeq: 0, set: formValues(basis, { title: '办公室要的' }) })).toMatchObject({ ok: true });
  expect(await people.officeHead.act({ ...base, action: 'sign', seenSeq: 1 })).toMatchObject({ ok: true });
  expect(await people.officeHead.act({ ...base, action: 'issue', seenSeq: 2 })).toMatchObject({ ok: false, refusal: { code: 'other-line' } });
  expect(await people.group.act({ ...base, action: 'return', seenSeq: 2, reason: '校车台数安全股已有' })).toMatchObject({ ok: true, value: { state: '已退改' } });
  expect(await people.office.act({ ...base, action: 'void', seenSeq: 3, reason: '不要了' })).toMatchObject({ ok: true });
});

test('学校的待办里有它和分钟；答错的说得出哪一项；报送、退回、更正；别校看不到', async () => {
  const title = '校车安全设施情况';
  const form = await issueForm(house, { clerk: people.clerk, head: people.head, other: people.group }, formValues(basis));
  const todo = (await people.school.ask('inbox.list', {})).forms;
  expect(todo.find((one) => one.recordId === form)).toMatchObject({ title, askerName: '监察股', minutes: 5, endsOn: '2026-10-20' });
  expect((await people.junior.ask('inbox.list', {})).forms).toEqual([]);
  const recordId = house.newId();
  const fault = async (rows: readonly (readonly [string, string])[]) => actOn(people.school, recordId, 'submit', 0, answer(form, title, rows));
  expect(await fault([...FILLED, ['有几个信徒', '2']])).toMatchObject({ ok: false, refusal: { code: 'form-answer', fault: { label: '有几个信徒', why: 'unknown' } } });
  expect(await fault([['校车', '三辆'], ...FILLED.slice(1)])).toMatchObject({ refusal: { fault: { label: '校车', why: 'type' } } });
  expect(await fault([['校车', '3'], ['座椅安全带', '都有'], ['最近一次安检', '2026-08-20']])).toMatchObject({ refusal: { fault: { label: '座椅安全带', why: 'not-an-option' } } });
  expect(await fault(FILLED.slice(1))).toMatchObject({ refusal: { fault: { label: '校车', why: 'missing' } } });
  expect(await actOn(people.school, recordId, 'submit', 0, answer(form, '别的名字', FILLED))).toMatchObject({ refusal: { code: 'form-not-addressed' } });
  expect(await actOn(people.junior, house.newId(), 'submit', 0, answer(form, title, FILLED))).toMatchObject({ refusal: { code: 'form-not-addressed' } });
  expect(await fault(FILLED)).toMatchObject({ ok: true, value: { state: '已报送' } });
  expect(await actOn(people.school, house.newId(), 'submit', 0, answer(form, title, FILLED))).toMatchObject({ refusal: { code: 'form-answered' } });
  expect((await people.school.ask('inbox.list', {})).forms.map((one) => one.recordId)).not.toContain(form);
  expect(await people.sibling.refused('record.get', { recordId })).toBe('not-found');
  expect((await people.sibling.ask('collection.get', { recordId: form })).answers).toBeNull();

  const returned = await people.clerk.act({ ledger: 'collection-answer', recordId, action: 'return', seenSeq: 1, unitId: people.school.unitId, reason: '安检日期早于开学' });
  expect(returned).toMatchObject({ ok: true });
  expect((await people.school.ask('collection.get', { recordId: form })).own).toMatchObject({ state: '已退回', reason: '安检日期早于开学' });
  expect(await actOn(people.school, recordId, 'amend', 2, { answers: answer(form, title, [['校车', '4'], ['座椅安全带', '部分有'], ['最近一次安检', '2026-09-01']]).answers })).toMatchObject({ ok: true });
  const { answers } = await people.clerk.ask('collection.get', { recordId: form });
  expect(answers?.find((one) => one.unitId === people.school.unitId)).toMatchObject({ state: '已报送', answers: { 校车: '4', 座椅安全带: '部分有' } });
  expect(answers?.filter((one) => one.state === '未报').length).toBe(12);
  const exported = (person: Person) => house.app.request(`http://localhost:3000/c/qinghe/console/collections/${form}/export`, { headers: { cookie: person.cookie } });
  const [sheet] = await readWorkbook(new Uint8Array(await (await exported(people.clerk)).arrayBuffer()), { rows: 50, columns: 10 });
  expect(sheet?.rows[0]).toEqual(['单位', '状态', '校车（辆）', '座椅安全带', '最近一次安检', '还缺什么', '不报的理由']);
  expect(sheet?.rows.find(([unit]) => unit === '柳溪镇中心校')?.slice(1, 5)).toEqual(['已报送', 4, '部分有', { day: '2026-09-01' }]);
  expect((await exported(people.sibling)).status).toBe(404);
  await house.check();
});

test('可以不报，理由公开；到期自己截止，只能看；撤回的不再收', async () => {
  const title = '临时统计';
  const form = await issueForm(house, { clerk: people.clerk, head: people.head, other: people.officeHead }, formValues(basis, { title, endsOn: '2026-09-20' }));
  const [recordId, later] = [house.newId(), house.newId()];
  expect(await actOn(people.sibling, recordId, 'decline', 0, { form, title })).toMatchObject({ refusal: { code: 'missing', fields: ['why'] } });
  expect(await actOn(people.sibling, recordId, 'decline', 0, { form, title, why: '同样的数字上月已在督查时报过。' })).toMatchObject({ ok: true, value: { state: '已说明不报' } });
  await sequence(house.house);
  const id = (await people.sibling.ask('record.get', { recordId })).publication?.publicationId ?? '';
  const shown = await (await house.app.request(`http://localhost:3000/c/qinghe/p/${id}`)).text();
  expect(shown).toContain('同样的数字上月已在督查时报过。');
  expect((await people.clerk.ask('collection.list', {})).made.find((one) => one.recordId === form)).toMatchObject({ addressed: 13, answered: 0, declined: 1 });

  house.at('2026-09-21T01:00:00Z');
  await signIn();
  expect(await actOn(people.school, later, 'submit', 0, answer(form, title, FILLED))).toMatchObject({ refusal: { code: 'form-ended' } });
  expect(await actOn(people.sibling, recordId, 'resume', 1, { answers: [] })).toMatchObject({ refusal: { code: 'form-ended' } });
  expect((await people.school.ask('collection.get', { recordId: form })).form).toMatchObject({ ended: true, state: '进行中' });
  expect((await people.clerk.ask('collection.get', { recordId: form })).answers?.find((one) => one.unitId === people.sibling.unitId)).toMatchObject({ state: '已说明不报', why: '同样的数字上月已在督查时报过。' });
  expect((await people.school.ask('inbox.list', {})).forms.map((one) => one.recordId)).not.toContain(form);

  const other = await issueForm(house, { clerk: people.clerk, head: people.head, other: people.group }, formValues(basis, { title: '发错了的' }));
  expect(await people.head.act({ ledger: 'collection', recordId: other, action: 'withdraw', seenSeq: 3, reason: '安全股已有' })).toMatchObject({ ok: true });
  expect((await people.school.ask('collection.get', { recordId: other })).form.state).toBe('已撤回');
  expect(await actOn(people.school, later, 'submit', 0, answer(other, '发错了的', FILLED))).toMatchObject({ refusal: { code: 'link-broken' } });
  await house.check();
});

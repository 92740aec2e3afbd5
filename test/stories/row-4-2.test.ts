import { afterAll, beforeAll, expect, test } from 'vitest';
import { findLedger } from '#ledgers';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';
import { walk } from '../walk.ts';

// FEATURES 4.2 学业管理. Statistics over exam copies come later.
let house: TestHouse;
let clerk: Person;
let head: Person;
let office: Person;
let chief: Person;

beforeAll(async () => {
  house = await openTestHouse('2026-09-01T01:00:00Z');
  await house.county('qinghe');
  [clerk, head, office, chief] = (await Promise.all(['2001', '2002', '1001', '1002'].map((no) => house.signIn('qinghe', no)))) as [Person, Person, Person, Person];
});
afterAll(() => house.close());

const EXAM = { name: '七年级期末质量监测', kind: '期中期末', examOn: '2026-09-03', pledged: 320 };

test('考务一环接一环：交接和开封两个人各签一次，什么时候谁签的都在；命题的人不印制', async () => {
  const exam = walk(house, 'exam');
  expect(await exam.step(clerk, 'compose', EXAM)).toBe('已命题');
  expect(await exam.step(clerk, 'print', { copies: 330 })).toBe('same-person');
  expect(await exam.step(head, 'print', { copies: 330 })).toBe('已印制');
  expect(await exam.step(head, 'unseal')).toBe('wrong-state');
  expect(await exam.step(head, 'handover', { sealed: false })).toBe('condition');
  house.at('2026-09-02T01:10:00Z');
  expect(await exam.step(head, 'handover', { sealed: true })).toBe('已印制');
  expect(await exam.step(head, 'handover', { sealed: true })).toBe('already-signed');
  house.at('2026-09-02T01:12:00Z');
  expect(await exam.step(clerk, 'handover', { sealed: true })).toBe('已交接');
  house.at('2026-09-03T00:30:00Z');
  expect(await exam.step(clerk, 'unseal')).toBe('已交接');
  expect(await exam.step(clerk, 'hold', { spare: 8, patrols: 4, incidents: 0 })).toBe('wrong-state');
  expect(await exam.step(head, 'unseal')).toBe('已开封');
  expect(await exam.step(clerk, 'hold', { spare: 8, patrols: 4, incidents: 1 })).toBe('已考完');
  expect(await exam.step(clerk, 'mark', { appeals: 1, answered: 0 })).toBe('已阅卷');
  expect(await exam.step(head, 'file')).toBe('checked:appeals-open');
  expect(await exam.step(head, 'file', { answered: 1 })).toBe('已归档');
  const { timeline } = await office.ask('record.get', { recordId: exam.recordId });
  expect(timeline.filter((entry) => entry.action === 'handover').map((entry) => [entry.person, entry.at])).toEqual([['柳溪镇中心校校长', '2026-09-02T01:10:00.000Z'], ['柳溪镇中心校经办', '2026-09-02T01:12:00.000Z']]);
  await house.check();
});

test('链条断了：写明断在哪一环，这套卷停用，再也开不了封，列表里看得到', async () => {
  const exam = walk(house, 'exam');
  await exam.step(clerk, 'compose', EXAM);
  await exam.step(head, 'print', { copies: 330 });
  expect(await exam.step(head, 'broken', {}, { reason: '交接时封签破损' })).toBe('链条中断');
  expect(await exam.step(clerk, 'unseal')).toBe('wrong-state');
  expect((await office.ask('records.list', { ledger: 'exam', state: '链条中断' })).lines.map((line) => line.recordId)).toEqual([exam.recordId]);
  const { timeline } = await chief.ask('record.get', { recordId: exam.recordId });
  expect(timeline.at(-1)).toMatchObject({ toState: '链条中断', reason: '交接时封签破损' });
  await house.check();
});

test('考试违规只有件数，没有学生；公开页面上没有考试、没有人名', async () => {
  const ledger = findLedger('exam');
  expect(ledger?.disclosure).toBe('never');
  expect(Object.values(ledger?.fields ?? {}).filter((field) => ['longtext', 'rows', 'post', 'files'].includes(field.kind)).map(({ label }) => label)).toEqual([]);
  expect(await walk(house, 'exam').step(clerk, 'compose', { ...EXAM, student: '某某' })).toBe('unknown-field');
  const { rows: people } = await house.owner.query('select name from person');
  for (const path of ['/c/qinghe', '/c/qinghe/p']) {
    const text = await (await house.app.request(`http://localhost:3000${path}`)).text();
    expect(text).not.toContain(EXAM.name);
    for (const { name } of people) expect([path, name, text.includes(name)]).toEqual([path, name, false]);
  }
  await house.check();
});

test('诚信教育与承诺按场次登记人数，教学计划按年级登记', async () => {
  expect(await walk(house, 'exam').step(clerk, 'compose', { ...EXAM, name: '诚信考试主题班会', kind: '诚信教育与承诺' })).toBe('已命题');
  expect(await walk(house, 'curriculum').step(clerk, 'submit', { grade: '七年级', kind: '学期教学计划', lessons: 90, checkedOn: '2026-09-01' })).toBe('已报送');
  await house.check();
});

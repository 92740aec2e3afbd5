import { LEDGERS } from '#ledgers';
import { planColumns } from '#domain/sheet';
import { ROLES, type Role } from '#model/actor';
import type { Fields } from '#model/field';
import { isFilledByHand } from '#model/ledger';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';
import { walk } from '../walk.ts';

// FEATURES 4.1 立德树人.
let house: TestHouse;
let clerk: Person;
let office: Person;

beforeAll(async () => {
  house = await openTestHouse('2026-09-01T01:00:00Z');
  await house.county('qinghe');
  [clerk, office] = (await Promise.all(['2001', '1001'].map((no) => house.signIn('qinghe', no)))) as [Person, Person];
});
afterAll(() => house.close());

test('哪个年级清廉与德育内容的课时低于规定，当场提醒，审阅的人看得到；县里改了规定按新的算', async () => {
  const grade = (lessons: number) => ({ grade: '五年级', kind: '清廉与德育内容', lessons, checkedOn: '2026-09-01' });
  const low = walk(house, 'curriculum');
  expect(await low.step(clerk, 'submit', grade(1))).toBe('warned:lessons-below');
  expect(await low.step(clerk, 'submit', grade(1), { acknowledges: ['lessons-below'] })).toBe('已报送');
  expect((await office.ask('record.get', { recordId: low.recordId })).timeline[0]).toMatchObject({ warned: ['lessons-below'] });
  expect(await walk(house, 'curriculum').step(clerk, 'submit', grade(2))).toBe('已报送');
  expect(await walk(house, 'curriculum').step(clerk, 'submit', { ...grade(4), sampled: 10, sound: 11 })).toBe('checked:part-over');
  const chief = await house.signIn('qinghe', '1002');
  const figure = walk(house, 'parameter');
  await figure.step(office, 'propose', { parameter: '每年级每学期清廉与德育内容最少', value: 4, from: '2026-09-02', basis: '局务会纪要' });
  expect(await figure.step(chief, 'approve')).toBe('已生效');
  house.at('2026-09-03T01:00:00Z');
  expect(await walk(house, 'curriculum').step(clerk, 'submit', grade(3))).toBe('warned:lessons-below');
  await house.check();
});

test('行为规范教育记活动和人次，没有一个字段给学生打分', async () => {
  expect(await walk(house, 'activity').step(clerk, 'enter', { name: '文明礼仪周', kind: '行为规范', nature: '教育引导', audience: ['学生'], heldOn: '2026-09-03', people: 600, score: 95 })).toBe('unknown-field');
  expect(await walk(house, 'activity').step(clerk, 'enter', { name: '文明礼仪周', kind: '行为规范', nature: '教育引导', audience: ['学生'], heldOn: '2026-09-03', people: 600, grades: 6 })).toBe('已登记');
  await house.check();
});

const RANKING = /名次|排名|排行|得分|分数|成绩|总分|平均分|学号/;
/** Every word that could head or fill a column: labels, units and options, of tables too. */
const wordsOf = (fields: Fields): readonly string[] => Object.values(fields).flatMap((field) => [field.label, ...('unit' in field ? [field.unit] : []), ...('options' in field ? field.options : []), ...(field.kind === 'rows' ? wordsOf(field.columns) : [])]);

test('没有一份导出、模板或公开页面能排学生：全部台账、全部角色的表头和选项里没有名次、分数、成绩', () => {
  // The options of 参数调整 are the names of the county's figures, nobody's.
  for (const ledger of LEDGERS.filter((one) => isFilledByHand(one) && one.id !== 'parameter')) {
    const headings = (Object.keys(ROLES) as Role[]).flatMap((role) => [true, false].flatMap((all) => planColumns(ledger, [role], all).flatMap((sheet) => [sheet.name, ...sheet.columns.flatMap((column) => [column.heading, ...(column.options ?? [])])])));
    // 查的是学校有没有宣传升学和排名，不是给谁排名；一班有几个人不是谁的成绩。公开页面只用字段的名称。
    const words = [...headings, ...wordsOf(ledger.fields)].filter((word) => word !== '升学与排名宣传' && !word.replace(/[（(].*$/, '').endsWith('人数'));
    expect([ledger.id, words.filter((word) => RANKING.test(word))]).toEqual([ledger.id, []]);
  }
});

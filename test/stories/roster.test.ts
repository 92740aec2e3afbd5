import { demoOrganisation } from '#app/demo-organisation';
import { today } from '#app/house';
import type { Ask, Output } from '#contract';
import { recogniseColumns, takeRows, takeSemesters } from '#domain/roster';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';

type Wish = Ask<'roster.plan'>;
type Plan = Output<'roster.plan'>;

const CANARY = '金丝雀甲乙丙';
let house: TestHouse;
let system: Person;
let decisions: Wish['decisions'];

/** A sheet as a county keeps it, read as the console reads it. */
function read(sheet: readonly (readonly string[])[], name = '花名册'): Pick<Wish, 'rows' | 'units'> & { dropped: readonly string[] } {
  const { headerRow, columns } = recogniseColumns(sheet);
  if (headerRow === null) throw new Error('no headings');
  const { rows, units, dropped } = takeRows(name, sheet, headerRow, columns, '');
  return { rows: [...rows], units: [...units], dropped };
}

const HEADINGS = ['序号', '所在学校', '姓名', '民族', '政治面貌', '职务', '教职工编号', '学段', '乡镇', '毕业学校', '联系电话'];
const line = (unit: string, name: string, post: string, no: string, stage = '', town = ''): string[] => ['1', unit, name, CANARY, CANARY, post, no, stage, town, CANARY, CANARY];
const sheetOf = (...lines: string[][]): string[][] => [['青禾县教职工花名册'], [''], HEADINGS, ...lines];

const plan = (roster: Pick<Wish, 'rows' | 'units'>): Promise<Plan> => system.ask('roster.plan', { rows: roster.rows, units: roster.units, decisions });
const apply = async (roster: Pick<Wish, 'rows' | 'units'>): Promise<number> => {
  const { seen } = await plan(roster);
  return (await system.ask('roster.apply', { rows: roster.rows, units: roster.units, decisions, seen })).changed;
};

const FIRST = sheetOf(
  line('柳溪镇中心校', '甲校长', '校长', 'A001'), line('柳溪镇中心校', '乙老师', '语文教师', 'A002'), line('柳溪镇中心校', '丙老师', '语文教师', 'A003'),
  line('青山村小学', '丁老师', '教师', 'A004', '小学', '柳溪镇'), line('城南实验学校', '戊老师', '教师', 'A005'), line('监察股', '己干事', '干事', 'A006'),
);

beforeAll(async () => {
  house = await openTestHouse();
  await house.county('qing-he', { organisation: demoOrganisation(today(house.house), () => house.newId(), 2) });
  system = await house.signIn('qing-he', '1006');
  // The demo's own people stay out of it.
  decisions = { from: '2026-09-01' as never, units: {}, titles: {}, keep: [] };
});
afterAll(() => house.close());

test('标题、空行、列序都认得；民族、政治面貌、电话、毕业学校一列不留，列出留下了什么', () => {
  const roster = read(FIRST);
  expect(roster.dropped).toEqual(['序号', '民族', '政治面貌', '毕业学校', '联系电话']);
  expect(roster.rows[0]).toEqual({ sheet: '花名册', row: 4, staffNo: 'A001', name: '甲校长', unit: '柳溪镇中心校', post: '校长' });
  expect(JSON.stringify(roster)).not.toContain(CANARY);
  const merged = read([['单位', '工号', '姓名'], ['一小', '1', '甲 乙'], ['', '2', '丙'], ['', '', ''], ['', '', '合计'], ['二小', '3', '丁']]);
  expect(merged.rows.map(({ unit, name }) => [unit, name])).toEqual([['一小', '甲乙'], ['一小', '丙'], ['二小', '丁']]);
  expect(recogniseColumns([['没有', '标题'], ['1', '2']])).toEqual({ headerRow: null, columns: {} });
});

test('校历认得出：写法不一的日期都读，花名册不会当成校历', () => {
  expect(takeSemesters([['校历'], ['学期', '开学日期', '放假日期'], ['2026年秋季学期', '2026/9/1', '2027年1月22日'], ['备注', '', ''], ['倒过来', '2027-07-01', '2027-03-01']])).toEqual([{ name: '2026年秋季学期', start: '2026-09-01', end: '2027-01-22' }]);
  expect(takeSemesters(FIRST)).toEqual([]);
});

test('预演不写一个字：新单位、没定的单位、离任的人都列出来；没定就不能确认', async () => {
  const before = await house.owner.query('select count(*)::int as n from entry');
  const found = await plan(read(FIRST));
  expect(found.units.map(({ name, isNew, kind, parent }) => [name, isNew, kind, parent])).toEqual([
    ['柳溪镇中心校', false, 'township-centre', ''], ['青山村小学', true, 'primary', '柳溪镇中心校'], ['城南实验学校', true, null, '青禾县教育局'], ['监察股', false, 'section', ''],
  ]);
  expect(found).toMatchObject({ ready: false, fresh: { count: 6 }, same: 0, unclear: { count: 0 } });
  expect(found.titles.map(({ title, role, people }) => [title, role, people])).toEqual(expect.arrayContaining([['校长', 'school.head', 1], ['语文教师', 'teacher', 2], ['干事', 'section.clerk', 1]]));
  // The demo's people of the units named: clerk, head and teachers of the school, clerk and head of the section.
  expect(found.leavers.first.map(({ staffNo }) => staffNo)).toEqual(['1101', '1201', '2001', '2002', '50011', '50012']);
  const { rows, units } = read(FIRST);
  expect(await system.refused('roster.apply', { rows, units, decisions, seen: found.seen })).toBe('roster-undecided');
  expect((await house.owner.query('select count(*)::int as n from entry')).rows).toEqual(before.rows);
});

test('定了就导入：单位、岗位、人、任职一次写成；再导一次没有变化；别的县、别的岗位都不行', async () => {
  const { rows, units } = read(FIRST);
  const kept = (await plan({ rows, units })).leavers.first.map(({ personId }) => personId);
  decisions = { ...decisions, units: { 城南实验学校: { kind: 'primary', parent: '青禾县教育局' } }, keep: kept };
  const clerk = await house.signIn('qing-he', '2001');
  expect(await clerk.refused('roster.plan', { rows, units, decisions })).toBe('forbidden');
  const stale = await plan({ rows, units });
  expect(await system.refused('roster.apply', { rows: rows.slice(1), units, decisions, seen: stale.seen })).toBe('roster-moved');
  expect(await apply({ rows, units })).toBeGreaterThan(12);
  expect(await plan({ rows, units })).toMatchObject({ changes: 0, same: 6, fresh: { count: 0 }, moved: { count: 0 }, ready: true });
  expect(await apply({ rows, units })).toBe(0);
  const { lines } = await system.ask('organisation.people', { search: 'A00' });
  expect(lines.map(({ staffNo, holdings }) => [staffNo, holdings.map((one) => `${one.unitName} ${one.title}`)])).toContainEqual(['A004', ['青山村小学 教师']]);
  expect((await system.ask('organisation.units', {})).find(({ name }) => name === '青山村小学')).toMatchObject({ kind: 'primary', parentId: 'c001' });
  await house.check();
});

test('第二年：换了岗、改了名、来了新人、走了人；走的人历史都在，名册不认识的岗位不动', async () => {
  const { lines } = await system.ask('organisation.people', { search: 'A003' });
  const [clerkPost, teacher] = [house.newId(), lines[0]?.personId];
  await system.ask('organisation.change', { wishes: [
    { entryId: house.newId(), seenSeq: 0, change: { kind: 'post', row: { postId: clerkPost, unitId: 'c001', title: '本校填报员', roles: ['school.clerk'], scope: { kind: 'subtree' }, closedFrom: null } } },
    { entryId: house.newId(), seenSeq: 0, change: { kind: 'holding', row: { postId: clerkPost, personId: teacher as never, from: '2026-09-01' as never, to: null } } },
  ] });
  house.at('2027-09-01T01:00:00Z');
  system = await house.signIn('qing-he', '1006');
  decisions = { ...decisions, from: '2027-09-01' as never };
  const second = read(sheetOf(
    line('柳溪镇中心校', '乙新名', '语文教师', 'A002'), line('柳溪镇中心校', '丙老师', '教导主任', 'A003'), line('柳溪镇中心校', '庚老师', '语文教师', 'A007'),
    line('青山村小学', '', '教师', 'A004'), line('城南实验学校', '丁老师', '教师', 'A008'), line('城南实验学校', '壬老师', '教师', 'A009'), line('城南实验学校', '癸老师', '教师', 'A009'),
    line('监察股', '己干事', '干事', 'A006'), line('监察股', '辛', '干事', '330102199001011234'),
  ));
  const found = await plan(second);
  expect(found.renamed.first).toMatchObject([{ staffNo: 'A002', before: '乙老师', after: '乙新名' }]);
  expect(found.moved.first).toMatchObject([{ staffNo: 'A003', before: '柳溪镇中心校 语文教师', after: '柳溪镇中心校 教导主任' }]);
  expect(found.fresh.first.map(({ staffNo }) => staffNo)).toEqual(['A007', 'A008']);
  const leaving = found.leavers.first.filter(({ staffNo }) => staffNo.startsWith('A')).map(({ staffNo }) => staffNo);
  expect(leaving).toEqual(['A001', 'A005']);
  expect(found.unclear.first.map(({ row, column, code }) => [row, column, code])).toEqual([[7, '姓名', 'name-missing'], [9, '工号', 'staff-no-twice'], [10, '工号', 'staff-no-twice'], [12, '工号', 'staff-no-is-id']]);
  await apply(second);
  const after = await system.ask('organisation.people', { search: 'A00' });
  const held = new Map(after.lines.map(({ staffNo, holdings }) => [staffNo, holdings.map(({ title, from, to }) => [title, from, to])]));
  expect(held.get('A001')).toEqual([['校长', '2026-09-01', '2027-08-31']]);
  expect(held.get('A003')).toEqual(expect.arrayContaining([['语文教师', '2026-09-01', '2027-08-31'], ['教导主任', '2027-09-01', null], ['本校填报员', '2026-09-01', null]]));
  expect(held.get('A004')).toEqual([['教师', '2026-09-01', null]]);
  await house.check();
});

test('县里四千名教师、一百个单位一次导入，超过一批的分批写；每一批都对得上', async () => {
  const schools = Array.from({ length: 100 }, (_, i) => `第${i + 1}小学`);
  const many = read([HEADINGS, ...schools.flatMap((school, s) => Array.from({ length: 40 }, (_, i) => line(school, `教师${i}`, i === 0 ? '校长' : i < 20 ? '语文教师' : '数学教师', `B${s * 40 + i}`, '小学')))]);
  expect((await plan(many)).units).toHaveLength(100);
  expect(await apply(many)).toBe(100 + 300 + 4_000 + 4_000);
  expect(await plan(many)).toMatchObject({ changes: 0, same: 4_000 });
  await house.check();
}, 180_000);

test('名册里别的列，数据库里一个字也没有', async () => {
  const { rows } = await house.owner.query(`select table_schema || '.' || quote_ident(table_name) as name from information_schema.tables where table_schema in ('public', 'auth') and table_type = 'BASE TABLE'`);
  for (const { name } of rows) expect([name, (await house.owner.query(`select count(*)::int as n from ${name} t where t::text like $1`, [`%${CANARY}%`])).rows[0].n]).toEqual([name, 0]);
});

test('夹带一列就整个不收，名称里也没有', async () => {
  const { rows, units } = read(FIRST);
  expect(await system.refused('roster.plan', { rows: rows.map((row) => ({ ...row, 民族: CANARY })), units, decisions } as never)).toBe('bad-input');
  expect(await system.refused('roster.plan', { rows, units, decisions: { ...decisions, titles: { 'school/教师': 'admin.system' } } } as never)).toBe('bad-input');
});

test('岗位和任职放在一张单子里，也绕不过第二位管理员', async () => {
  const [postId, personId] = [house.newId(), house.newId()];
  const changes = [
    { kind: 'post', row: { postId, unitId: 'b', title: '又一个安全管理员', roles: ['admin.security'], scope: { kind: 'own' }, closedFrom: null } },
    { kind: 'person', row: { personId, staffNo: 'C1', name: '新人' } },
    { kind: 'holding', row: { postId, personId, from: '2027-09-01', to: null } },
  ] as const;
  expect(await system.ask('organisation.change', { wishes: changes.map((change) => ({ entryId: house.newId(), seenSeq: 0, change })) as never })).toEqual({ changed: 2, waiting: 1 });
  await house.check();
});

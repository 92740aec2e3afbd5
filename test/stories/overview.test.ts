import { DEMO_CODE, foundDemoCounty } from '#app/demo-county';
import { sequence } from '#app/sequence';
import { hashPassword } from '#http/accounts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, PASSWORD, type Person, type TestHouse } from '../harness.ts';

let house: TestHouse;
let office: Person;
let school: Person;
let section: Person;

const letters: Readonly<Record<string, string>> = { red: 'r', yellow: 'y', green: 'g', done: 'd' };
const worst = (lights: readonly string[]): string => ['red', 'yellow', 'green', 'done'].find((light) => lights.includes(light)) ?? '-';

beforeAll(async () => {
  house = await openTestHouse('2026-11-25T02:00:00Z');
  await foundDemoCounty(house.house, house.owner, { passwordHash: await hashPassword(PASSWORD), host: 'test.invalid' });
  await house.county('empty');
  await sequence(house.house);
  [office, school, section] = await Promise.all([house.signIn(DEMO_CODE, '1001'), house.signIn(DEMO_CODE, '2001'), house.signIn(DEMO_CODE, '1103')]) as [Person, Person, Person];
}, 60_000);
afterAll(() => house.close());

/** Every open duty as the inbox shows it, cell by cell. */
async function fromInbox(who: Person, whose: 'own' | 'led' | 'all'): Promise<Map<string, string[]>> {
  const cells = new Map<string, string[]>();
  for (const light of ['red', 'yellow', 'green', 'done'] as const) {
    for (const line of (await who.ask('inbox.list', { whose, light, limit: 500 })).lines) {
      for (const measure of new Set(line.sentences.map((address) => address.split('#')[0]))) {
        const key = `${line.unitId} ${measure} ${line.ledger}`;
        cells.set(key, [...(cells.get(key) ?? []), light]);
      }
    }
  }
  return cells;
}

async function fromOverview(who: Person): Promise<Map<string, string>> {
  const { measures, rows } = await who.ask('overview.get', {});
  const columns = measures.flatMap(({ measure, ledgers }) => ledgers.map(({ ledger }) => `${measure} ${ledger}`));
  return new Map(rows.flatMap(({ unitId, lights }) => columns.flatMap((column, i) => (lights[i] === '-' ? [] : [[`${unitId} ${column}`, lights[i] as string] as const]))));
}

test('学校的总览只有自己一行，每格的灯与待办里逐件数出来的一样', async () => {
  const { rows, programme, measures } = await school.ask('overview.get', {});
  expect(rows.map((row) => row.unitId)).toEqual([school.unitId]);
  expect(programme?.title).toContain('实施方案');
  expect(measures.find((one) => one.measure === '1.1')?.title).toContain('把管党治党的担子挑起来');
  const expected = new Map([...await fromInbox(school, 'own')].map(([key, lights]) => [key, letters[worst(lights)]]));
  expect(expected.size).toBeGreaterThan(10);
  expect(await fromOverview(school)).toEqual(expected);
});

test('全县一张图：所有学校各一行，先按乡镇再按名称，没有合计；一格点开就是那里的任务，最急的在前', async () => {
  const { rows, measures, programme } = await office.ask('overview.get', {});
  const schools = rows.filter((row) => row.unitId.startsWith('c'));
  expect(schools).toHaveLength(24);
  expect([...new Set(rows.map((row) => row.group))]).toEqual(['各乡镇中心校', '县直学校', '局机关']);
  const names = schools.filter((row) => row.group === '各乡镇中心校').map((row) => row.name);
  expect(names).toEqual(names.toSorted(new Intl.Collator('zh-Hans-CN', { numeric: true }).compare));
  expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual(['group', 'lights', 'name', 'unitId']);
  const order = measures.map((one) => one.measure);
  expect(order).toEqual([...order.filter((one) => one === '0'), ...order.filter((one) => /^\d\./.test(one) || /^[GP]/.test(one)), ...order.filter((one) => one.startsWith('S'))]);
  const cells = await fromOverview(office);
  const red = [...cells].filter(([key, letter]) => letter === 'r' && key.startsWith('c')).slice(0, 3);
  expect(red).toHaveLength(3);
  for (const [key] of red) {
    const [unitId = '', measure = '', ledger = ''] = key.split(' ');
    const cell = await office.ask('overview.cell', { programmeId: programme?.programmeId as never, unitId, measure, ledger });
    expect(cell.lines[0]?.light).toBe('red');
    for (const line of cell.lines) {
      expect([line.unitId, line.ledger]).toEqual([unitId, ledger]);
      expect(line.sentences.some((address) => address.startsWith(`${measure}#`))).toBe(true);
    }
  }
});

test('交了就变：报送之后那一格不再是逾期', async () => {
  const late = await house.signIn(DEMO_CODE, '2041');
  const before = await late.ask('overview.get', {});
  const red = (await late.ask('inbox.list', { whose: 'own', light: 'red', limit: 500 })).lines.find((line) => line.ledger === 'semester-report' && line.recordId === null);
  const cell = { programmeId: before.programme?.programmeId as never, unitId: late.unitId, measure: 'S2', ledger: 'semester-report' };
  expect(red?.key).toBeDefined();
  const recordId = house.newId();
  const [made] = await late.ask('act', { acts: [{ entryId: house.newId(), recordId, ledger: 'semester-report', action: 'submit', seenSeq: 0, unitId: late.unitId, set: { season: '秋季学期', summary: '办了三次活动，开了两次会', shortcomings: '公开栏更新慢', improvements: '指定专人按月更新', plan: '开学排查风险' }, answers: [{ programmeId: red?.programmeId as never, key: red?.key as string }] }] });
  expect(made?.ok).toBe(true);
  const { lines } = await late.ask('overview.cell', cell);
  expect(lines.find((line) => line.key === red?.key)?.light).toBe('green');
});

test('股室经办看到它牵头的任务，别的格子是空的；学校猜中别校的编号也看不到一格', async () => {
  const led = new Map([...await fromInbox(section, 'all')].map(([key, lights]) => [key, letters[worst(lights)]]));
  const seen = await fromOverview(section);
  expect(seen).toEqual(led);
  const all = await fromOverview(office);
  expect(seen.size).toBeLessThan(all.size);
  const { programme } = await school.ask('overview.get', {});
  const foreign = [...all.keys()].filter((key) => key.startsWith('c002 ')).slice(0, 5);
  expect(foreign).toHaveLength(5);
  for (const key of foreign) {
    const [unitId = '', measure = '', ledger = ''] = key.split(' ');
    expect(await school.refused('overview.cell', { programmeId: programme?.programmeId as never, unitId, measure, ledger })).toBe('not-found');
  }
});

test('教师没有总览；没有印发方案的县说没有', async () => {
  const teacher = await house.signIn(DEMO_CODE, '50011');
  expect(await teacher.refused('overview.get', {})).toBe('forbidden');
  const other = await house.signIn('empty', '1001');
  expect(await other.ask('overview.get', {})).toMatchObject({ programme: null, rows: [], measures: [] });
  await house.check();
});

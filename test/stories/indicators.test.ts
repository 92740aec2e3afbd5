import { DEMO_CODE, foundDemoCounty } from '#app/demo-county';
import { sequence } from '#app/sequence';
import { readApart } from '#app/sheet/work-apart';
import { hashPassword } from '#http/accounts';
import { setSight } from '#store/pools';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, PASSWORD, type Person, type TestHouse } from '../harness.ts';

let house: TestHouse;
let office: Person;
/** c001 to c003 are centres, c014 is a junior school, c017 the vocational school. */
const schools = new Map<string, Person>();

const staffNoOf = (unitId: string): string => String(2000 + (Number(unitId.slice(1)) - 1) * 2 + 1);
const school = (unitId: string): Person => schools.get(unitId) as Person;

/** One law study of a school on a day: so many should come, so many came. */
async function study(unitId: string, heldOn: string, expected: number, present: number): Promise<void> {
  const done = await school(unitId).act({ ledger: 'study', action: 'enter', recordId: house.newId(), seenSeq: 0, set: { topic: '教育法律法规', kind: '领导干部学法', heldOn, expected, present } });
  expect(done).toMatchObject({ ok: true });
}

type Found = Awaited<ReturnType<typeof list>>;
const list = (who: Person, wish: { per?: 'month' | 'semester' | 'year'; back?: number } = {}) => who.ask('indicators.list', wish);
const line = ({ obligations }: Found, id: string) => obligations.flatMap((one) => one.indicators).find((one) => one.id === id);

beforeAll(async () => {
  house = await openTestHouse('2026-11-25T02:00:00Z');
  await foundDemoCounty(house.house, house.owner, { passwordHash: await hashPassword(PASSWORD), host: 'test.invalid' });
  office = await house.signIn(DEMO_CODE, '1001');
  for (const unitId of ['c001', 'c002', 'c014', 'c017']) schools.set(unitId, await house.signIn(DEMO_CODE, staffNoOf(unitId)));
  await sequence(house.house);
}, 60_000);
afterAll(() => house.close());

test('填一次学习，本校、同类、全县的指标都变：本学期、上学期、变化，按记录上的日期算', async () => {
  const before = await list(school('c001'));
  expect(before.main).toBe('柳溪镇中心校');
  expect(before.groups.map((group) => group.name)).toEqual(['全县学校', '乡镇中心校']);
  const base = line(before, 'study-law');
  await study('c001', '2026-10-12', 10, 8);
  await study('c001', '2026-11-02', 10, 10);
  await study('c001', '2026-04-02', 10, 4);
  await study('c002', '2026-10-20', 20, 10);
  await sequence(house.house);
  const after = await list(school('c001'));
  expect(after.period).toEqual({ name: '2026年秋季学期', from: '2026-09-01', to: '2027-01-01' });
  const law = line(after, 'study-law');
  expect(law?.now).toBe((base?.now ?? 0) + 2);
  expect(law?.last).toBe((base?.last ?? 0) + 1);
  expect(law?.groups.map((value, i) => (value ?? 0) - (base?.groups[i] ?? 0))).toEqual([3, 3]);
  const month = await list(school('c001'), { per: 'month' });
  expect(line(month, 'study-law')?.now).toBe(1);
  expect(line(await list(school('c001'), { per: 'month', back: 1 }), 'study-law')?.now).toBe(1);
  expect(await school('c001').ask('records.list', { ledger: 'study', counted: { indicator: 'study-law', from: '2026-10-01' as never, to: '2026-10-01' as never } })).toMatchObject({ lines: [{ unitId: 'c001', values: { heldOn: '2026-10-12' } }] });
});

test('办公室看全县和每类学校；点开指标就是它计入的那些记录，一件不多一件不少；作废的不算', async () => {
  const found = await list(office);
  expect(found.main).toBe('全县');
  expect(found.groups.map((group) => group.name)).toEqual(['乡镇中心校', '县直小学', '县直初中', '职业中学', '重点建设高中', '幼儿园', '局机关']);
  const share = line(found, 'study-present');
  const law = line(found, 'study-law');
  expect(law?.now).toBe(law?.groups.reduce((sum: number, value) => sum + (value ?? 0), 0));
  const { lines } = await office.ask('records.list', { ledger: 'study', counted: { indicator: 'study-law', from: '2026-09-01' as never, to: '2027-01-01' as never } });
  expect(lines).toHaveLength(law?.now ?? -1);
  const sessions = (await office.ask('records.list', { ledger: 'study', counted: { indicator: 'study-present', from: '2026-09-01' as never, to: '2027-01-01' as never } })).lines;
  const sum = (name: string): number => sessions.reduce((all, one) => all + Number(one.values[name]), 0);
  expect(share?.now).toBe(Math.round((sum('present') * 1000) / sum('expected')));
  const head = await house.signIn(DEMO_CODE, String(Number(staffNoOf('c002')) + 1));
  const one = lines.find((own) => own.unitId === 'c002');
  expect(await head.act({ ledger: 'study', action: 'void', recordId: one?.recordId as never, seenSeq: one?.seq as number, reason: '登错了日期' })).toMatchObject({ ok: true });
  await sequence(house.house);
  expect(line(await list(office), 'study-law')?.now).toBe((law?.now ?? 0) - 1);
  expect(await office.refused('records.list', { ledger: 'study', counted: { indicator: 'no-such', from: '2026-09-01' as never, to: '2027-01-01' as never } })).toBe('bad-input');
});

test('原则和鼓励的义务不派任务，也有指标；每项义务都有；数违规的标明了，没有一个指标带目标或灯', async () => {
  const { obligations, programme } = await list(office);
  const whole = await office.ask('programme.get', { programmeId: programme?.programmeId as never, version: programme?.version as number });
  expect(obligations.map((one) => one.obligationId).toSorted()).toEqual(whole.obligations.filter((one) => one.status === 'confirmed').map((one) => one.obligationId).toSorted());
  expect(obligations.every((one) => one.indicators.length > 0)).toBe(true);
  expect(obligations.some((one) => !one.duty && ['P', 'E'].includes(one.strength))).toBe(true);
  const violating = obligations.flatMap((one) => one.indicators).filter((one) => one.violations);
  expect(violating.length).toBeGreaterThan(0);
  for (const one of obligations.flatMap((own) => own.indicators)) expect(Object.keys(one).toSorted()).toEqual(['groups', 'id', 'kind', 'last', 'name', 'now', 'own', 'unit', 'violations']);
});

test('看不到的学校少于五所的类别并在一起：职业中学的数，别的学校怎么加减都算不出', async () => {
  await study('c017', '2026-10-13', 7, 7);
  await sequence(house.house);
  const junior = await list(school('c014'));
  // Two juniors, the vocational and two key schools besides its own: five that it does not see.
  expect(junior.groups).toEqual([{ name: '全县学校', units: 24 }, { name: '县直初中、职业中学、重点建设高中', units: 6 }]);
  const centre = await list(school('c001'));
  expect(centre.groups.every((group) => group.units >= 5 && !group.name.startsWith('职业'))).toBe(true);
  const section = await list(await house.signIn(DEMO_CODE, '1101'));
  expect(section.main).toBe('全县学校');
  expect(section.groups.map((group) => group.name)).toEqual(['乡镇中心校', '县直小学', '幼儿园', '县直初中、职业中学、重点建设高中']);
  expect(section.groups.every((group) => group.units >= 5)).toBe(true);
});

test('股室只有它牵头和参与的义务；学校只有派给它那一类的；教师没有', async () => {
  const all = await list(office);
  const section = await list(await house.signIn(DEMO_CODE, '1103'));
  const programme = await office.ask('programme.get', { programmeId: all.programme?.programmeId as never, version: all.programme?.version as number });
  const led = programme.obligations.filter((one) => one.status === 'confirmed' && (one.leadUnitId === 's3' || one.jointUnitIds.includes('s3'))).map((one) => one.obligationId);
  expect(section.obligations.map((one) => one.obligationId).toSorted()).toEqual(led.toSorted());
  expect(section.hasRecords).toBe(false);
  const asked = programme.obligations.filter((one) => one.status === 'confirmed' && one.body.addressees.includes('vocational')).map((one) => one.obligationId);
  expect((await list(school('c017'))).obligations.map((one) => one.obligationId).toSorted()).toEqual(asked.toSorted());
  const teacher = await house.signIn(DEMO_CODE, '50011');
  expect(await teacher.refused('indicators.list', {})).toBe('forbidden');
});

test('数据库自己也守着：学校读不到别校的数和分类合计，教师一行也读不到', async () => {
  const read = async (sight: Parameters<typeof setSight>[0], table: string): Promise<string[]> => {
    const tx = await house.house.pools.ql_app.connect();
    try {
      await tx.query(`begin; ${setSight(sight)}`);
      return (await tx.query(`select * from ${table}`)).rows.map((row) => row.unit_id ?? row.kind);
    } finally {
      await tx.query('rollback');
      tx.release();
    }
  };
  expect(new Set(await read({ tenant: DEMO_CODE, units: ['c001'], own: 'c001' }, 'figure'))).toEqual(new Set(['c001']));
  expect(await read({ tenant: DEMO_CODE, units: ['c001'], own: 'c001' }, 'figure_kind')).toEqual([]);
  expect(await read({ tenant: DEMO_CODE, units: ['c001'], own: 'c001', readers: [] }, 'figure')).toEqual([]);
  expect(await read({ tenant: 'nowhere', units: '*' }, 'figure_kind')).toEqual([]);
  expect((await read({ tenant: DEMO_CODE, units: '*' }, 'figure_kind')).length).toBeGreaterThan(0);
});

test('同一张表导成工作簿，数与页面一样；计入的记录也按指标导出', async () => {
  const get = async (path: string): Promise<Response> => house.app.request(`http://localhost:3000/c/${DEMO_CODE}/console${path}`, { headers: { cookie: office.cookie } });
  const answer = await get('/indicators.xlsx?per=semester');
  expect(answer.status).toBe(200);
  const sheets = await readApart(new Uint8Array(await answer.arrayBuffer()));
  const rows = sheets.ok ? (sheets.value[0]?.rows ?? []) : [];
  const found = await list(office);
  expect(rows.length - 1).toBe(found.obligations.reduce((sum, one) => sum + one.indicators.length, 0));
  expect(rows.find((row) => row[5] === '集体学法次数')?.[7]).toBe(line(found, 'study-law')?.now);
  expect((await get('/indicators.xlsx?per=decade')).status).toBe(400);
  const exported = await readApart(new Uint8Array(await (await get('/sheets/study/export?indicator=study-law&from=2026-09-01&to=2027-01-01')).arrayBuffer()));
  expect(exported.ok && (exported.value[0]?.rows.length ?? 0) - 1).toBe(line(found, 'study-law')?.now);
  expect((await get('/sheets/study/export?indicator=study-law&from=heute&to=2027-01-01')).status).toBe(400);
  await house.check();
});

import { withinReach } from '#app/viewer';
import { addDays, type Day } from '#base/day';
import { today } from '#app/house';
import { lightBands } from '#domain/duties';
import { resolveScope } from '#model/actor';
import { SHOWN, type Shown } from '#model/duty';
import { MOST_COUNTED, showTotal } from '#model/total';
import { countDuties, listDuties } from '#store/duty';
import { inSight } from '#store/pools';
import type { Within } from '#store/within';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../harness.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

interface Row { readonly key: string; readonly unit: string; readonly lead: string; readonly due: Day; readonly standing: 'open' | 'handed-in' | 'done' }

const put = (code: string, rows: readonly Row[]): Promise<unknown> => house.owner.query(
  `insert into duty (tenant_id, programme_id, duty_key, version, unit_id, lead_unit_id, ledger, due, body, standing)
   select $1, $2, key, 1, unit, lead, 'meeting', due, '{}', standing from jsonb_to_recordset($3) as x(key text, unit text, lead text, due date, standing text)`, [code, house.newId(), JSON.stringify(rows)]);

test('我的待办：谁的、什么灯、什么次序、多少件，与逐件去数的一样；不论职责范围大小', async () => {
  const code = 'inbox-x';
  const organisation = await house.county(code);
  const on = today(house.house);
  const units = ['c001', 'c002', 'c003', 's1', 's5', 'b'];
  const row = fc.record({ unit: fc.constantFrom(...units), lead: fc.constantFrom('s1', 's5', 'b'), due: fc.integer({ min: -30, max: 150 }).map((days) => addDays(on, days)), standing: fc.constantFrom('open' as const, 'handed-in' as const, 'done' as const) });
  const rows = fc.sample(row, { numRuns: 400, seed: 11 }).map((one, i): Row => ({ ...one, key: `k${String(i).padStart(4, '0')}` }));
  await put(code, rows);
  const bands = lightBands(on, 7, addDays(on, 120));
  const posts = ['2001', '1007', '1105', '1205', '1001'].map((staffNo) => {
    const { personId } = organisation.people.find((one) => one.staffNo === staffNo) ?? { personId: house.newId() };
    const { postId } = organisation.holdings.find((one) => one.personId === personId) ?? { postId: house.newId() };
    const post = organisation.posts.find((one) => one.postId === postId);
    if (!post) throw new Error(`nobody has the number ${staffNo}`);
    return { personId, postId, unitId: post.unitId, roles: post.roles, reach: resolveScope(post.scope, post.unitId, organisation.units) };
  });
  for (const actor of posts) {
    const reached = (one: Row): boolean => actor.reach === '*' || actor.reach.includes(one.unit) || one.lead === actor.unitId;
    const wishes: readonly (readonly [Within, (one: Row) => boolean])[] = [
      [{ units: [actor.unitId] }, (one) => one.unit === actor.unitId], [{ units: [], lead: actor.unitId }, (one) => one.lead === actor.unitId], [withinReach(actor), reached],
      [{ units: ['c002', 'c003', 's1'], lead: 'b' }, (one) => ['c002', 'c003', 's1'].includes(one.unit) || one.lead === 'b'],
    ];
    for (const [within, asked] of wishes) {
      const wanted = bands.flatMap((band) => rows.filter((one) => asked(one) && reached(one) && one.standing === band.standing && (band.from ?? '') <= one.due && one.due <= band.to)
        .toSorted((a, b) => `${a.due}${a.key}`.localeCompare(`${b.due}${b.key}`) * (band.light === 'done' ? -1 : 1)).map((one) => ({ one, light: band.light })));
      const { counts, lines } = await inSight(house.house.pools.ql_app, { tenant: code, units: actor.reach, own: actor.unitId }, async (tx) => ({ counts: await countDuties(tx, code, { within, bands, most: MOST_COUNTED }), lines: await listDuties(tx, code, { within, bands, limit: 1000 }) }));
      expect(counts).toEqual(Object.fromEntries(SHOWN.map((light: Shown) => [light, wanted.filter((one) => one.light === light).length])));
      const shown = (light: Shown, due: Day): string => `${light} ${due}`;
      expect(lines.map((line) => shown(line.light, line.due))).toEqual(wanted.map(({ one, light }) => shown(light, one.due)));
      const first = await inSight(house.house.pools.ql_app, { tenant: code, units: actor.reach, own: actor.unitId }, (tx) => listDuties(tx, code, { within, bands, limit: 7 }));
      expect(first.map((line) => shown(line.light, line.due))).toEqual(lines.slice(0, 7).map((line) => shown(line.light, line.due)));
    }
  }
  await house.owner.query('delete from duty');
  await house.check();
});

test('件数最多数到一千：再多就写“1000+”', async () => {
  const code = 'many-x';
  await house.county(code);
  const on = today(house.house);
  await put(code, Array.from({ length: 1_300 }, (_, i) => ({ key: `k${i}`, unit: 'c001', lead: 's1', due: addDays(on, i < 1_200 ? -5 : 3), standing: 'open' as const })));
  const { counts } = await (await house.signIn(code, '1001')).ask('inbox.list', { whose: 'led', limit: 1 });
  expect(counts).toEqual({ red: 0, yellow: 0, green: 0, done: 0, ended: 0 });
  await house.owner.query(`update duty set body = jsonb_build_object('key', duty_key, 'unitId', unit_id, 'ledger', ledger, 'period', jsonb_build_object('name', '一月'), 'leadUnitId', lead_unit_id, 'minutes', 1, 'sentences', '[]'::jsonb, 'obligationIds', '[]'::jsonb, 'due', jsonb_build_object('due', due))`);
  const section = await (await house.signIn(code, '1101')).ask('inbox.list', { whose: 'led', limit: 1 });
  expect(section.counts).toEqual({ red: 1_001, yellow: 100, green: 0, done: 0, ended: 0 });
  expect(section.lines).toHaveLength(1);
  expect([showTotal(section.counts.red), showTotal(1_000)]).toEqual(['1000+', '1000']);
  await house.check();
});

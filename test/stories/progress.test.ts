import { DEMO_CODE, foundDemoCounty } from '#app/demo-county';
import { refreshProgress } from '#app/refresh-progress';
import { sequence } from '#app/sequence';
import { SCHOOL_KINDS } from '#model/actor';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../harness.ts';

let house: TestHouse;

const home = async (): Promise<string> => (await house.app.request(`http://localhost:3000/c/${DEMO_CODE}/`)).text();

/** Counts one measure a second way, straight from the tables: schools that owe something due, by whether all of it was handed in, and in time. */
async function count(measure: string, before: string): Promise<{ onTime: number; late: number; missing: number }> {
  const { rows } = await house.owner.query(
    `with due as (
       select d.unit_id, r.state in ('已报送', '已接收', '已销号', '已归档', '已报结果') as stands, (select min(e.at) from entry e where e.record_id = d.record_id and e.to_state = '已报送') <= (d.due + 1)::timestamp - interval '8 hours' as in_time
       from duty d join unit u using (tenant_id, unit_id) left join record r on r.record_id = d.record_id
       where d.due < $2 and u.kind = any($3) and exists (select from jsonb_array_elements_text(d.body->'sentences') s where s like $1 || '#%'))
     select coalesce(sum((ok and timely)::int), 0)::int as on_time, coalesce(sum((ok and not timely)::int), 0)::int as late, coalesce(sum((not ok)::int), 0)::int as missing
     from (select unit_id, bool_and(coalesce(stands, false)) as ok, bool_and(coalesce(in_time, false)) as timely from due group by 1) by_unit`,
    [measure, before, SCHOOL_KINDS],
  );
  return { onTime: rows[0].on_time, late: rows[0].late, missing: rows[0].missing };
}

beforeAll(async () => {
  house = await openTestHouse('2026-11-25T02:00:00Z');
  await foundDemoCounty(house.house, house.owner, { passwordHash: 'x', host: 'test.invalid' });
  await sequence(house.house);
}, 60_000);
afterAll(() => house.close());

test('公开首页有方案、举措和进展汇总，没有学校和人的名字，没有脚本，只有几千字节', async () => {
  const text = await home();
  const units = await house.owner.query('select name from unit where kind = any($1)', [SCHOOL_KINDS]);
  // Of the measures nobody is named; whose publication stands below is public.
  const measures = text.slice(0, text.indexOf('最近公开'));
  for (const { name } of units.rows) expect(measures).not.toContain(name);
  expect(measures).not.toMatch(/经办|校长/);
  expect(text).not.toContain('<script');
  for (const words of ['机关清朗工程', '应报', '按期', '逾期未报', '最近公开', '最新签名', 'test.invalid/c/qinghe/log']) expect(text).toContain(words);
  expect(new TextEncoder().encode(text).length).toBeLessThan(30_000);
});

test('每条举措的数字与另一种算法一致；有小组的举措整行不公布', async () => {
  const { rows } = await house.owner.query('select as_of::text, measures from progress');
  expect(rows).toHaveLength(1);
  expect(rows[0].as_of).toBe('2026-11-25');
  const measures = rows[0].measures as { measure: string; counts: object | null; hidden: boolean }[];
  expect(measures.some((one) => one.counts)).toBe(true);
  for (const { measure, counts, hidden } of measures) {
    const expected = await count(measure, '2026-11-25');
    if (counts) expect({ measure, ...counts }).toEqual({ measure, ...expected });
    if (!counts && !hidden) expect({ measure, ...expected }).toEqual({ measure, onTime: 0, late: 0, missing: 0 });
    if (Object.values(expected).some((n) => n > 0 && n < 5)) expect(counts).toBe(null);
  }
});

test('当天再有报送，数字不动；到第二天由程序重算，看页面不算', async () => {
  const before = await home();
  await house.owner.query(`update duty set due = '2026-11-25' where due > '2026-11-25'`);
  expect(await refreshProgress(house.house)).toBe(0);
  expect(await home()).toBe(before);
  house.at('2026-11-25T16:30:00Z');
  expect(await sequence(house.house)).toBe(0);
  expect((await house.owner.query('select as_of::text from progress')).rows[0].as_of).toBe('2026-11-26');
  const after = await home();
  expect(after).toContain('2026年11月26日');
  expect(after).not.toBe(before);
  await house.check();
});

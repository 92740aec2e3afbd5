import { DEMO_CODE, foundDemoCounty } from '#app/demo-county';
import { LEDGERS } from '#ledgers';
import { hashPassword } from '#http/accounts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, PASSWORD, type TestHouse } from '../harness.ts';

let house: TestHouse;
beforeAll(async () => { house = await openTestHouse('2026-11-25T01:00:00Z'); });
afterAll(() => house.close());

/** Named by the plan's rows 2.1 to 4.2. */
const OWN = [
  'acknowledgement', 'activity', 'appointment', 'assessment', 'award', 'bulletin', 'capital', 'case', 'charter', 'conduct', 'cooperation', 'curriculum', 'democracy', 'exam', 'guidance', 'headteacher-allowance', 'induction', 'inspection', 'inspectorate',
  'internal-control', 'news-draft', 'norm-doc', 'party-life', 'pay-guarantee', 'post', 'procurement', 'project', 'risk', 'satisfaction', 'school-disclosure', 'service-item', 'spending', 'study', 'surroundings', 'teacher-care', 'training', 'veto', 'veto-receipt',
];

test('演示县里学校的台账本本有记录，而且不止一种状态；全部经得起核对', async () => {
  await foundDemoCounty(house.house, house.owner, { passwordHash: await hashPassword(PASSWORD), host: 'test.invalid' });
  const { rows } = await house.owner.query<{ ledger: string; states: string[]; n: number }>('select ledger, array_agg(distinct state) as states, count(*)::int as n from record where tenant_id = $1 group by ledger', [DEMO_CODE]);
  const made = new Map(rows.map((row) => [row.ledger, row]));
  expect(OWN.filter((id) => !made.has(id))).toEqual([]);
  const single = ['acknowledgement', 'appointment', 'bulletin', 'case', 'induction', 'pay-guarantee', 'project', 'veto', 'veto-receipt'];
  expect(OWN.filter((id) => !single.includes(id) && (made.get(id)?.states.length ?? 0) < 2)).toEqual([]);
  for (const { ledger, states } of rows) expect(LEDGERS.find(({ id }) => id === ledger)?.states).toEqual(expect.arrayContaining(states));
  await house.check();
});

test('只有一所学校的演示县也建得起来', async () => {
  const small = await openTestHouse('2026-11-25T01:00:00Z');
  try {
    expect((await foundDemoCounty(small.house, small.owner, { passwordHash: await hashPassword(PASSWORD), host: 'test.invalid', units: 1 })).length).toBeGreaterThan(5);
    await small.check();
  } finally {
    await small.close();
  }
});

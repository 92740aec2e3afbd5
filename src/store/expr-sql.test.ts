import { existsSync } from 'node:fs';
import { day } from '#base/day';
import { type Expr, holds } from '#model/expr';
import type { Values } from '#model/field';
import fc from 'fast-check';
import pg from 'pg';
import { chromium } from 'playwright-core';
import { expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { exprSql } from './expr-sql.ts';

const NAMES = ['a', 'b', "it's", '中'];
const DAYS = ['2026-09-01', '2026-12-31', '2027-01-01'];

const value = fc.oneof(fc.constantFrom(...DAYS, '', '公开招标', "o'k"), fc.integer({ min: -3, max: 3 }), fc.boolean(), fc.constant(null), fc.constantFrom<readonly string[]>([], ['甲']));
const values: fc.Arbitrary<Values> = fc.dictionary(fc.constantFrom(...NAMES), value, { maxKeys: 4, noNullPrototype: true });
const name = fc.constantFrom(...NAMES);
const { expr } = fc.letrec<{ expr: Expr }>((tie) => ({
  expr: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ is: name, value: fc.oneof(fc.constantFrom('公开招标', "o'k", ''), fc.integer({ min: -3, max: 3 }), fc.boolean()) }),
    fc.record({ atLeast: name, value: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom(...DAYS.map(day))) }),
    fc.record({ filled: name }),
    fc.record({ not: tie('expr') }),
    fc.record({ all: fc.array(tie('expr'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('expr'), { maxLength: 3 }) }),
  ),
}));
const CASES = fc.sample(fc.tuple(expr, values), { numRuns: 400, seed: 20260901 });
const EXPECTED = CASES.map(([condition, record]) => holds(condition, record));

test('条件在服务器和数据库里答案相同', async () => {
  expect(new Set(EXPECTED).size).toBe(2);
  const database = await freshDatabase();
  const client = new pg.Client(database.address);
  await client.connect();
  try {
    const found: boolean[] = [];
    for (const [condition, record] of CASES) {
      const bound: unknown[] = [JSON.stringify(record)];
      const sql = exprSql(condition, (one) => `$${bound.push(one)}`);
      const { rows } = await client.query(`select (${sql}) as holds from (select $1::jsonb as open) record`, bound);
      found.push(rows[0].holds);
    }
    expect(found).toEqual(EXPECTED);
  } finally {
    await client.end();
    await database.drop();
  }
});

test.skipIf(!existsSync('/usr/bin/chromium'))('条件在浏览器里答案也相同（没有 Chromium 的机器上跳过）', async () => {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
  try {
    const page = await browser.newPage();
    const found = await page.evaluate(`(${JSON.stringify(CASES)}).map(([expr, values]) => (${holds.toString()})(expr, values))`);
    expect(found).toEqual(EXPECTED);
  } finally {
    await browser.close();
  }
});

// How much slower is a page of a ledger with a million records than with a thousand? Prints the ratio of the medians, measured in one run.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inSight, openPools } from '#store/pools';
import { listRecords } from '#store/record';
import { openDatabase } from '../src/open-database.ts';

const SMALL = 1_000;
const LARGE = 1_000_000;
const UNITS = 200;
const RUNS = 200;
const WARM_UP = 100;

const folder = mkdtempSync(join(tmpdir(), 'qinglian-bench-'));
const database = await openDatabase(folder, undefined);
const pools = openPools(database.address, database.passwords);

const fill = (tenant: string, count: number): Promise<unknown> =>
  database.owner.query(
    `insert into record (tenant_id, record_id, ledger, unit_id, state, state_since, seq, title, open, trail, created_at, updated_at, t1)
     select $1, gen_random_uuid(), 'semester-report', 'c' || n % ${UNITS}, '已报送', at, 1, '第' || n || '份', '{"season":"秋季学期","summary":"办了活动","shortcomings":"有","improvements":"改","plan":"做"}', '[]', at, at, '秋季学期'
     from (select n, timestamptz '2026-01-01' + n * interval '7 seconds' as at from generate_series(1, $2::int) n) s`,
    [tenant, count],
  );

async function median(tenant: string, units: readonly string[] | '*', unitId?: string): Promise<number> {
  const times: number[] = [];
  for (let i = -WARM_UP; i < RUNS; i += 1) {
    const start = performance.now();
    const lines = await inSight(pools.ql_app, { tenant, units }, (tx) => listRecords(tx, tenant, { ledger: 'semester-report', unitId, slots: [], limit: 51 }));
    if (i >= 0) times.push(performance.now() - start);
    if (lines.length === 0) throw new Error('an empty page measures nothing');
  }
  return times.sort((a, b) => a - b)[RUNS / 2] ?? Number.NaN;
}

try {
  await fill('small', SMALL);
  await fill('large', LARGE);
  await database.owner.query('vacuum analyze record');
  for (const [name, units, unitId] of [['全县', '*', undefined], ['一校', ['c7'], undefined], ['全县看一校', '*', 'c7']] as const) {
    const [small, large] = [await median('small', units, unitId), await median('large', units, unitId)];
    console.log(`${name}：千条 ${small.toFixed(2)} ms，百万条 ${large.toFixed(2)} ms，比 ${(large / small).toFixed(2)}`);
  }
} finally {
  await pools.end();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}

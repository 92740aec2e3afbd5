// How long does it take to make and to store the duties of one semester for 100 units × the library's 163 obligations, and does it grow with the units alone? Planning and storing apart; prints the time against the goal of 2 s,
// and the time a duty at 1,000 units against that at 100 (1.00 is linear), in turns, medians.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoOrganisation } from '#app/demo-organisation';
import { newId } from '#app/house';
import { obligationLibrary } from '#app/import-programme';
import { dutiesOf } from '#app/price-programme';
import { day, instant, systemClock } from '#base/day';
import { isSchoolKind } from '#model/actor';
import type { Obligation } from '#model/obligation';
import { putDuties } from '#store/duty';
import { inSight } from '#store/pools';
import type { StoredProgramme } from '#store/programme';
import { buildHouse } from '../src/build-house.ts';
import { openDatabase } from '../src/open-database.ts';

const [FEW, MANY] = [100, 1_000];
const TURNS = 5;
const GOAL_MS = 2_000;
const [FROM, TO] = [day('2026-09-01'), day('2027-01-20')];

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;

const folder = mkdtempSync(join(tmpdir(), 'qinglian-bench-'));
const database = await openDatabase(folder, undefined);
const house = buildHouse({ dataFolder: folder, address: database.address, passwords: database.passwords, clock: systemClock });
const id = () => newId(house, instant('2026-09-01T01:00:00Z'));

const library = obligationLibrary().obligations;
const programme: StoredProgramme = {
  head: { programmeId: id(), version: 1, status: 'issued', title: '', issuer: null, docNumber: null, docDate: null, startsOn: FROM, endsOn: TO, issuedAt: null, basedOn: null, prolongedTo: null },
  ownerUnitId: 'of', text: '', noticeText: null, outline: { headings: [] }, sentences: [],
  obligations: library.map((body, i) => ({ obligationId: body.id, status: 'confirmed', body: body as Obligation, why: [], leadUnitId: `s${1 + (i % 8)}`, jointUnitIds: [], leaderPostId: null, touched: 1 })),
};

/** The bureau's own units and so many schools, in all as many units as asked for. */
function countyOf(count: number) {
  const { units, semesters } = demoOrganisation(FROM, id, count);
  const bureau = units.filter((unit) => !isSchoolKind(unit.kind));
  return { units: [...bureau, ...units.filter((unit) => isSchoolKind(unit.kind)).slice(0, count - bureau.length)], semesters };
}

async function run(county: ReturnType<typeof countyOf>): Promise<{ plan: number; put: number; duties: number }> {
  const start = performance.now();
  const duties = dutiesOf(programme, { ...county, from: FROM, to: TO, issuedOn: FROM });
  const planned = performance.now();
  const added = await inSight(house.pools.ql_app, { tenant: 'bench', units: '*' }, (tx) => putDuties(tx, 'bench', { programmeId: id(), version: 1 }, duties));
  if (added !== duties.length) throw new Error('not all were stored');
  return { plan: planned - start, put: performance.now() - planned, duties: duties.length };
}

try {
  const counties = [FEW, MANY].map(countyOf);
  const runs: Awaited<ReturnType<typeof run>>[][] = [[], []];
  for (let turn = -1; turn < TURNS; turn += 1) for (const [i, county] of counties.entries()) {
    const found = await run(county);
    if (turn >= 0) runs[i]?.push(found);
  }
  const [few, many] = runs.map((found) => ({ duties: found[0]?.duties ?? 0, plan: median(found.map(({ plan }) => plan)), put: median(found.map(({ put }) => put)) })) as [Awaited<ReturnType<typeof run>>, Awaited<ReturnType<typeof run>>];
  for (const [units, { duties, plan, put }] of [[FEW, few], [MANY, many]] as const) console.log(`${units} 个单位 × ${library.length} 项义务：${duties} 件，计算 ${plan.toFixed(0)} ms，存入 ${put.toFixed(0)} ms`);
  const [fewMs, manyMs] = [few.plan + few.put, many.plan + many.put];
  console.log(`比目标 ${(fewMs / GOAL_MS).toFixed(2)}（${FEW} 个单位，2 秒）`);
  console.log(`比：${(manyMs / many.duties / (fewMs / few.duties)).toFixed(2)}（每件用时 ${MANY} 个单位 / ${FEW} 个单位，同一次运行，1.00 为线性）`);
} finally {
  await house.close();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}

import { act } from '#app/act';
import { recordOf } from '#app/change-organisation';
import { demoOrganisation } from '#app/demo-organisation';
import { today } from '#app/house';
import type { Uuid } from '#base/id';
import { type Actor, resolveScope, type Role, type Scope, type Unit } from '#model/actor';
import { withinReach } from '#app/viewer';
import { inSight, setSight } from '#store/pools';
import { listRecords, type RecordLine } from '#store/record';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type Person, PASSWORD, type TestHouse } from '../harness.ts';

const REPORT = { season: '秋季学期', summary: '办了活动', shortcomings: '有', improvements: '改', plan: '做' };
const TENANT_TABLES = ['unit', 'person', 'post', 'holding', 'semester', 'figure', 'figure_kind', 'log', 'log_leaf', 'log_tile', 'checkpoint'];
const REACH_TABLES = ['entry', 'entry_body', 'record'];

let house: TestHouse;
let codes = 0;

beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

interface Grown {
  readonly units: readonly Unit[];
  readonly scopes: readonly Scope[];
}

/** A tree of up to nine units, and a scope for a post in each of them. */
const grown: fc.Arbitrary<Grown> = fc.array(fc.nat(), { minLength: 2, maxLength: 8 }).chain((parents) => {
  const units: Unit[] = [{ unitId: 'b', parentId: null, kind: 'bureau', name: '局' }, ...parents.map((parent, i): Unit => ({ unitId: `u${i + 1}`, parentId: parent % (i + 1) === 0 ? 'b' : `u${parent % (i + 1)}`, kind: 'primary', name: `校${i + 1}` }))];
  const ids = units.map((unit) => unit.unitId);
  const scope: fc.Arbitrary<Scope> = fc.oneof(fc.constant({ kind: 'own' as const }), fc.constant({ kind: 'subtree' as const }), fc.subarray(ids).map((unitIds) => ({ kind: 'linked' as const, unitIds })), fc.constant({ kind: 'county' as const }));
  return fc.tuple(...units.map(() => scope)).map((scopes) => ({ units, scopes }));
});

/** Whether a scope reaches a unit, said by walking up from the unit; the code walks down. */
function expectedReach(units: readonly Unit[], scope: Scope, own: string, unitId: string): boolean {
  if (scope.kind === 'county' || unitId === own) return true;
  if (scope.kind === 'linked') return scope.unitIds.includes(unitId);
  if (scope.kind === 'own') return false;
  const parent = units.find((unit) => unit.unitId === unitId)?.parentId;
  return parent != null && expectedReach(units, scope, own, parent);
}

async function settle({ units, scopes }: Grown): Promise<{ code: string; actors: readonly Actor[]; records: readonly { recordId: Uuid; unitId: string; leadUnitId: string | null }[] }> {
  codes += 1;
  const code = `k${codes}-x`;
  const roles: Role[] = ['school.clerk', 'office.clerk'];
  const people = units.map((_, i) => ({ personId: house.newId(), staffNo: `${i}`, name: `人${i}` }));
  const posts = units.map((unit, i) => ({ postId: house.newId(), unitId: unit.unitId, title: `岗${i}`, roles, scope: scopes[i] ?? { kind: 'own' as const } }));
  const holdings = people.map(({ personId }, i) => ({ personId, postId: posts[i]?.postId ?? house.newId(), from: today(house.house), to: null }));
  await house.county(code, { organisation: { units, people, posts, holdings, semesters: [] } });
  const actors = posts.map((post, i): Actor => ({ personId: people[i]?.personId ?? house.newId(), postId: post.postId, unitId: post.unitId, roles, reach: resolveScope(post.scope, post.unitId, units) }));
  const records = units.map((unit, i) => ({ recordId: house.newId(), unitId: unit.unitId, leadUnitId: i % 3 === 0 ? (units.at(-1)?.unitId ?? null) : null }));
  for (const [i, record] of records.entries()) {
    const maker: Actor = { ...(actors[i] as Actor), reach: '*' };
    const [outcome] = await act(house.house, code, maker, [{ ...record, entryId: house.newId(), ledger: 'semester-report', action: 'submit', seenSeq: 0, set: REPORT }]);
    expect(outcome).toMatchObject({ ok: true });
  }
  return { code, actors, records };
}

test('任意的组织树：看得见、办得到的恰好是职责范围之内的，猜中编号也没用', async () => {
  await fc.assert(fc.asyncProperty(grown, async (tree) => {
    const { code, actors, records } = await settle(tree);
    for (const [i, actor] of actors.entries()) {
      const scope = tree.scopes[i] as Scope;
      const founding = recordOf(house.house, code, 'founding');
      const within = [...records, { recordId: founding, unitId: 'b', leadUnitId: null }].filter((record) => expectedReach(tree.units, scope, actor.unitId, record.unitId) || record.leadUnitId === actor.unitId).map((record) => record.recordId).sort();
      for (const table of REACH_TABLES) {
        const key = table === 'entry_body' ? '(select record_id from entry where entry.tenant_id = t.tenant_id and entry.entry_id = t.entry_id)' : 't.record_id';
        const seen = await inSight(house.house.pools.ql_app, { tenant: code, units: actor.reach, own: actor.unitId, person: actor.personId }, (tx) => tx.query(`select ${key} as id from ${table} t`));
        expect([table, (seen.rows.map((row) => row.id) as string[]).sort()]).toEqual([table, within]);
      }
      const sight = { tenant: code, units: actor.reach, own: actor.unitId };
      const listed: RecordLine[] = [];
      for (let page: readonly RecordLine[] = []; listed.length === 0 || page.length === 2; listed.push(...page)) {
        const last = page.at(-1);
        page = await inSight(house.house.pools.ql_app, sight, (tx) => listRecords(tx, code, { ledger: 'semester-report', within: withinReach(actor), slots: [], limit: 2, ...(last ? { after: { updatedAt: last.updatedAt, recordId: last.record.recordId } } : {}) }));
        if (page.length === 0) break;
      }
      expect(listed.map(({ record }) => record.recordId).toSorted()).toEqual(within.filter((recordId) => recordId !== founding));
      const keys = listed.map(({ updatedAt, record }) => `${updatedAt}/${record.recordId}`);
      expect(keys).toEqual(keys.toSorted().toReversed());
      for (const record of records.filter((one) => !within.includes(one.recordId))) {
        const wishes = [{ action: 'return', seenSeq: 1, set: {}, reason: '重写' }, { action: 'submit', seenSeq: 0, set: REPORT }].map((wish) => ({ ...wish, entryId: house.newId(), recordId: record.recordId, ledger: 'semester-report', unitId: record.unitId }));
        for (const wish of [...wishes, { ...wishes[1], unitId: actor.unitId } as (typeof wishes)[number]]) expect((await act(house.house, code, actor, [wish]))[0]?.ok).toBe(false);
      }
    }
    const counted = await house.owner.query('select count(*)::int as n, max(seq) as seq from record where tenant_id = $1', [code]);
    expect(counted.rows[0]).toEqual({ n: records.length + 1, seq: 1 });
  }), { numRuns: 8 });
  await house.check();
});

test('数据库自己守着：随便设什么视野，返回的行与逐行过滤的一样', async () => {
  const trees = fc.sample(grown, { numRuns: 2, seed: 7 });
  const counties = await Promise.all(trees.map(settle));
  const all = (await house.owner.query('select tenant_id, record_id, unit_id, lead_unit_id from record')).rows as { tenant_id: string; record_id: string; unit_id: string; lead_unit_id: string | null }[];
  const unitIds = ['b', ...Array.from({ length: 8 }, (_, i) => `u${i + 1}`), 'nobody'];
  const sight = fc.record({ tenant: fc.constantFrom(...counties.map(({ code }) => code), 'nobody'), units: fc.oneof(fc.constant('*' as const), fc.subarray(unitIds)), own: fc.option(fc.constantFrom(...unitIds), { nil: undefined }) });
  await fc.assert(fc.asyncProperty(sight, async ({ tenant, units, own }) => {
    const seen = await inSight(house.house.pools.ql_app, { tenant, units, ...(own === undefined ? {} : { own }) }, (tx) => tx.query('select record_id from record'));
    const wanted = all.filter((row) => row.tenant_id === tenant && (units === '*' || units.includes(row.unit_id) || (own !== undefined && row.lead_unit_id === own))).map((row) => row.record_id);
    expect((seen.rows.map((row) => row.record_id) as string[]).sort()).toEqual(wanted.sort());
  }), { numRuns: 60 });
});

test('没有设视野就什么都看不到；只设了县，也看不到任何单位的记录', async () => {
  const { code } = await settle(fc.sample(grown, { numRuns: 1, seed: 9 })[0] as Grown);
  for (const table of [...TENANT_TABLES, ...REACH_TABLES, 'draft']) expect([table, (await house.house.pools.ql_app.query(`select * from ${table}`)).rows]).toEqual([table, []]);
  for (const table of REACH_TABLES) expect([table, (await inSight(house.house.pools.ql_app, { tenant: code }, (tx) => tx.query(`select * from ${table}`))).rows]).toEqual([table, []]);
  for (const table of TENANT_TABLES) {
    const { rows } = await inSight(house.house.pools.ql_app, { tenant: code, units: '*' }, (tx) => tx.query(`select distinct tenant_id from ${table}`));
    expect([table, rows.filter((row) => row.tenant_id !== code)]).toEqual([table, []]);
  }
  for (const evil of [{ tenant: `a'; reset role; --` }, { tenant: code, units: [`x'`] }, { tenant: code, own: `x','` }, { tenant: code, person: `'` as Uuid }]) expect(() => setSight(evil)).toThrow(RangeError);
});

describe('两个县', () => {
  let here: Person;
  let there: Person;
  let recordId: Uuid;

  beforeAll(async () => {
    for (const code of ['xia-hai', 'shang-hai']) await house.county(code, { organisation: demoOrganisation(today(house.house), () => house.newId(), 3) });
    [here, there] = [await house.signIn('xia-hai', '2001'), await house.signIn('shang-hai', '1001')];
    recordId = house.newId();
    expect(await here.act({ ledger: 'semester-report', recordId, action: 'submit', seenSeq: 0, set: REPORT })).toMatchObject({ ok: true });
  });

  test('两个县互相看不见：猜中编号读不到，也办不了；同一个编号在两县各是各的', async () => {
    expect(await there.refused('record.get', { recordId })).toBe('not-found');
    expect(await there.act({ ledger: 'semester-report', recordId, action: 'accept', seenSeq: 1 })).toMatchObject({ ok: false });
    expect((await there.ask('records.list', { ledger: 'semester-report' })).lines).toEqual([]);
    const clerk = await house.signIn('shang-hai', '2001');
    expect(await clerk.act({ ledger: 'semester-report', recordId, action: 'submit', seenSeq: 0, set: { ...REPORT, summary: '另一县' } })).toMatchObject({ ok: true });
    expect((await here.ask('record.get', { recordId })).record.values['summary']).toBe(REPORT.summary);
  });

  test('一县的登录到另一县的地址，谁也不认', async () => {
    const answer = await house.post('/c/xia-hai/console/auth/sign-in/username', { username: 'xia-hai/2001', password: PASSWORD });
    const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
    for (const name of ['session.me', 'units.list', 'records.list', 'draft.list']) {
      const reply = await house.post(`/c/shang-hai/console/api/${name}`, { ledger: 'semester-report' }, { cookie });
      expect([name, reply.status]).toEqual([name, 403]);
      expect(await reply.json()).toEqual({ refusal: { code: 'not-staff' } });
    }
    expect((await house.post('/c/shang-hai/console/auth/sign-in/username', { username: 'xia-hai/2001', password: PASSWORD })).ok).toBe(false);
  });

  test('别人的草稿谁也看不到、改不了、丢不掉', async () => {
    const draftId = house.newId();
    await here.ask('draft.save', { draftId, ledger: 'semester-report', body: { recordId: house.newId(), action: 'submit', seenSeq: 0, set: { summary: '写到一半' } } });
    const office = await house.signIn('xia-hai', '1001');
    for (const other of [office, there]) {
      expect(await other.ask('draft.list', {})).toEqual([]);
      expect(await other.ask('draft.drop', { draftId })).toEqual({ dropped: false });
    }
    for (const sight of [{ tenant: 'xia-hai', units: '*' as const }, { tenant: 'xia-hai', units: '*' as const, person: house.newId() }]) {
      expect((await inSight(house.house.pools.ql_app, sight, (tx) => tx.query('select * from draft'))).rows).toEqual([]);
      expect((await inSight(house.house.pools.ql_app, sight, (tx) => tx.query(`update draft set body = '{}'`))).rowCount).toBe(0);
    }
    expect(await here.ask('draft.list', {})).toMatchObject([{ draftId }]);
  });
});

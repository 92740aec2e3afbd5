import { addCounty } from '#app/add-county';
import { verify } from '#app/verify';
import type { Uuid } from '#base/id';
import type { Ask } from '#contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';
import { totp } from '../totp.ts';

type Wished = Ask<'organisation.change'>['wishes'][number]['change'];

let house: TestHouse;
let system: Person;
let security: Person;
let audit: Person;
let code = '';
let counties = 0;

const change = (person: Person, ...changes: readonly (Wished | readonly [number, Wished])[]) =>
  person.ask('organisation.change', { wishes: changes.map((one) => (Array.isArray(one) ? { entryId: house.newId(), seenSeq: one[0], change: one[1] } : { entryId: house.newId(), seenSeq: 0, change: one })) as never });
const refused = (person: Person, ...changes: readonly (Wished | readonly [number, Wished])[]) =>
  person.refused('organisation.change', { wishes: changes.map((one) => (Array.isArray(one) ? { entryId: house.newId(), seenSeq: one[0], change: one[1] } : { entryId: house.newId(), seenSeq: 0, change: one })) as never });

const school = (unitId: string, name: string, closedFrom: string | null = null): Wished => ({ kind: 'unit', row: { unitId, parentId: 'b', kind: 'primary', name, closedFrom: closedFrom as never } });
const post = (postId: Uuid, unitId: string, title: string, role: string): Wished => ({ kind: 'post', row: { postId, unitId, title, roles: [role as never], scope: { kind: 'own' }, closedFrom: null } });
const somebody = (personId: Uuid, staffNo: string, name: string): Wished => ({ kind: 'person', row: { personId, staffNo, name } });
const holding = (postId: Uuid, personId: Uuid, to: string | null = null): Wished => ({ kind: 'holding', row: { postId, personId, from: '2026-09-01' as never, to: to as never } });

beforeAll(async () => {
  house = await openTestHouse();
  for (let i = 1; i <= 6; i += 1) await house.county(`xian-${i}`);
  await house.check();
});
beforeEach(async () => {
  code = `xian-${counties}`;
  counties += 1;
  if (counties === 1) return;
  [system, security, audit] = [await house.signIn(code, '1006'), await house.signIn(code, '1008'), await house.signIn(code, '1009')];
});
afterAll(() => house.close());

test('建一个县：一次性密码进得去，改密码、设两步验证以后，从零建起学校、岗位、人员和账户；学校的人进得来、办得了事', async () => {
  const made = await addCounty(house.house, house.owner, { code: 'anhe', name: '安和县', host: 'test.invalid' });
  if (!made.ok) throw new Error(made.refusal.code);
  for (const [bad, why] of [['anhe', 'code-taken'], ['qinghe-', 'code-bad'], ['A1', 'code-bad']] as const) expect(await addCounty(house.house, house.owner, { code: bad, name: '县', host: 'test.invalid' })).toMatchObject({ refusal: { code: why } });
  expect(await addCounty(house.house, house.owner, { code: 'other-x', name: ' ', host: 'test.invalid' })).toMatchObject({ refusal: { code: 'name-bad' } });
  const auth = (path: string, body: unknown, cookie = '') => house.post(`/c/anhe/console/auth${path}`, body, { cookie });
  const cookieOf = (answer: Response): string => answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  const first = await auth('/sign-in/username', { username: 'anhe/admin', password: made.value.password });
  expect(first.status).toBe(200);
  let cookie = cookieOf(first);
  const ask = async (name: string, input: unknown): Promise<{ status: number; body: any }> => {
    const answer = await house.post(`/c/anhe/console/api/${name}`, input, { cookie });
    return { status: answer.status, body: await answer.json() };
  };
  expect((await ask('organisation.units', {})).body).toEqual({ refusal: { code: 'password-change-needed' } });
  const changed = await auth('/change-password', { currentPassword: made.value.password, newPassword: 'Anhe-2026-own', revokeOtherSessions: true }, cookie);
  cookie = cookieOf(changed) || cookie;
  expect((await ask('organisation.units', {})).body).toEqual({ refusal: { code: 'second-factor-needed' } });
  const factor = (await (await auth('/two-factor/enable', { password: 'Anhe-2026-own' }, cookie)).json()) as { totpURI: string };
  cookie = cookieOf(await auth('/two-factor/verify-totp', { code: totp(factor.totpURI, Date.now()) }, cookie)) || cookie;
  expect((await ask('organisation.units', {})).body).toMatchObject([{ unitId: 'b', name: '安和县教育局', seq: 0 }]);

  const [postId, personId] = [house.newId(), house.newId()];
  const wish = (one: Wished) => ({ entryId: house.newId(), seenSeq: 0, change: one });
  expect(await ask('organisation.change', { wishes: [wish(school('u1', '石桥小学')), wish(post(postId, 'u1', '教务主任', 'school.clerk')), wish(somebody(personId, '20001', '一号教师')), wish(holding(postId, personId))] })).toEqual({ status: 200, body: { changed: 4, waiting: 0 } });
  expect((await ask('organisation.people', { search: '2000' })).body.lines).toMatchObject([{ staffNo: '20001', account: 'none', holdings: [{ title: '教务主任', unitName: '石桥小学', to: null }] }]);
  const issued = (await ask('organisation.account', { entryId: house.newId(), personId, step: 'issue' })).body as { password: string };
  expect(issued.password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
  expect((await ask('organisation.account', { entryId: house.newId(), personId, step: 'issue' })).body).toEqual({ refusal: { code: 'account-there' } });
  expect((await house.owner.query(`select count(*)::int as n from entry_body where open::text like $1 or filed like $1`, [`%${issued.password}%`])).rows[0].n).toBe(0);
  const clerk = cookieOf(await auth('/sign-in/username', { username: 'anhe/20001', password: issued.password }));
  const renewed = await auth('/change-password', { currentPassword: issued.password, newPassword: 'Shiqiao-2026' }, clerk);
  const done = await house.post('/c/anhe/console/api/act', { acts: [{ entryId: house.newId(), recordId: house.newId(), ledger: 'semester-report', action: 'submit', seenSeq: 0, unitId: 'u1', set: { season: '秋季学期', summary: '有', shortcomings: '有', improvements: '改', plan: '做' } }] }, { cookie: cookieOf(renewed) || clerk });
  expect(await done.json()).toMatchObject([{ ok: true }]);
  await house.check();
});

test('每一次变动都进日志和沿革；表被人悄悄改了，verify 说出第一处', async () => {
  await change(system, school('u1', '新小学'));
  const made = (await system.ask('organisation.units', {})).find((unit) => unit.unitId === 'u1');
  await change(system, [made?.seq ?? 0, school('u1', '新小学（东校区）')]);
  const now = (await system.ask('organisation.units', {})).find((unit) => unit.unitId === 'u1');
  const story = await system.ask('record.get', { recordId: now?.recordId as Uuid });
  expect(story.timeline.map((entry) => entry.actionLabel)).toEqual(['登记', '变更']);
  expect(story.allowed).toEqual([]);
  await house.check();
  expect((await house.owner.query(`select e.action from log_leaf l join entry e using (tenant_id, entry_id) where l.tenant_id = $1 and l.leaf_index = 0`, [code])).rows).toEqual([{ action: 'found' }]);
  for (const [sql, thing] of [
    [`update unit set name = '别的名' where unit_id = 'u1'`, 'unit/u1'], [`update unit set closed_from = '2026-10-01' where unit_id = 'c001'`, 'unit/c001'], [`update post set roles = '{admin.audit}' where title = '监察股经办'`, 'post/'],
    [`update post set scope = '{"kind":"county"}' where title = '监察股经办'`, 'post/'], [`delete from holding where person_id = (select person_id from person where tenant_id = $1 and staff_no = '1002')`, 'holding/'],
    [`update person set name = '改名' where staff_no = '1002'`, 'person/'], [`update semester set end_day = end_day + 1 where semester_id = '2026-autumn'`, 'semester/2026-autumn'], [`insert into unit values ('${code}', 'u9', 'b', 'primary', '多出来的', 99)`, 'unit/u9'],
  ] as const) {
    const guarded = sql.startsWith('update') ? `${sql} and tenant_id = '${code}'` : sql;
    // verify reads through other connections: what is tried here must be committed, and is put back by hand.
    const kept: [string, string][] = [];
    for (const table of ['unit', 'post', 'person', 'holding', 'semester']) kept.push([table, (await house.owner.query(`select coalesce(jsonb_agg(t), '[]')::text as rows from ${table} t where tenant_id = $1`, [code])).rows[0].rows]);
    await house.owner.query(guarded, sql.includes('$1') ? [code] : []);
    const finding = (await verify(house.house)).find((report) => report.tenant === code)?.finding;
    expect([sql, finding?.kind, finding?.expected.startsWith(thing)]).toEqual([sql, 'organisation-differs', true]);
    for (const [table] of kept) await house.owner.query(`delete from ${table} where tenant_id = $1`, [code]);
    for (const [table, rows] of kept) await house.owner.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`, [rows]);
  }
  expect((await verify(house.house)).find((report) => report.tenant === code)?.finding).toBeUndefined();
});

test('撤并的学校、离任的人：从那一天起办不了事、没有新任务，以前的都在', async () => {
  const clerk = await house.signIn(code, '2001');
  await clerk.act({ ledger: 'semester-report', recordId: house.newId(), action: 'submit', seenSeq: 0, set: { season: '秋季学期', summary: '有', shortcomings: '有', improvements: '改', plan: '做' } });
  const units = await system.ask('organisation.units', {});
  const unit = units.find((one) => one.unitId === 'c001');
  await change(system, { kind: 'unit', row: { unitId: 'c001', parentId: 'b', kind: unit?.kind as never, name: unit?.name ?? '', closedFrom: '2026-09-03' as never } });
  expect((await clerk.ask('session.me', {})).acting.unitId).toBe('c001');
  house.at('2026-09-03T01:00:00Z');
  expect(await clerk.refused('session.me', {})).toBe('no-post');
  const office = await house.signIn(code, '1001');
  expect((await office.ask('records.list', { ledger: 'semester-report', unitId: 'c001' })).lines).toHaveLength(1);
  expect((await office.ask('units.list', {})).find((one) => one.unitId === 'c001')?.closed).toBe(true);

  const leaving = await house.signIn(code, '2003');
  const line = (await system.ask('organisation.people', { search: '2003' })).lines[0];
  const held = line?.holdings[0];
  await change(system, { kind: 'holding', row: { postId: held?.postId as Uuid, personId: line?.personId as Uuid, from: held?.from as never, to: '2026-09-03' as never } });
  await leaving.ask('session.me', {});
  house.at('2026-09-04T01:00:00Z');
  expect(await leaving.refused('session.me', {})).toBe('no-post');
  expect((await system.ask('organisation.people', { search: '2003' })).lines[0]?.holdings).toMatchObject([{ to: '2026-09-03' }]);
  house.at('2026-09-01T01:00:00Z');
  await house.check();
});

test('谁也不能给自己定岗位、改自己的岗位和账户；给管理员岗位要另一位管理员确认，提请的人和本人都不行', async () => {
  const people = (await system.ask('organisation.people', {})).lines;
  const me = people.find((one) => one.staffNo === '1006');
  const clerk = people.find((one) => one.staffNo === '1101');
  const [officePost, adminPost] = [house.newId(), house.newId()];
  await change(system, post(officePost, 'of', '第二经办', 'office.clerk'), post(adminPost, 'b', '备用系统管理员', 'admin.system'));
  expect(await refused(system, holding(officePost, me?.personId as Uuid))).toBe('own-role');
  expect(await refused(system, { kind: 'holding', row: { postId: me?.holdings[0]?.postId as Uuid, personId: me?.personId as Uuid, from: me?.holdings[0]?.from as never, to: '2026-12-31' as never } })).toBe('own-role');
  expect(await refused(system, { kind: 'post', row: { postId: me?.holdings[0]?.postId as Uuid, unitId: 'b', title: '系统管理员', roles: ['admin.system'], scope: { kind: 'county' }, closedFrom: null } })).toBe('own-post');
  expect(await system.refused('organisation.account', { entryId: house.newId(), personId: me?.personId as Uuid, step: 'reset' })).toBe('own-account');
  expect(await refused(system, [1, { kind: 'post', row: { postId: officePost, unitId: 'of', title: '第二经办', roles: ['admin.system'], scope: { kind: 'own' }, closedFrom: null } }])).toBe('admin-roles-fixed');

  expect(await change(system, holding(adminPost, clerk?.personId as Uuid))).toEqual({ changed: 0, waiting: 1 });
  expect((await system.ask('organisation.people', { search: '1101' })).lines[0]?.holdings).toHaveLength(1);
  const [waiting] = await system.ask('organisation.waiting', {});
  expect(waiting).toMatchObject({ staffNo: '1101', own: true });
  const answer = { recordId: waiting?.recordId as Uuid, seenSeq: waiting?.seq ?? 0, agree: true };
  expect(await system.refused('organisation.confirm', { entryId: house.newId(), ...answer })).toBe('same-person');
  expect(await (await house.signIn(code, '1001')).refused('organisation.confirm', { entryId: house.newId(), ...answer })).toBe('forbidden');
  expect(await security.ask('organisation.confirm', { entryId: house.newId(), ...answer })).toEqual({ state: '在册' });
  expect((await system.ask('organisation.people', { search: '1101' })).lines[0]?.holdings).toHaveLength(2);
  const auditPost = house.newId();
  await change(system, post(auditPost, 'b', '备用审计', 'admin.audit'));
  expect(await refused(system, holding(auditPost, clerk?.personId as Uuid))).toBe('roles-apart');
  await house.check();
});

test('各管各的：系统管理员建账户、重置、停用，安全管理员恢复，审计管理员只看；别人什么都看不到', async () => {
  const target = (await system.ask('organisation.people', { search: '2005' })).lines[0];
  const step = (person: Person, one: Ask<'organisation.account'>['step']) => person.ask('organisation.account', { entryId: house.newId(), personId: target?.personId as Uuid, step: one });
  const no = (person: Person, one: Ask<'organisation.account'>['step']) => person.refused('organisation.account', { entryId: house.newId(), personId: target?.personId as Uuid, step: one });
  for (const one of ['issue', 'reset', 'lock'] as const) for (const person of [security, audit]) expect(await no(person, one)).toBe('forbidden');
  for (const one of ['unlock', 'reset-factor'] as const) for (const person of [system, audit]) expect(await no(person, one)).toBe('forbidden');
  const there = await house.signIn(code, '2005');
  await step(system, 'lock');
  expect((await house.post(`/c/${code}/console/auth/sign-in/username`, { username: `${code}/2005`, password: 'x' })).status).toBe(403);
  expect(await there.refused('session.me', {})).toBe('not-signed-in');
  expect((await system.ask('organisation.people', { search: '2005' })).lines[0]?.account).toBe('locked');
  await step(security, 'unlock');
  await house.signIn(code, '2005');
  const { password } = await step(system, 'reset');
  expect((await house.post(`/c/${code}/console/auth/sign-in/username`, { username: `${code}/2005`, password })).status).toBe(200);
  expect(await refused(security, school('u7', '安全建的'))).toBe('forbidden');
  expect((await audit.ask('organisation.units', {})).length).toBeGreaterThan(30);
  const office = await house.signIn(code, '1001');
  for (const name of ['organisation.units', 'organisation.people', 'organisation.semesters', 'organisation.waiting'] as const) expect([name, await office.refused(name, {})]).toEqual([name, 'forbidden']);
  expect(await office.refused('act', { acts: [{ entryId: house.newId(), recordId: house.newId(), ledger: 'organisation', action: 'put', seenSeq: 0, unitId: 'of', set: { what: '绕过' } }] })).toBe('forbidden');
  expect(await system.refused('act', { acts: [{ entryId: house.newId(), recordId: house.newId(), ledger: 'organisation', action: 'put', seenSeq: 0, unitId: 'b', set: { what: '绕过' } }] })).toBe('forbidden');
  await house.check();
});

test('填错了说得清楚，什么都没有写；两个管理员同时改，后来的被告知；重发不会重做', async () => {
  const before = await system.ask('organisation.units', {});
  const cases: readonly (readonly [string, Wished])[] = [
    ['name-taken', school('u1', before.find((one) => one.unitId === 'c001')?.name ?? '')], ['no-parent', { kind: 'unit', row: { unitId: 'u1', parentId: 'zz', kind: 'primary', name: '没有上级', closedFrom: null } }],
    ['root-stays', { kind: 'unit', row: { unitId: 'u1', parentId: null, kind: 'bureau', name: '第二个局', closedFrom: null } }], ['root-stays', { kind: 'unit', row: { unitId: 'b', parentId: null, kind: 'bureau', name: '教育局', closedFrom: '2026-12-01' as never } }],
    ['fixed', { kind: 'unit', row: { unitId: 'c001', parentId: 'b', kind: 'junior', name: '改类别', closedFrom: null } }], ['role-misfit', post(house.newId(), 'c001', '越位', 'office.clerk')], ['staff-no-taken', somebody(house.newId(), '2001', '重号')],
    ['staff-no-bad', somebody(house.newId(), '工号', '坏号')], ['semester-overlap', { kind: 'semester', row: { id: '2026-x', name: '插班学期', start: '2026-09-10' as never, end: '2026-10-01' as never } }], ['not-found', holding(house.newId(), house.newId())],
  ];
  for (const [why, one] of cases) expect([why, await refused(system, school('u5', '好的一行'), one)]).toEqual([why, why]);
  expect(await system.ask('organisation.units', {})).toEqual(before);
  const entryId = house.newId();
  const wish = { wishes: [{ entryId, seenSeq: 0, change: school('u1', '河西小学') as never }] };
  expect(await system.ask('organisation.change', wish)).toEqual(await system.ask('organisation.change', wish));
  await change(system, [1, school('u1', '河西实验小学')]);
  expect(await refused(system, [1, school('u1', '河西中心小学')])).toBe('changed-meanwhile');
  await house.check();
});

test('一张表一次送来：一百所学校、四千人同时登记，按工号翻页、按姓名找得到', async () => {
  const rows: Wished[] = [];
  for (let i = 0; i < 100; i += 1) rows.push(school(`v${i}`, `样例第${i}小学`));
  for (let i = 0; i < 4_000; i += 1) rows.push(somebody(house.newId(), `T${String(i).padStart(5, '0')}`, `样例教师${i}`));
  expect(await change(system, ...rows)).toEqual({ changed: 4_100, waiting: 0 });
  const first = await system.ask('organisation.people', { search: 'T0' });
  expect([first.lines.length, first.lines[0]?.staffNo, first.next]).toEqual([50, 'T00000', 'T00049']);
  expect((await system.ask('organisation.people', { search: 'T0', after: 'T00049' })).lines[0]?.staffNo).toBe('T00050');
  expect((await system.ask('organisation.people', { search: '样例教师3999' })).lines.map((line) => line.staffNo)).toEqual(['T03999']);
  expect(await refused(system, somebody(house.newId(), 'U1', '好'), somebody(house.newId(), 'T00000', '坏'))).toBe('staff-no-taken');
  await house.check();
}, 60_000);

import { demoOrganisation } from '#app/demo-organisation';
import { today } from '#app/house';
import type { Uuid } from '#base/id';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';

let house: TestHouse;
let clerk: Person;
let head: Person;
let system: Person;
let personOf: (staffNo: string) => Uuid;
let newcomer: Uuid;

const claim = (staffNo: string, code: string, password = 'Jiaoshi-2026-a') => house.post('/c/qing-he/console/auth/claim', { staffNo, code, password });
const codeOf = async (answer: Response): Promise<string> => ((await answer.json()) as { refusal: { code: string } }).refusal.code;
const issue = async (by: Person, unitId: string, ...personIds: Uuid[]) => (await by.ask('codes.issue', { entryId: house.newId(), recordId: house.newId(), unitId, personIds })).slips;
const wrongIssue = (by: Person, unitId: string, ...personIds: Uuid[]) => by.refused('codes.issue', { entryId: house.newId(), recordId: house.newId(), unitId, personIds });
const enter = async (): Promise<void> => {
  [clerk, head, system] = (await Promise.all(['2001', '2002', '1006'].map((no) => house.signIn('qing-he', no)))) as [Person, Person, Person];
};

beforeAll(async () => {
  house = await openTestHouse();
  const organisation = demoOrganisation(today(house.house), () => house.newId(), 2);
  await house.county('qing-he', { organisation });
  personOf = (no) => organisation.people.find((one) => one.staffNo === no)?.personId as Uuid;
  await enter();
  // Somebody new, as a roster brings her: no account.
  newcomer = house.newId();
  const postId = organisation.holdings.find((one) => one.personId === personOf('50011'))?.postId as Uuid;
  await system.ask('organisation.change', { wishes: [
    { entryId: house.newId(), seenSeq: 0, change: { kind: 'person', row: { personId: newcomer, staffNo: 'X-9', name: '新教师' } } },
    { entryId: house.newId(), seenSeq: 0, change: { kind: 'holding', row: { postId, personId: newcomer, from: '2026-09-01' as never, to: null } } },
  ] });
});
afterAll(() => house.close());

test('学校印码，教师凭工号和码自己设密码，当场进来；码只能用一次，库里只有散列', async () => {
  expect((await clerk.ask('codes.list', { unitId: 'c001' })).find(({ staffNo }) => staffNo === 'X-9')).toMatchObject({ account: 'none', may: true, code: null });
  const [slip] = await issue(clerk, 'c001', newcomer);
  expect(slip).toMatchObject({ staffNo: 'X-9', name: '新教师', code: expect.stringMatching(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/) });
  const code = slip?.code ?? '';
  expect(await codeOf(await claim('X-9', code, 'kurz'))).toBe('password-short');
  expect(await codeOf(await claim('X-9', code, 'my-x-9-word'))).toBe('password-guessable');
  const entered = await claim('x-9', ` ${code.toUpperCase().replaceAll('-', ' ')} `);
  expect(entered.status).toBe(200);
  const cookie = entered.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  const me = await house.post('/c/qing-he/console/api/session.me', {}, { cookie });
  expect(await me.json()).toMatchObject({ person: { staffNo: 'X-9' }, mustChangePassword: false });
  expect(await codeOf(await claim('X-9', code))).toBe('code-wrong');
  expect((await house.post('/c/qing-he/console/auth/sign-in/username', { username: 'qing-he/X-9', password: 'Jiaoshi-2026-a' })).status).toBe(200);
  expect((await clerk.ask('codes.list', { unitId: 'c001' })).find(({ staffNo }) => staffNo === 'X-9')).toMatchObject({ account: 'active', code: { state: 'used' } });
  for (const text of [code, code.replaceAll('-', '')]) for (const table of ['sign_in_code', 'entry_body', 'record', 'sign_in', 'outbox', 'auth.verification', 'auth.account']) expect([table, (await house.owner.query(`select count(*)::int as n from ${table} t where t::text like $1`, [`%${text}%`])).rows[0].n]).toEqual([table, 0]);
  await house.check();
});

test('她自己看得到谁给她发过登录码', async () => {
  const teacher = await (async () => {
    const answer = await house.post('/c/qing-he/console/auth/sign-in/username', { username: 'qing-he/X-9', password: 'Jiaoshi-2026-a' });
    return answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  })();
  const looks = (await (await house.post('/c/qing-he/console/api/looks.mine', {}, { cookie: teacher })).json()) as { looks: { purpose: string; post: string; ledgerName: string }[] };
  expect(looks.looks).toMatchObject([{ purpose: '发放登录码', post: '柳溪镇中心校经办', ledgerName: '登录码发放' }]);
});

test('忘了密码：新的码换新密码，以前登录的地方都退出；旧码同时作废', async () => {
  const before = await house.signIn('qing-he', '50012');
  const [old] = await issue(clerk, 'c001', personOf('50012'));
  const [fresh] = await issue(clerk, 'c001', personOf('50012'));
  await before.ask('session.me', {});
  expect(await codeOf(await claim('50012', old?.code ?? ''))).toBe('code-wrong');
  expect((await claim('50012', fresh?.code ?? '', 'Ganz-neu-2026')).status).toBe(200);
  expect(await before.refused('session.me', {})).toBe('not-signed-in');
  await house.check();
});

test('过期、收回、别人的码都不行，说法一样；连错五次等五分钟，停用的账户进不来', async () => {
  const [slip] = await issue(clerk, 'c001', newcomer);
  house.at('2026-09-15T01:00:00Z');
  await enter();
  expect(await codeOf(await claim('X-9', slip?.code ?? ''))).toBe('code-wrong');
  expect((await clerk.ask('codes.list', { unitId: 'c001' })).find(({ staffNo }) => staffNo === 'X-9')?.code).toMatchObject({ state: 'expired' });
  const [second] = await issue(clerk, 'c001', newcomer);
  expect(await clerk.ask('codes.revoke', { entryId: house.newId(), recordId: house.newId(), unitId: 'c001', personIds: [newcomer] })).toEqual({ revoked: 1 });
  expect(await codeOf(await claim('X-9', second?.code ?? ''))).toBe('code-wrong');
  const [third] = await issue(clerk, 'c001', newcomer);
  expect(await codeOf(await claim('50011', third?.code ?? ''))).toBe('code-wrong');
  expect(await codeOf(await claim('nobody', third?.code ?? ''))).toBe('code-wrong');
  house.at('2026-09-15T02:00:00Z');
  for (let i = 0; i < 5; i += 1) expect(await codeOf(await claim('X-9', 'aaaa-bbbb-cccc'))).toBe('code-wrong');
  expect(await codeOf(await claim('X-9', third?.code ?? ''))).toBe('rate-limited');
  house.at('2026-09-15T02:06:00Z');
  await enter();
  await system.ask('organisation.account', { entryId: house.newId(), personId: newcomer, step: 'lock' });
  expect(await codeOf(await claim('X-9', third?.code ?? ''))).toBe('account-locked');
  expect(await codeOf(await claim('x-9', third?.code ?? ''))).toBe('account-locked');
  await house.check();
});

test('谁能给谁：经办人只给教师，校长还能给经办人，管理员给人人但不给管理员；不给自己，不给别的学校', async () => {
  expect(await wrongIssue(clerk, 'c001', personOf('2002'))).toBe('code-not-yours');
  expect(await wrongIssue(clerk, 'c001', personOf('2001'))).toBe('code-not-yours');
  expect(await wrongIssue(clerk, 'c002', personOf('50031'))).toBe('out-of-reach');
  expect(await wrongIssue(clerk, 'c001', personOf('50031'))).toBe('code-not-yours');
  expect(await wrongIssue(head, 'c001', personOf('2002'))).toBe('code-not-yours');
  expect(await issue(head, 'c001', personOf('2001'))).toHaveLength(1);
  expect(await issue(system, 'c001', personOf('2002'), personOf('2001'), newcomer)).toHaveLength(3);
  for (const admin of ['1006', '1008', '1009']) expect(await wrongIssue(system, 'b', personOf(admin))).toBe('code-not-yours');
  const teacher = await house.signIn('qing-he', '50011');
  expect(await teacher.refused('codes.list', { unitId: 'c001' })).toBe('forbidden');
  expect(await wrongIssue(teacher, 'c001', newcomer)).toBe('forbidden');
  const entryId = house.newId();
  const wish = { entryId, recordId: house.newId(), unitId: 'c001', personIds: [personOf('50011')] };
  await clerk.ask('codes.issue', wish);
  expect(await clerk.refused('codes.issue', wish)).toBe('codes-given');
  expect(await clerk.act({ ledger: 'sign-in-code', action: 'issue', recordId: house.newId(), seenSeq: 0, set: { what: '发放登录码', count: 1, until: '2026-12-31', people: [{ personId: personOf('2002') }] } }).catch((error: Error) => error)).toBeInstanceOf(Error);
  await house.check();
});

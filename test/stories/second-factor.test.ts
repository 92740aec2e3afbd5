import { CONTRACT } from '#contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, PASSWORD, type TestHouse } from '../harness.ts';
import { totp } from '../totp.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
  await house.county('qinghe');
  await house.county('strict', { demo: false });
  await house.owner.query(`update auth."user" set "mustChangePassword" = false where username <> 'strict/2001'`);
});
afterAll(() => house.close());

const cookieOf = (answer: Response): string => answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
const auth = (code: string, path: string, body: unknown, cookie = ''): Promise<Response> => house.post(`/c/${code}/console/auth${path}`, body, { cookie });
const api = (code: string, name: string, cookie: string): Promise<Response> => house.post(`/c/${code}/console/api/${name}`, {}, { cookie });
const enter = (code: string, staffNo: string): Promise<Response> => auth(code, '/sign-in/username', { username: `${code}/${staffNo}`, password: PASSWORD });

test('办公室和管理员不设两步验证，服务器除“我是谁”以外什么都不答；学校经办不受影响；演示县不要求', async () => {
  for (const staffNo of ['1001', '1002', '1006', '1008', '1009']) {
    const cookie = cookieOf(await enter('strict', staffNo));
    for (const name of Object.keys(CONTRACT)) {
      const answer = await api('strict', name, cookie);
      if (name === 'session.me') expect(await answer.json()).toMatchObject({ mustSetTwoFactor: true, twoFactorEnabled: false });
      else expect([staffNo, name, answer.status, await answer.json()]).toEqual([staffNo, name, 403, { refusal: { code: 'second-factor-needed' } }]);
    }
  }
  expect((await api('strict', 'units.list', cookieOf(await enter('strict', '2002')))).status).toBe(200);
  expect((await api('qinghe', 'units.list', cookieOf(await enter('qinghe', '1001')))).status).toBe(200);
});

test('先改密码，再设两步验证：两样都没做时，先提改密码', async () => {
  await house.owner.query(`update auth."user" set "mustChangePassword" = true where username = 'strict/1003'`);
  const cookie = cookieOf(await enter('strict', '1003'));
  expect(await (await api('strict', 'units.list', cookie)).json()).toEqual({ refusal: { code: 'password-change-needed' } });
  expect(await (await auth('strict', '/change-password', { currentPassword: PASSWORD, newPassword: PASSWORD }, cookie)).json()).toEqual({ refusal: { code: 'same-password' } });
});

test('启用、核对、恢复码只能用一次、关掉以后又要求重设', async () => {
  const cookie = cookieOf(await enter('strict', '1001'));
  expect((await auth('strict', '/two-factor/enable', { password: 'wrong-words' }, cookie)).ok).toBe(false);
  const made = (await (await auth('strict', '/two-factor/enable', { password: PASSWORD }, cookie)).json()) as { totpURI: string; backupCodes: string[] };
  expect(made.backupCodes.length).toBeGreaterThan(5);
  expect((await auth('strict', '/two-factor/verify-totp', { code: totp(made.totpURI, 0) }, cookie)).ok).toBe(false);
  expect((await api('strict', 'units.list', cookie)).status).toBe(403);
  const confirmed = await auth('strict', '/two-factor/verify-totp', { code: totp(made.totpURI, Date.now()) }, cookie);
  expect(confirmed.status).toBe(200);
  expect((await api('strict', 'units.list', cookieOf(confirmed) || cookie)).status).toBe(200);

  const half = await enter('strict', '1001');
  expect(await half.json()).toMatchObject({ twoFactorRedirect: true });
  expect((await api('strict', 'session.me', cookieOf(half))).status).toBe(401);
  const recovered = await auth('strict', '/two-factor/verify-backup-code', { code: made.backupCodes[0] }, cookieOf(half));
  expect(recovered.status).toBe(200);
  expect((await api('strict', 'units.list', cookieOf(recovered))).status).toBe(200);
  expect((await auth('strict', '/two-factor/verify-backup-code', { code: made.backupCodes[0] }, cookieOf(await enter('strict', '1001')))).ok).toBe(false);

  const off = await auth('strict', '/two-factor/disable', { password: PASSWORD }, cookieOf(recovered));
  expect(off.status).toBe(200);
  expect((await api('strict', 'units.list', cookieOf(off) || cookieOf(recovered))).status).toBe(403);
});

test('看得见自己在哪里登录，收回一个，收回的马上失效；收不回别人的', async () => {
  const [first, second] = [cookieOf(await enter('qinghe', '2003')), cookieOf(await enter('qinghe', '2003'))];
  const listed = (await (await api('qinghe', 'sessions.list', first)).json()) as { sessionId: string; current: boolean }[];
  expect(listed.map((one) => one.current)).toEqual(expect.arrayContaining([false, true]));
  const revoke = (sessionId: string, cookie: string): Promise<Response> => house.post('/c/qinghe/console/api/session.revoke', { sessionId }, { cookie });
  const other = listed.find((one) => !one.current)?.sessionId ?? '';
  expect((await revoke(other, cookieOf(await enter('qinghe', '2004')))).status).toBe(404);
  expect((await api('qinghe', 'session.me', second)).status).toBe(200);
  expect((await revoke(other, first)).status).toBe(200);
  expect((await api('qinghe', 'session.me', second)).status).toBe(401);
  expect((await api('qinghe', 'session.me', first)).status).toBe(200);
});

test('账户库里用不着的网址一律不开：不能给自己改登录名，拿不到会话的令牌', async () => {
  const cookie = cookieOf(await enter('qinghe', '2005'));
  for (const path of ['/update-user', '/list-sessions', '/revoke-session', '/delete-user', '/sign-up/email', '/sign-in/email', '/two-factor/get-totp-uri', '/two-factor/send-otp', '/change-email']) {
    expect([path, (await auth('qinghe', path, { username: 'qinghe/9999' }, cookie)).status]).toEqual([path, 404]);
  }
  expect((await house.app.request('http://localhost:3000/c/qinghe/console/auth/list-sessions', { headers: { cookie } })).status).toBe(403);
  await house.check();
});

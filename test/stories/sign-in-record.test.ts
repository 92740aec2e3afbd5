import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, PASSWORD, type TestHouse } from '../harness.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
  await house.county('qinghe');
  await house.county('other');
});
afterAll(() => house.close());

const enter = (username: string, password = PASSWORD, headers: Record<string, string> = {}): Promise<Response> =>
  house.post(`/c/${username.split('/')[0]}/console/auth/sign-in/username`, { username, password }, { 'user-agent': 'Test/1.0', 'x-forwarded-for': '10.1.2.3', ...headers });
const total = async (): Promise<number> => (await house.owner.query('select count(*)::int as n from sign_in')).rows[0].n;

test('成功、失败、锁定都记下时间、地址和设备；只有审计管理员看得到，只看得到本县的', async () => {
  await enter('qinghe/2001');
  await enter('other/2001');
  await enter('qinghe/2001', 'not-the-words');
  await enter('qinghe/9999', PASSWORD);
  const audit = await house.signIn('qinghe', '1009');
  const { lines } = await audit.ask('signIns.list', {});
  expect(lines.filter((line) => line.staffNo === '2001').map((line) => [line.outcome, line.address, line.userAgent])).toEqual(expect.arrayContaining([['entered', '10.1.2.3', 'Test/1.0'], ['wrong-password', '10.1.2.3', 'Test/1.0']]));
  expect(lines).toHaveLength(4);
  expect((await audit.ask('signIns.list', { failed: true })).lines.map((line) => line.staffNo)).toEqual(expect.arrayContaining(['2001', null]));
  expect((await audit.ask('signIns.list', { staffNo: '2001' })).lines).toHaveLength(2);
  for (const staffNo of ['1006', '1008', '1001', '2001']) expect(await (await house.signIn('qinghe', staffNo)).refused('signIns.list', {})).toBe('forbidden');
});

test('密码错打在工号栏里，不会留下来', async () => {
  await enter('qinghe/My-secret-words-1');
  const { rows } = await house.owner.query('select * from sign_in');
  expect(JSON.stringify(rows)).not.toMatch(/secret/i);
});

test('连错五次锁五分钟，重启也不忘；别人不受影响；到时自动解锁，成功以后清零', async () => {
  house.at('2026-09-02T01:00:00Z');
  for (let i = 0; i < 5; i += 1) expect((await enter('qinghe/2010', 'not-the-words')).status).toBe(401);
  const locked = await enter('qinghe/2010');
  expect([locked.status, await locked.json()]).toEqual([429, { refusal: { code: 'rate-limited', seconds: 300 } }]);
  expect(locked.headers.getSetCookie()).toEqual([]);
  expect((await house.restart().request('http://localhost:3000/c/qinghe/console/auth/sign-in/username', { method: 'POST', body: JSON.stringify({ username: 'qinghe/2010', password: PASSWORD }), headers: { 'content-type': 'application/json', origin: 'http://localhost:3000' } })).status).toBe(429);
  expect((await enter('qinghe/2011')).status).toBe(200);
  house.at('2026-09-02T01:05:01Z');
  for (let i = 0; i < 4; i += 1) expect((await enter('qinghe/2010', 'not-the-words')).status).toBe(401);
  house.at('2026-09-02T01:05:02Z');
  expect((await enter('qinghe/2010')).status).toBe(200);
  house.at('2026-09-02T01:05:03Z');
  for (let i = 0; i < 4; i += 1) expect((await enter('qinghe/2010', 'not-the-words')).status).toBe(401);
  expect((await enter('qinghe/2010')).status).toBe(200);
});

test('停用的账户进不来，也记下来', async () => {
  await house.owner.query(`update auth."user" set locked = true where username = 'qinghe/2012'`);
  const answer = await enter('qinghe/2012');
  expect([answer.status, await answer.json()]).toEqual([403, { refusal: { code: 'account-locked' } }]);
  expect((await house.owner.query(`select outcome from sign_in where staff_no = '2012'`)).rows).toEqual([{ outcome: 'refused' }]);
});

test('程序的角色改不了、删不了登录记录', async () => {
  for (const sql of ['update sign_in set outcome = outcome', 'delete from sign_in', 'truncate sign_in']) await expect(house.house.pools.ql_app.query(sql)).rejects.toThrow(/permission denied/);
  expect((await house.house.pools.ql_app.query('select * from sign_in')).rows).toEqual([]);
});

test('带着工作人员的登录走遍举报网址：不种 cookie、不查会话、什么都不记', async () => {
  const cookie = (await enter('qinghe/2001')).headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  const before = { lines: await total(), sessions: (await house.owner.query('select id, "updatedAt" from auth.session order by id')).rows };
  const asked = house.accountsAsked();
  const spoken: unknown[] = [];
  const own = { log: console.log, error: console.error, warn: console.warn };
  for (const name of ['log', 'error', 'warn'] as const) console[name] = (...words: unknown[]) => void spoken.push(words);
  try {
    for (const path of ['', '/', '/page.css', '/new', '/api/send', '/ticket/1', '/%00', '/../console', '/console/api/session.me']) {
      for (const method of ['GET', 'POST', 'PUT', 'HEAD', 'OPTIONS']) {
        const answer = await house.app.request(`http://localhost:3000/c/qinghe/report${path}`, { method, headers: { cookie, origin: 'http://localhost:3000', 'content-type': 'application/json', 'user-agent': 'Reporter/1', 'x-forwarded-for': '10.9.9.9' }, ...(method === 'POST' || method === 'PUT' ? { body: '{}' } : {}) });
        expect([path, method, answer.headers.getSetCookie()]).toEqual([path, method, []]);
        if (path !== '/../console') expect(await answer.text()).not.toMatch(/<script|清廉学校 · /);
      }
    }
  } finally {
    Object.assign(console, own);
  }
  expect(spoken).toEqual([]);
  expect(house.accountsAsked()).toBe(asked);
  expect({ lines: await total(), sessions: (await house.owner.query('select id, "updatedAt" from auth.session order by id')).rows }).toEqual(before);
  const page = await house.app.request('http://localhost:3000/c/qinghe/report');
  expect([page.status, page.headers.get('referrer-policy'), page.headers.get('cache-control')]).toEqual([200, 'no-referrer', 'no-store']);
  expect(await page.text()).toContain('12388');
  expect(await (await house.app.request('http://localhost:3000/c/nobody/report')).text()).toBe('没有这个页面。');
});

test('举报页面有自己的主机名时，那里只答举报，别处只指路', async () => {
  const app = house.restart({ reportOrigin: 'https://report.test' });
  expect((await app.request('https://report.test/c/qinghe/report')).status).toBe(200);
  for (const path of ['/', '/healthz', '/portal.css', '/c/qinghe/', '/c/qinghe/log/', '/c/qinghe/console', '/c/qinghe/console/api/openapi.json', '/c/qinghe/console/assets/index.js']) expect([path, (await app.request(`https://report.test${path}`)).status]).toEqual([path, 404]);
  expect((await app.request('https://report.test/c/qinghe/console/auth/sign-in/username', { method: 'POST', body: '{}', headers: { origin: 'https://report.test', 'content-type': 'application/json' } })).status).toBe(404);
  const elsewhere = await app.request('http://localhost:3000/c/qinghe/report');
  expect([elsewhere.status, elsewhere.headers.get('location')]).toEqual([302, 'https://report.test/c/qinghe/report']);
  expect((await app.request('http://localhost:3000/c/qinghe/')).status).toBe(200);
  await house.check();
});

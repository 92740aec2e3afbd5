import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { CONTRACT } from '#contract';
import { edgeRoot, emptyEdge, appendLeaves, formatTilePath, leafHash, openCheckpoint, parseEntryBundle, parseVerifierKey, readRoot } from '#domain/log';
import { equalBytes } from '#base/bytes';
import { sequence } from '#app/sequence';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, PASSWORD, type TestHouse } from '../harness.ts';

let house: TestHouse;
const BASE = '/c/qinghe/console';
const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());

beforeAll(async () => {
  house = await openTestHouse();
  await house.county('qinghe');
  await house.county('strict', { demo: false });
});
afterAll(() => house.close());

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => Promise.resolve(house.app.request(`http://localhost:3000${path}`, { headers }));
const cookieOf = (answer: Response): string => answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');

async function enter(code: string, staffNo: string, password = PASSWORD): Promise<string> {
  const answer = await house.post(`/c/${code}/console/auth/sign-in/username`, { username: `${code}/${staffNo}`, password });
  expect(answer.status).toBe(200);
  return cookieOf(answer);
}

test('每个 POST 都要 JSON 和自家的 Origin，别的一律不办', async () => {
  const cookie = await enter('qinghe', '2001');
  const foreign: readonly Record<string, string>[] = [{ origin: 'http://evil.invalid' }, { origin: 'null' }, { origin: 'http://localhost:3000.evil.invalid' }, { 'content-type': 'text/plain' }, { 'content-type': 'application/x-www-form-urlencoded' }];
  for (const path of [...Object.keys(CONTRACT).map((name) => `/api/${name}`), '/auth/sign-out', '/auth/change-password', '/auth/sign-in/username']) {
    for (const headers of foreign) expect([path, headers, (await house.post(BASE + path, {}, { cookie, ...headers })).status]).toEqual([path, headers, 403]);
    const bare = await house.app.request(`http://localhost:3000${BASE}${path}`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json', cookie } });
    expect([path, bare.status]).toEqual([path, 403]);
  }
  expect((await house.post(`${BASE}/api/session.me`, {}, { cookie })).status).toBe(200);
});

test('登录的 cookie 只在本县控制台的路径里，脚本读不到，别站带不走', async () => {
  const answer = await house.post(`${BASE}/auth/sign-in/username`, { username: 'qinghe/2002', password: PASSWORD });
  const cookies = answer.headers.getSetCookie();
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies) {
    const parts = cookie.split(';').map((part) => part.trim().toLowerCase());
    expect(parts).toEqual(expect.arrayContaining([`path=${BASE}`, 'httponly', 'samesite=strict']));
    expect(parts.some((part) => part.startsWith('domain='))).toBe(false);
  }
});

test('举报的路径什么都不种，公开页面不种 cookie、没有脚本，每个回答都带安全头', async () => {
  const cookie = await enter('qinghe', '2001');
  for (const path of ['/report', '/report/', '/report/new', '/report/api/send', '/report/ticket/1']) {
    const [got, posted] = [await get(`/c/qinghe${path}`, { cookie }), await house.post(`/c/qinghe${path}`, {}, { cookie })];
    expect([path, got.headers.getSetCookie(), posted.headers.getSetCookie(), posted.status]).toEqual([path, [], [], 404]);
  }
  for (const path of ['/', '/c/qinghe/', '/c/qinghe/log/', '/c/qinghe/log/checkpoint', '/portal.css', '/healthz', '/c/nobody/', `${BASE}/api/openapi.json`]) {
    const answer = await get(path, { cookie });
    expect([path, answer.headers.getSetCookie()]).toEqual([path, []]);
    expect(answer.headers.get('content-security-policy')).toContain(`default-src 'none'`);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const page = await answer.text();
    if (answer.headers.get('content-type')?.startsWith('text/html')) expect(page).not.toMatch(/<script|\son\w+\s*=|javascript:/i);
  }
});

test('不认识的问题、多余的键、坏 JSON、过大的正文：说得清楚，不出错', async () => {
  const cookie = await enter('qinghe', '2001');
  const ask = async (name: string, body: string): Promise<{ status: number; code: unknown }> => {
    const answer = await house.app.request(`http://localhost:3000${BASE}/api/${name}`, { method: 'POST', body, headers: { 'content-type': 'application/json', origin: 'http://localhost:3000', cookie } });
    return { status: answer.status, code: ((await answer.json()) as { refusal?: { code: string } }).refusal?.code };
  };
  for (const name of ['no.such', 'toString', '__proto__', 'constructor']) expect(await ask(name, '{}')).toEqual({ status: 404, code: 'not-found' });
  for (const body of ['', '{', '[]', 'null', '1', '"x"', '{"nonsense":1}', '{"__proto__":{"a":1}}']) expect([body, await ask('session.me', body)]).toEqual([body, { status: 400, code: 'bad-input' }]);
  const large = await ask('records.list', JSON.stringify({ ledger: 'x'.repeat(5_000_000) }));
  expect(large.status).toBeGreaterThanOrEqual(400);
  expect(large.status).toBeLessThan(500);
  expect(await ask('records.list', 'x'.repeat(29 * 1024 * 1024))).toEqual({ status: 413, code: 'too-large' });
  const signIn = await house.post(`${BASE}/auth/sign-in/username`, { username: 'qinghe/2001', password: 'x'.repeat(70_000) });
  expect([signIn.status, await signIn.json()]).toEqual([413, { refusal: { code: 'too-large' } }]);
  for (const name of Object.keys(CONTRACT)) expect([name, (await ask(name, '{"nonsense":1}')).code]).toEqual([name, 'bad-input']);
});

test('没有登录、出示假 cookie，一律 401', async () => {
  for (const cookie of ['', 'qinglian.session_token=abc', `qinglian.session_token=${'a'.repeat(32)}.${'b'.repeat(43)}=`]) {
    for (const name of Object.keys(CONTRACT)) expect([name, (await house.post(`${BASE}/api/${name}`, {}, { cookie })).status]).toEqual([name, 401]);
  }
});

test('第一次登录必须先改密码：改之前除了问自己是谁，什么都不答', async () => {
  const cookie = await enter('strict', '2001');
  const base = '/c/strict/console';
  for (const name of Object.keys(CONTRACT)) {
    const answer = await house.post(`${base}/api/${name}`, {}, { cookie });
    if (name === 'session.me') expect(await answer.json()).toMatchObject({ mustChangePassword: true });
    else expect([name, answer.status, await answer.json()]).toEqual([name, 403, { refusal: { code: 'password-change-needed' } }]);
  }
  expect((await house.post(`${base}/auth/change-password`, { currentPassword: 'wrong-wrong', newPassword: 'New-2026-words' }, { cookie })).ok).toBe(false);
  expect((await house.post(`${base}/api/units.list`, {}, { cookie })).status).toBe(403);
  const changed = await house.post(`${base}/auth/change-password`, { currentPassword: PASSWORD, newPassword: 'New-2026-words' }, { cookie });
  expect(changed.status).toBe(200);
  expect((await house.post(`${base}/api/units.list`, {}, { cookie })).status).toBe(200);
  expect(await (await house.post(`${base}/api/session.me`, {}, { cookie: await enter('strict', '2001', 'New-2026-words') })).json()).toMatchObject({ mustChangePassword: false });
});

test('退出以后，那次登录不再有效', async () => {
  const cookie = await enter('qinghe', '2003');
  expect((await house.post(`${BASE}/auth/sign-out`, {}, { cookie })).status).toBe(200);
  expect((await house.post(`${BASE}/api/session.me`, {}, { cookie })).status).toBe(401);
});

test('刚用过的登录，一撤就失效：退出、撤一处、撤别处，都不等记忆过去', async () => {
  const status = async (cookie: string): Promise<number> => (await house.post(`${BASE}/api/session.me`, {}, { cookie })).status;
  const [here, there] = [await enter('qinghe', '2005'), await enter('qinghe', '2005')];
  expect([await status(here), await status(there)]).toEqual([200, 200]);
  const held = (await (await house.post(`${BASE}/api/sessions.list`, {}, { cookie: here })).json()) as { sessionId: string; current: boolean }[];
  expect([await status(here), await status(there)]).toEqual([200, 200]);
  expect((await house.post(`${BASE}/api/session.revoke`, { sessionId: held.find((one) => !one.current)?.sessionId }, { cookie: here })).status).toBe(200);
  expect([await status(here), await status(there)]).toEqual([200, 401]);
  const again = await enter('qinghe', '2005');
  expect(await status(again)).toBe(200);
  expect((await house.post(`${BASE}/auth/revoke-other-sessions`, {}, { cookie: here })).status).toBe(200);
  expect([await status(here), await status(again)]).toEqual([200, 401]);
  expect((await house.post(`${BASE}/auth/sign-out`, {}, { cookie: here })).status).toBe(200);
  expect(await status(here)).toBe(401);
});

test('过了期的登录不再有效', async () => {
  const cookie = await enter('qinghe', '2004');
  expect((await house.post(`${BASE}/api/session.me`, {}, { cookie })).status).toBe(200);
  // What another program does to a session is seen after a second at the latest.
  await house.owner.query(`update auth.session set "expiresAt" = now() - interval '1 second' where "userId" = (select user_id from person where tenant_id = 'qinghe' and staff_no = '2004')`);
  await pause(1_100);
  expect((await house.post(`${BASE}/api/session.me`, {}, { cookie })).status).toBe(401);
});

test('合同里的每个问题都写在 openapi.json 里', async () => {
  const document = (await (await get(`${BASE}/api/openapi.json`)).json()) as { openapi: string; paths: Record<string, { post: { operationId: string } }> };
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths).sort()).toEqual(Object.keys(CONTRACT).map((name) => `/${name}`).sort());
  for (const [path, { post }] of Object.entries(document.paths)) expect(`/${post.operationId}`).toBe(path);
});

test('任何人用公开的日志文件就能重算根：校验点、瓦片、条目互相对得上', async () => {
  const school = await house.signIn('qinghe', '2001');
  for (let i = 0; i < 7; i += 1) await school.act({ ledger: 'semester-report', recordId: house.newId(), action: 'submit', seenSeq: 0, set: { season: '秋季学期', summary: `第${i}份`, shortcomings: '有', improvements: '改', plan: '做' } });
  await sequence(house.house);
  const fetchFile = async (path: string): Promise<Uint8Array | undefined> => {
    const answer = await get(`/c/qinghe/log/${path}`);
    return answer.status === 200 ? new Uint8Array(await answer.arrayBuffer()) : undefined;
  };
  const { rows } = await house.owner.query(`select origin, verifier_key from log where tenant_id = 'qinghe'`);
  const key = parseVerifierKey(sha256, rows[0].verifier_key);
  const page = (await (await get('/c/qinghe/log/')).text()).replaceAll('&#43;', '+').replaceAll('&#x2B;', '+');
  expect(page).toContain(rows[0].verifier_key);
  const opened = openCheckpoint(house.house.crypto, new TextDecoder().decode(await fetchFile('checkpoint')), rows[0].origin, key ? [key] : []);
  if (!opened.ok) throw new Error(opened.refusal.code);
  const { size, root } = opened.value;
  expect(size).toBe(8n); // the founding, and seven reports
  expect(equalBytes(await readRoot(sha256, ({ level, index, width }) => fetchFile(formatTilePath({ level, index, width })), size), root)).toBe(true);
  const entries = parseEntryBundle((await fetchFile(formatTilePath({ level: 'entries', index: 0n, width: 8 }))) ?? new Uint8Array()) ?? [];
  expect(entries).toHaveLength(8);
  const hashes = entries.map((entry) => leafHash(sha256, entry));
  expect(equalBytes(edgeRoot(sha256, appendLeaves(sha256, emptyEdge, hashes).edge), root)).toBe(true);
  for (const path of ['tile/0/000.p/9', 'tile/0/000', 'tile/0/001.p/1', 'tile/00/000.p/8', 'secrets.json', 'tile/entries/000.p/9']) expect([path, await fetchFile(path)]).toEqual([path, undefined]);
});

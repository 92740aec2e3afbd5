import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '#base/day';
import { uuidV7 } from '#base/id';
import { afterAll, expect, test } from 'vitest';

const BIN = fileURLToPath(new URL('../../bin/qinglian.mjs', import.meta.url));
const data = mkdtempSync(join(tmpdir(), 'qinglian-kill-'));
const running = new Set<ChildProcess>();
const REPORT = { season: '秋季学期', summary: '办了活动', shortcomings: '有', improvements: '改', plan: '做' };

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(data, { recursive: true, force: true, maxRetries: 20 });
});

const freePort = (): Promise<number> => new Promise((found) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address() as { port: number };
    probe.close(() => found(port));
  });
});

/** A command of the program on the test's own data folder. */
function run(command: string, port: number): { child: ChildProcess; text: () => string; ended: Promise<number | null>; says: (words: string) => Promise<void> } {
  const child = spawn(process.execPath, [BIN, command], { env: { ...process.env, QINGLIAN_DATA: data, PORT: String(port), DATABASE_URL: '' }, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let text = '';
  const heard = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => { text += chunk; for (const tell of heard) tell(); });
  const ended = new Promise<number | null>((done) => child.on('close', (code) => { running.delete(child); done(code); for (const tell of heard) tell(); }));
  const says = (words: string): Promise<void> => new Promise((done, failed) => {
    const look = (): void => {
      if (text.includes(words)) done();
      else if (!running.has(child)) failed(new Error(`ended without “${words}”:\n${text}`));
    };
    heard.add(look);
    look();
  });
  return { child, text: () => text, ended, says };
}

test('办事办到一半被强行终止：答应过的一件不少，验得过，再启动照样登录', async () => {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}/c/qinghe/console`;
  const post = (path: string, body: unknown, cookie = ''): Promise<Response> => fetch(base + path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', origin: `http://127.0.0.1:${port}`, cookie } });
  const enter = async (): Promise<string> => {
    const answer = await post('/auth/sign-in/username', { username: 'qinghe/2001', password: 'Qinglian-2026' });
    expect(answer.status).toBe(200);
    return answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  };
  const newId = (): string => uuidV7(Date.parse(systemClock()), crypto.getRandomValues(new Uint8Array(10)));

  const first = run('start', port);
  await first.says('Ctrl-C');
  const cookie = await enter();
  const kept: string[] = [];
  const send = async (): Promise<void> => {
    for (;;) {
      const recordId = newId();
      const answer = await post('/api/act', { acts: [{ entryId: newId(), recordId, ledger: 'semester-report', action: 'submit', seenSeq: 0, unitId: 'c001', set: REPORT }] }, cookie);
      const [outcome] = (await answer.json()) as { ok: boolean }[];
      if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
      kept.push(recordId);
      if (kept.length === 120) first.child.kill('SIGKILL');
    }
  };
  const senders = await Promise.allSettled([send(), send(), send(), send()]);
  await first.ended;
  // What ends a sender is the cut line, never a refusal.
  for (const sender of senders) expect(sender.status === 'rejected' && String(sender.reason)).toMatch(/fetch failed|terminated|socket|SyntaxError|TypeError/);
  expect(kept.length).toBeGreaterThanOrEqual(120);

  const second = run('start', port);
  await second.says('Ctrl-C');
  expect(second.text()).not.toContain('第一次启动');
  expect(second.text()).toContain('2001  ');
  const again = await enter();
  for (const recordId of kept) {
    const answer = await post('/api/record.get', { recordId }, again);
    expect([recordId, answer.status]).toEqual([recordId, 200]);
  }
  second.child.kill('SIGTERM');
  expect(await second.ended).toBe(0);

  const verify = run('verify', port);
  expect([await verify.ended, verify.text()]).toEqual([0, expect.stringContaining('qinghe')]);
});

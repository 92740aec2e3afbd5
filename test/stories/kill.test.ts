import { systemClock } from '#base/day';
import { uuidV7 } from '#base/id';
import { createHash } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { openProgram } from '../program.ts';
import { newFileId, PART } from '../upload.ts';

const program = openProgram('kill');
const REPORT = { season: '秋季学期', summary: '办了活动', shortcomings: '有', improvements: '改', plan: '做' };

afterAll(() => program.close());

/** Somebody who talks to the program on this port. */
function clientOf(port: number) {
  const origin = `http://127.0.0.1:${port}`;
  const base = `${origin}/c/qinghe/console`;
  const post = (path: string, body: unknown, cookie = ''): Promise<Response> => fetch(base + path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', origin, cookie } });
  return {
    post,
    put: (path: string, body: Uint8Array<ArrayBuffer>, cookie: string): Promise<Response> => fetch(base + path, { method: 'PUT', body, headers: { 'content-type': 'application/octet-stream', origin, cookie } }),
    get: (path: string, cookie: string): Promise<Response> => fetch(base + path, { headers: { cookie } }),
    enter: async (): Promise<string> => {
      const answer = await post('/auth/sign-in/username', { username: 'qinghe/2001', password: 'Qinglian-2026' });
      expect(answer.status).toBe(200);
      return answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
    },
  };
}

test('办事办到一半被强行终止：答应过的一件不少，验得过，再启动照样登录', async () => {
  const port = await program.freePort();
  const { post, enter } = clientOf(port);
  const newId = (): string => uuidV7(Date.parse(systemClock()), crypto.getRandomValues(new Uint8Array(10)));

  const first = program.run(['start'], { port });
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

  const second = program.run(['start'], { port });
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

  const verify = program.run(['verify'], { port });
  expect([await verify.ended, verify.text()]).toEqual([0, expect.stringContaining('qinghe')]);
});

test('传文件传到一半被强行终止：收下的块都在，从断处接着传，答应过的文件一个不坏', async () => {
  const port = await program.freePort();
  const { post, put, get, enter } = clientOf(port);
  const first = program.run(['start'], { port });
  await first.says('Ctrl-C');
  const cookie = await enter();
  const bytes = new Uint8Array(6 * PART + 12_345).map((_, i) => (i * 31 + (i >> 10)) % 256);
  bytes.set(new TextEncoder().encode('%PDF-1.7\n'));
  const piece = (part: number): Uint8Array<ArrayBuffer> => bytes.slice(part * PART, (part + 1) * PART);
  const kept = new Map<string, number[]>();
  const finished: string[] = [];
  const send = async (): Promise<void> => {
    for (;;) {
      const fileId = newFileId();
      const begun = await post('/api/file.begin', { fileId, name: '大文件.pdf', size: bytes.length }, cookie);
      if (!begun.ok) throw new Error(await begun.text());
      kept.set(fileId, []);
      for (let part = 0; part < 7; part += 1) {
        if (!(await put(`/api/files/${fileId}/${part}`, piece(part), cookie)).ok) throw new Error('a part was refused');
        kept.get(fileId)?.push(part);
        if (finished.length > 1 && part === 3) first.child.kill('SIGKILL');
      }
      const answer = await post('/api/file.finish', { fileId }, cookie);
      if (!answer.ok) throw new Error(await answer.text());
      finished.push(fileId);
    }
  };
  const senders = await Promise.allSettled([send(), send(), send()]);
  await first.ended;
  for (const sender of senders) expect(sender.status === 'rejected' && String(sender.reason)).toMatch(/fetch failed|terminated|socket|SyntaxError|TypeError/);
  expect(finished.length).toBeGreaterThan(1);

  const second = program.run(['start'], { port });
  await second.says('Ctrl-C');
  const again = await enter();
  for (const [fileId, parts] of kept) {
    const begun = (await (await post('/api/file.begin', { fileId, name: '大文件.pdf', size: bytes.length }, again)).json()) as { have: number[]; finished: boolean };
    if (finished.includes(fileId)) expect(begun.finished).toBe(true);
    if (begun.finished) continue;
    expect(begun.have).toEqual(expect.arrayContaining(parts));
    for (let part = 0; part < 7; part += 1) if (!begun.have.includes(part)) expect((await put(`/api/files/${fileId}/${part}`, piece(part), again)).status).toBe(200);
    expect((await post('/api/file.finish', { fileId }, again)).status).toBe(200);
  }
  for (const fileId of kept.keys()) {
    const whole = new Uint8Array(await (await get(`/files/${fileId}`, again)).arrayBuffer());
    expect([fileId, createHash('sha256').update(whole).digest('hex')]).toEqual([fileId, createHash('sha256').update(bytes).digest('hex')]);
  }
  second.child.kill('SIGTERM');
  expect(await second.ended).toBe(0);
});

import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { systemClock } from '#base/day';
import { uuidV7 } from '#base/id';
import { expect } from 'vitest';

const BIN = fileURLToPath(new URL('../bin/qinglian.mjs', import.meta.url));
const REPORT = { season: '秋季学期', summary: '办了活动', shortcomings: '有', improvements: '改', plan: '做' };
const running = new Set<ChildProcess>();

/** Ends whatever a test has left running. */
export const killAll = (): void => void [...running].map((child) => child.kill('SIGKILL'));

export const freePort = (): Promise<number> => new Promise((found) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address() as { port: number };
    probe.close(() => found(port));
  });
});

export interface Running {
  readonly child: ChildProcess;
  text(): string;
  readonly ended: Promise<number | null>;
  /** Resolves once these words were said; fails where it ends without. */
  says(words: string): Promise<void>;
}

/** A command of the program on a data folder, as somebody at a keyboard would run it; `typed` is what is typed in. */
export function runProgram(data: string, args: readonly string[], { port = 0, typed }: { readonly port?: number; readonly typed?: string } = {}): Running {
  const env = { ...process.env, QINGLIAN_DATA: data, QINGLIAN_BACKUP: `${data}-backups`, PORT: String(port), DATABASE_URL: '' };
  const child = spawn(process.execPath, [BIN, ...args], { env, stdio: [typed === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] });
  running.add(child);
  child.stdin?.end(typed);
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

/** A school clerk of the demo county, signed in at a running program. */
export async function enterSchool(port: number): Promise<{ submit(): Promise<string>; status(recordId: string): Promise<number> }> {
  const post = (path: string, body: unknown, cookie = ''): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}/c/qinghe/console${path}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', origin: `http://127.0.0.1:${port}`, cookie } });
  const answer = await post('/auth/sign-in/username', { username: 'qinghe/2001', password: 'Qinglian-2026' });
  expect(answer.status).toBe(200);
  const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  const newId = (): string => uuidV7(Date.parse(systemClock()), crypto.getRandomValues(new Uint8Array(10)));
  return {
    /** Hands in one report; resolves with its id when it is acknowledged. */
    async submit() {
      const recordId = newId();
      const reply = await post('/api/act', { acts: [{ entryId: newId(), recordId, ledger: 'semester-report', action: 'submit', seenSeq: 0, unitId: 'c001', set: REPORT }] }, cookie);
      const [outcome] = (await reply.json()) as { ok: boolean }[];
      if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
      return recordId;
    },
    status: async (recordId) => (await post('/api/record.get', { recordId }, cookie)).status,
  };
}

// How fast are acts through HTTP (sign-in checked, row-level security, entry, view, commitment, outbox) against one bare durable insert of the same server? This process is the load, the server is another.
// Both in turns; prints the median of the turns' ratios, the processor's time per act in server and database, p99, round trips, and where the server's time goes (a profile of its own at the end).
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Session } from 'node:inspector/promises';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { DEMO_CODE, foundDemoCounty } from '#app/demo-county';
import { startSequencer } from '#app/sequence';
import { systemClock } from '#base/day';
import { uuidV7 } from '#base/id';
import { hashPassword, openAccountsByCounty } from '#http/accounts';
import { openServer } from '#http/server';
import { markPasswordChanged } from '#store/account';
import { listTenants } from '#store/log';
import pg from 'pg';
import { buildHouse } from '../src/build-house.ts';
import { openDatabase } from '../src/open-database.ts';
import { cpuMs, descendants } from './processes.ts';

const PORT = 38_217;
const ORIGIN = `http://127.0.0.1:${PORT}`;
const CLIENTS = 8;
const TURNS = 5;
const WARM_UP_MS = 2_000;
const MEASURE_MS = 3_000;
const PROFILE_MS = 5_000;
const MOST_PARTS = 14;
const PASSWORD = 'Bench-2026-words';
const REPORT = { season: '秋季学期', summary: '办了活动', shortcomings: '有', improvements: '改', plan: '做' };

/** The program's server with two routes more: one bare insert, and what the process has used so far. */
async function runServer(folder: string): Promise<void> {
  const database = await openDatabase(folder, undefined);
  const house = buildHouse({ dataFolder: folder, address: database.address, passwords: database.passwords, clock: systemClock });
  await foundDemoCounty(house, database.owner, { passwordHash: await hashPassword(PASSWORD), host: 'bench.invalid', units: 24 });
  await database.owner.query('create table bench_bare (id uuid primary key, body jsonb not null)');
  await database.owner.query('grant insert on bench_bare to ql_app');
  const sequencer = startSequencer(house, (error) => console.error(error));
  house.onWake(sequencer.wake);

  // Every message on a connection of the acts' pool: the opening one with `begin`, and all up to `commit`.
  const trips = { messages: 0 };
  const send = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  pg.Client.prototype.query = function counted(this: pg.Client & { user?: string }, ...args: unknown[]): unknown {
    if (this.user === 'ql_app') trips.messages += 1;
    return send.apply(this, args);
  } as never;

  const app = openServer({
    house,
    listCounties: () => listTenants(house.pools.ql_app),
    accountsOf: openAccountsByCounty({ pool: house.pools.ql_auth, secret: database.authSecret, baseUrl: ORIGIN, trustedOrigins: [ORIGIN] }),
    passwordChanged: (userId) => markPasswordChanged(house.pools.ql_auth, userId),
    origins: [ORIGIN],
    webFolder: new URL('../dist/console/', import.meta.url),
    onFault: (id, error) => console.error(id, error),
  });
  app.post('/bare', async (c) => {
    const { id, body } = (await c.req.json()) as { id: string; body: unknown };
    await house.pools.ql_app.query({ name: 'bare', text: 'insert into bench_bare values ($1, $2)', values: [id, JSON.stringify(body)] });
    return c.json({ ok: true });
  });
  app.get('/used', (c) => c.json({ server: cpuMs(process.pid), database: descendants(process.pid).slice(1).reduce((sum, pid) => sum + cpuMs(pid), 0), ...trips }));
  const profiler = new Session();
  app.post('/profile/start', async (c) => {
    profiler.connect();
    await profiler.post('Profiler.enable');
    await profiler.post('Profiler.start');
    return c.json({});
  });
  app.post('/profile/stop', async (c) => c.json((await profiler.post('Profiler.stop')).profile));
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: PORT }, () => process.send?.('ready'));
  process.once('SIGTERM', async () => {
    server.close();
    await sequencer.stop();
    await house.close();
    await database.close();
    process.exit(0);
  });
}

interface Figure {
  readonly perSecond: number;
  readonly p99: number;
  readonly serverMs: number;
  readonly databaseMs: number;
  readonly trips: number;
}

const newId = (): string => uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
const used = async (): Promise<{ server: number; database: number; messages: number }> => (await fetch(`${ORIGIN}/used`)).json() as never;
const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[list.length >> 1] ?? Number.NaN;

/** Eight clients, each asking again as soon as it is answered; the milliseconds of each answer, sorted. */
async function load(ask: () => Promise<void>, ms: number): Promise<readonly number[]> {
  const times: number[] = [];
  const until = performance.now() + ms;
  await Promise.all(Array.from({ length: CLIENTS }, async () => {
    while (performance.now() < until) {
      const start = performance.now();
      await ask();
      times.push(performance.now() - start);
    }
  }));
  return times.sort((a, b) => a - b);
}

async function measure(ask: () => Promise<void>): Promise<Figure> {
  const before = await used();
  const start = performance.now();
  const times = await load(ask, MEASURE_MS);
  const seconds = (performance.now() - start) / 1000;
  const after = await used();
  const each = (key: keyof typeof after): number => (after[key] - before[key]) / times.length;
  return { perSecond: times.length / seconds, p99: times[Math.floor(times.length * 0.99)] ?? Number.NaN, serverMs: each('server'), databaseMs: each('database'), trips: each('messages') };
}

interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly functionName: string; readonly url: string } }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Which part of the program a sampled function belongs to: a floor's file of ours, a package, Node itself. */
function partOf({ functionName, url }: Profile['nodes'][number]['callFrame']): string {
  if (url === '' || url.startsWith('node:')) return ['(idle)', '(garbage collector)', '(program)'].includes(functionName) ? functionName : url.startsWith('node:') ? url : `V8 ${functionName}`;
  return /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? url.replace(/.*\/(src|bench)\//, '$1/');
}

function printProfile({ nodes, samples, timeDeltas }: Profile): void {
  const parts = new Map<string, number>();
  const part = new Map(nodes.map((node) => [node.id, partOf(node.callFrame)]));
  for (const [i, id] of samples.entries()) parts.set(part.get(id) ?? '', (parts.get(part.get(id) ?? '') ?? 0) + (timeDeltas[i] ?? 0));
  for (const aside of ['(idle)', 'node:inspector']) parts.delete(aside); // waiting, and the profile's own cost
  const whole = [...parts.values()].reduce((sum, micros) => sum + micros, 0);
  const shares = [...parts].toSorted(([, a], [, b]) => b - a).slice(0, MOST_PARTS).map(([name, micros]) => `${name} ${((100 * micros) / whole).toFixed(0)}%`);
  console.log(`服务进程的 CPU 用在：${shares.join('，')}`);
}

async function runLoad(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'qinglian-bench-'));
  const server = fork(fileURLToPath(import.meta.url), ['server', folder]);
  try {
    await new Promise<void>((ready, failed) => { server.once('message', () => ready()); server.once('exit', (code) => failed(new Error(`server ended: ${code}`))); });
    const headers = { 'content-type': 'application/json', origin: ORIGIN };
    const base = `${ORIGIN}/c/${DEMO_CODE}/console`;
    const signedIn = await fetch(`${base}/auth/sign-in/username`, { method: 'POST', headers, body: JSON.stringify({ username: `${DEMO_CODE}/2001`, password: PASSWORD }) });
    const cookie = signedIn.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
    const act = async (): Promise<void> => {
      const answer = await fetch(`${base}/api/act`, { method: 'POST', headers: { ...headers, cookie }, body: JSON.stringify({ acts: [{ entryId: newId(), recordId: newId(), ledger: 'semester-report', action: 'submit', seenSeq: 0, unitId: 'c001', set: REPORT }] }) });
      const [outcome] = (await answer.json()) as { ok: boolean }[];
      if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
    };
    const bare = async (): Promise<void> => {
      const answer = await fetch(`${ORIGIN}/bare`, { method: 'POST', headers, body: JSON.stringify({ id: newId(), body: REPORT }) });
      if (!((await answer.json()) as { ok: boolean }).ok) throw new Error('not inserted');
    };
    for (const ask of [act, bare]) await load(ask, WARM_UP_MS);
    const turns: { act: Figure; bare: Figure }[] = [];
    for (let turn = 0; turn < TURNS; turn += 1) turns.push({ act: await measure(act), bare: await measure(bare) });
    for (const [name, key] of [['办事', 'act'], ['裸插入', 'bare']] as const) {
      const of = (figure: keyof Figure): number => median(turns.map((turn) => turn[key][figure]));
      console.log(`${name}：每秒 ${of('perSecond').toFixed(0)}，p99 ${of('p99').toFixed(1)} ms，每件 CPU 服务 ${of('serverMs').toFixed(2)} ms、数据库 ${of('databaseMs').toFixed(2)} ms，数据库往返每件 ${of('trips').toFixed(2)}`);
    }
    const ratios = turns.map((turn) => turn.act.perSecond / turn.bare.perSecond);
    const post = (path: string): Promise<Response> => fetch(`${ORIGIN}${path}`, { method: 'POST', headers, body: '{}' });
    await post('/profile/start');
    await load(act, PROFILE_MS);
    printProfile((await (await post('/profile/stop')).json()) as Profile);
    console.log(`比：${median(ratios).toFixed(2)}（办事 / 裸插入，同一次运行，轮流测 ${TURNS} 回：${ratios.map((ratio) => ratio.toFixed(2)).join('、')}）`);
  } finally {
    const ended = new Promise((done) => server.once('exit', done));
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[2] === 'server') await runServer(process.argv[3] ?? '');
else await runLoad();

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import pg from 'pg';
import { startEmbeddedPostgres, type DatabaseAddress } from './embedded-postgres.ts';

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'qinglian-embedded-'));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function ask(address: DatabaseAddress, sql: string): Promise<readonly unknown[]> {
  const client = new pg.Client(address);
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

const DOOR = new URL('./embedded-postgres.ts', import.meta.url).href;
/** Another program that starts the database on a folder and says how to reach it, or why not. */
function startElsewhere(dataFolder: string): { child: ChildProcess; answer: Promise<{ address?: DatabaseAddress; code?: string }> } {
  const script = `import { startEmbeddedPostgres } from ${JSON.stringify(DOOR)};
    const said = await startEmbeddedPostgres({ dataFolder: ${JSON.stringify(dataFolder)} }).then(({ address }) => ({ address }), ({ code }) => ({ code }));
    console.log(JSON.stringify(said));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const answer = new Promise<string>((said) => child.stdout?.once('data', (data: Buffer) => said(data.toString())));
  return { child, answer: answer.then((line) => JSON.parse(line) as { address?: DatabaseAddress; code?: string }) };
}

test('what was acknowledged is there after our program is killed, and the server did not outlive it', async () => {
  const dataFolder = newFolder();
  const { child, answer } = startElsewhere(dataFolder);
  const { address } = await answer;
  await ask(address as DatabaseAddress, 'create table kept (n int)');
  await ask(address as DatabaseAddress, 'insert into kept select generate_series(1, 1000)');
  child.kill('SIGKILL');
  const server = await startEmbeddedPostgres({ dataFolder });
  expect(await ask(server.address, 'select count(*)::int from kept')).toEqual([1000]);
  await server.stop();
});

test('a second server on the same folder is refused, and the first goes on', async () => {
  const dataFolder = newFolder();
  const first = await startEmbeddedPostgres({ dataFolder });
  await expect(startEmbeddedPostgres({ dataFolder })).rejects.toMatchObject({ code: 'database-in-use' });
  expect(await ask(first.address, 'select 1')).toEqual([1]);
  await first.stop();
  await first.ended;
});

test('two programs that start at once on a new folder: one serves, the other is refused', async () => {
  const dataFolder = newFolder();
  const both = [startElsewhere(dataFolder), startElsewhere(dataFolder)];
  const answers = await Promise.all(both.map(({ answer }) => answer));
  expect(new Set(answers.map(({ code }) => code))).toEqual(new Set(['database-in-use', undefined]));
  for (const { address } of answers) if (address) expect(await ask(address, 'select 1')).toEqual([1]);
  for (const { child } of both) child.kill('SIGKILL');
  await (await startEmbeddedPostgres({ dataFolder })).stop();
});

test('a lock file left by a crash is no obstacle, whoever has its process number now', async () => {
  const dataFolder = newFolder();
  const first = await startEmbeddedPostgres({ dataFolder });
  const file = join(dataFolder, 'pg/postmaster.pid');
  const left = readFileSync(file, 'utf8').split('\n');
  await first.stop();
  const somebody = spawn('sleep', ['600']);
  for (const pid of [String(somebody.pid), '2147483646']) {
    writeFileSync(file, [pid, ...left.slice(1)].join('\n'));
    const again = await startEmbeddedPostgres({ dataFolder });
    expect(await ask(again.address, 'select 1')).toEqual([1]);
    await again.stop();
  }
  somebody.kill();
});

test('a folder with a long Chinese name, kept from other accounts', async () => {
  const dataFolder = join(newFolder(), '清廉学校建设工作台账数据'.repeat(4));
  mkdirSync(dataFolder);
  const server = await startEmbeddedPostgres({ dataFolder });
  const settings = "select current_setting('server_encoding'), current_setting('data_checksums'), current_setting('listen_addresses'), current_setting('fsync')";
  expect(await ask(server.address, settings)).toEqual(['UTF8', 'on', '', 'on']);
  expect(await ask(server.address, "select datlocprovider::text, datlocale, lower('ÄÖ') from pg_database where datname = 'postgres'")).toEqual(['b', 'C.UTF-8', 'äö']);
  await expect(ask({ ...server.address, password: 'guess' }, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  for (const path of [dataFolder, join(dataFolder, 'database-password'), server.address.host]) expect(statSync(path).mode & 0o077).toBe(0);
  await server.stop();
  expect(statSync(server.address.host, { throwIfNoEntry: false })).toBeUndefined();
});

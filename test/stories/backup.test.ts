import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Instant, systemClock } from '#base/day';
import { sentenceForBackup } from '#cli/backup';
import type { Manifest } from '#store/backup/manifest';
import { listBackups, unpackBackup } from '#store/backup/unpack-backup';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { restoreData } from '../../src/restore-data.ts';
import { enterSchool } from '../enter-school.ts';
import { openProgram, type Running } from '../program.ts';

vi.setConfig({ testTimeout: 240_000 }); // whole programs start and stop here
const program = openProgram('backup');
const { root, data } = program;
const into = join(root, 'backups');
let [port, server]: [number, Running | undefined] = [0, undefined];
const kept: { readonly recordId: string; readonly at: Instant }[] = [];

beforeAll(async () => {
  port = await program.freePort();
  server = program.run(['start'], { port });
  await server.says('Ctrl-C');
});
afterAll(() => program.close());

const manifestOf = (name: string): Manifest => JSON.parse(readFileSync(join(into, name, 'manifest.json'), 'utf8')) as Manifest;
const partials = (): string[] => (existsSync(into) ? readdirSync(into).filter((name) => name.startsWith('.partial')) : []);

test('备份到一半被强行终止：留下的不冒充完整的，下一份备份把它清走', async () => {
  const first = program.run(['backup', into]);
  while (partials().length === 0) await new Promise((next) => setTimeout(next, 5));
  first.child.kill('SIGKILL');
  await first.ended;
  const left = partials();
  expect([left.length, await listBackups(into)]).toEqual([1, []]);
  const next = program.run(['backup', into]);
  expect([await next.ended, next.text()]).toEqual([0, expect.stringContaining('已备份到')]);
  expect([partials(), (await listBackups(into)).length]).toEqual([[], 1]);
});

test('一边有人办事一边备份：备份结束前答应过的一件不少，恢复后验得过，照样登录', async () => {
  const school = await enterSchool(port);
  let isOver = false;
  const send = async (): Promise<void> => {
    while (!isOver) kept.push({ recordId: await school.submit(), at: systemClock() });
  };
  const senders = [send(), send(), send()];
  const backup = program.run(['backup', into]);
  expect([await backup.ended, backup.text()]).toEqual([0, expect.stringMatching(/qinghe：日志 \d+ 条/)]);
  isOver = true;
  await Promise.all(senders);
  const name = (await listBackups(into)).at(-1) as string;
  const { startedAt, endedAt, counties } = manifestOf(name);
  const promised = kept.filter(({ at }) => at <= endedAt);
  expect(kept.filter(({ at }) => at > startedAt && at <= endedAt).length).toBeGreaterThan(3);
  for (const path of readdirSync(join(into, name), { recursive: true, encoding: 'utf8' })) expect([path, statSync(join(into, name, path)).mode & 0o077]).toEqual([path, 0]);

  server?.child.kill('SIGKILL');
  await server?.ended;
  const restored = join(root, 'restored');
  const restore = program.run(['restore', join(into, name), '--into', restored]);
  expect([await restore.ended, restore.text()]).toEqual([0, expect.stringContaining('全部相符')]);
  expect(Number(/日志 (\d+) 条/.exec(restore.text())?.[1])).toBeGreaterThanOrEqual(Number(counties[0]?.size));
  const second = program.run(['start'], { port, data: restored });
  await second.says('Ctrl-C');
  const again = await enterSchool(port);
  for (const { recordId } of promised) expect([recordId, await again.status(recordId)]).toEqual([recordId, 200]);
  second.child.kill('SIGTERM');
  expect(await second.ended).toBe(0);
});

test('服务器没开也能备份；不放进数据文件夹', async () => {
  const inside = program.run(['backup', join(data, 'backups')]);
  expect([await inside.ended, inside.text()]).toEqual([1, expect.stringContaining('不能放在数据文件夹里面')]);
  const cold = program.run(['backup', into]);
  expect([await cold.ended, cold.text()]).toEqual([0, expect.stringContaining('已备份到')]);
});

const spoil = (at: string): void => {
  const bytes = readFileSync(at);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(at, bytes);
};
const DAMAGES: readonly (readonly [string, (folder: string) => void, string])[] = [
  ['清单改了一个字节', (folder) => spoil(join(folder, 'manifest.json')), '已损坏：manifest.json'],
  ['清单的校验不见了', (folder) => rmSync(join(folder, 'manifest.sha256')), '不完整：缺 manifest.sha256'],
  ['数据坏了一个字节', (folder) => spoil(join(folder, 'data/pg/global/pg_control')), '已损坏：pg/global/pg_control'],
  ['文件短了', (folder) => truncateSync(join(folder, 'data/secrets.json'), 10), '已损坏：secrets.json'],
  ['文件长了', (folder) => appendFileSync(join(folder, 'data/secrets.json'), ' '), '已损坏：secrets.json'],
  ['少了数据库日志', (folder) => rmSync(join(folder, 'data/pg/pg_wal'), { recursive: true }), '不完整：缺 pg/pg_wal/'],
  ['不是备份', (folder) => ['manifest.json', 'manifest.sha256'].forEach((name) => rmSync(join(folder, name))), '不是一份备份'],
];
test('坏的、缺的备份，恢复时一句话说清，什么也不留下', async () => {
  const whole = join(into, (await listBackups(into)).at(-1) as string);
  expect((await unpackBackup(whole)).ok).toBe(true);
  for (const [what, damage, sentence] of DAMAGES) {
    const copy = join(root, 'copy');
    cpSync(whole, copy, { recursive: true });
    damage(copy);
    const refused = await restoreData({ backup: copy, into: join(root, 'none'), databaseUrl: undefined, clock: systemClock, confirm: () => Promise.resolve(undefined) });
    expect([what, refused.ok ? '' : sentenceForBackup(refused.refusal)]).toEqual([what, expect.stringContaining(sentence)]);
    expect(readdirSync(root).filter((name) => name.startsWith('none'))).toEqual([]);
    rmSync(copy, { recursive: true });
  }
});

test('正在运行的、装着别的东西的文件夹，不往里恢复', async () => {
  const whole = join(into, (await listBackups(into)).at(-1) as string);
  const foreign = join(root, 'foreign');
  mkdirSync(foreign);
  writeFileSync(join(foreign, 'letter.txt'), '别的东西');
  const restore = program.run(['restore', whole, '--into', foreign]);
  expect([await restore.ended, restore.text()]).toEqual([1, expect.stringContaining('不像数据文件夹')]);
  expect(readFileSync(join(foreign, 'letter.txt'), 'utf8')).toBe('别的东西');
});

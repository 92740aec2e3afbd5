// How long does a backup of about 500 MB take while people write, against a plain durable copy of the same bytes in the same run? And is anything missing after restore that was acknowledged before the backup's end?
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#base/day';
import type { Manifest } from '#store/backup/manifest';
import { syncTree } from '#store/backup/copy-file';
import pg from 'pg';
import { backUp } from '../src/back-up.ts';
import { openDatabase } from '../src/open-database.ts';
import { restoreData } from '../src/restore-data.ts';

const MEGABYTES = Number(process.argv[2] ?? 500);
const WRITERS = 4;
const root = mkdtempSync(join(tmpdir(), 'qinglian-bench-'));
const [dataFolder, into] = [join(root, 'data'), join(root, 'backups')];

async function seconds<T>(work: () => Promise<T>): Promise<{ readonly took: number; readonly value: T }> {
  const start = performance.now();
  const value = await work();
  return { took: (performance.now() - start) / 1000, value };
}

/** The same bytes by `cp`, then made durable. */
async function copyPlainly(): Promise<number> {
  const to = join(root, 'plain');
  const { took } = await seconds(async () => {
    if (spawnSync('cp', ['-r', join(dataFolder, 'pg'), to]).status !== 0) throw new Error('cp failed');
    await syncTree(to);
  });
  rmSync(to, { recursive: true });
  return took;
}

try {
  const database = await openDatabase(dataFolder, undefined);
  await database.owner.query('create table bench_fill (n int, body bytea)');
  await database.owner.query('alter table bench_fill alter body set storage external');
  await database.owner.query(`insert into bench_fill select n, (select string_agg(sha256((n::text || ':' || i)::bytea), '') from generate_series(1, 2048) i) from generate_series(1, $1) n`, [MEGABYTES * 16]);
  await database.owner.query('create table bench_row (n bigint primary key, body text)');
  await database.owner.query('checkpoint');

  const before = await copyPlainly();
  const kept: { readonly n: number; readonly at: string }[] = [];
  let [isOver, next] = [false, 0];
  const writers = Array.from({ length: WRITERS }, async () => {
    const client = new pg.Client(database.address);
    await client.connect();
    while (!isOver) {
      next += 1;
      const n = next;
      await client.query('insert into bench_row values ($1, $2)', [n, 'x'.repeat(400)]);
      kept.push({ n, at: systemClock() });
    }
    await client.end();
  });
  const { took, value: done } = await seconds(() => backUp({ dataFolder, into, databaseUrl: undefined, clock: systemClock }));
  isOver = true;
  await Promise.all(writers);
  if (!done.ok) throw new Error(done.refusal.code);
  const after = await copyPlainly();
  await database.close();

  const { startedAt, endedAt } = JSON.parse(readFileSync(join(done.value.folder, 'manifest.json'), 'utf8')) as Manifest;
  const restored = join(root, 'restored');
  const { took: restoring, value: back } = await seconds(() => restoreData({ backup: done.value.folder, into: restored, databaseUrl: undefined, clock: systemClock, confirm: () => Promise.resolve(undefined) }));
  if (!back.ok || !back.value.inPlace) throw new Error('not restored');
  const again = await openDatabase(restored, undefined);
  const there = new Set((await again.owner.query<{ n: string }>('select n from bench_row')).rows.map(({ n }) => Number(n)));
  await again.close();
  const promised = kept.filter(({ at }) => at <= endedAt);
  const plain = (before + after) / 2;
  console.log(`备份：${(done.value.bytes / 2 ** 20).toFixed(0)} MB，${took.toFixed(1)} s，其间写入 ${kept.filter(({ at }) => at >= startedAt && at <= endedAt).length} 行`);
  console.log(`同样的字节直接复制并落盘：${before.toFixed(1)} s 和 ${after.toFixed(1)} s`);
  console.log(`恢复、重放、核对：${restoring.toFixed(1)} s`);
  console.log(`备份结束前答应过的 ${promised.length} 行，恢复后缺 ${promised.filter(({ n }) => !there.has(n)).length} 行`);
  console.log(`比：${(took / plain).toFixed(2)}（边写边备份 / 直接复制，同一次运行）`);
} finally {
  rmSync(root, { recursive: true, force: true });
}

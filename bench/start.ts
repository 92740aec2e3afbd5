// How long from `npm start` to the first page, the first time (database, demo county) and later; what server and database hold in memory after a minute's rest; how large the installation is?
// Prints each against its goal, and the start against a bare `node` that does nothing. Memory is the proportional share (PSS) of the server and everything it started. With `--install` also times `npm ci` in a copy.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { commandOf, descendants, pssMb } from './processes.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PORT = 4000 + (process.pid % 1000);
const PAGE = `http://127.0.0.1:${PORT}/c/qinghe/console`;
const TURNS = 3;
const REST_MS = 60_000;
const GOALS = { firstMs: 6_000, laterMs: 2_000, memoryMb: 250, installMs: 60_000, sizeMb: 700 };

const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[list.length >> 1] ?? Number.NaN;

/** Runs `npm start` until the console's page is there; the milliseconds, and the process group to be ended. */
async function start(dataFolder: string): Promise<{ ms: number; npm: ChildProcess }> {
  const began = performance.now();
  const npm = spawn('npm', ['start'], { cwd: ROOT, env: { ...process.env, PORT: String(PORT), QINGLIAN_DATA: dataFolder }, stdio: ['ignore', 'ignore', 'inherit'], detached: true });
  while (!(await fetch(PAGE).then((answer) => answer.ok, () => false))) {
    if (npm.exitCode !== null) throw new Error(`npm start ended: ${npm.exitCode}`);
    await pause(10);
  }
  return { ms: performance.now() - began, npm };
}

async function stop(npm: ChildProcess): Promise<void> {
  const ended = new Promise((done) => npm.once('exit', done));
  if (npm.pid) process.kill(-npm.pid, 'SIGINT');
  await ended;
  while (await fetch(PAGE).then(() => true, () => false)) await pause(20);
}

function sizeMb(folder: string): number {
  let blocks = 0;
  const walk = (path: string): void => {
    const found = lstatSync(path);
    blocks += found.blocks;
    if (found.isDirectory()) for (const name of readdirSync(path)) walk(join(path, name));
  };
  walk(folder);
  return (blocks * 512) / 2 ** 20;
}

const line = (name: string, value: number, unit: string, goal: number): void => console.log(`${name}：${value.toFixed(unit === 's' ? 2 : 0)} ${unit}，比目标 ${(value / goal).toFixed(2)}（${goal} ${unit}）`);

const folders: string[] = [];
try {
  const [firsts, laters, bares]: [number[], number[], number[]] = [[], [], []];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'qinglian-bench-'));
    folders.push(folder);
    for (const times of [firsts, laters]) {
      const began = performance.now();
      spawnSync(process.execPath, ['-e', '0']);
      bares.push(performance.now() - began);
      const { ms, npm } = await start(folder);
      times.push(ms);
      await stop(npm);
    }
  }
  line('npm start 第一次到首页', median(firsts) / 1000, 's', GOALS.firstMs / 1000);
  line('npm start 以后到首页', median(laters) / 1000, 's', GOALS.laterMs / 1000);
  console.log(`比：第一次 ${(median(firsts) / median(bares)).toFixed(1)}，以后 ${(median(laters) / median(bares)).toFixed(1)}（npm start / 什么都不做的 node，同一次运行）`);

  const { npm } = await start(folders[0] ?? '');
  try {
    await pause(REST_MS);
    // npm itself is the launcher and not the server: it is left out.
    const running = descendants(npm.pid ?? 0).filter((pid) => /qinglian\.mjs|postgres/.test(commandOf(pid)) && !/^(npm|sh) /.test(commandOf(pid)));
    const server = running.filter((pid) => commandOf(pid).includes('qinglian.mjs')).reduce((sum, pid) => sum + pssMb(pid), 0);
    const all = running.reduce((sum, pid) => sum + pssMb(pid), 0);
    line(`静置一分钟后的内存（服务 ${server.toFixed(0)} MB、数据库 ${(all - server).toFixed(0)} MB，PSS）`, all, 'MB', GOALS.memoryMb);
  } finally {
    await stop(npm);
  }
  line('安装大小（node_modules 和构建好的网页）', sizeMb(join(ROOT, 'node_modules')) + sizeMb(join(ROOT, 'dist')), 'MB', GOALS.sizeMb);
  if (process.argv.includes('--install')) {
    const copy = mkdtempSync(join(tmpdir(), 'qinglian-bench-'));
    folders.push(copy);
    for (const name of ['package.json', 'package-lock.json', '.npmrc', 'bin', 'src', 'web', 'vite.config.ts', 'tsconfig.base.json', 'tsconfig.json']) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
    const began = performance.now();
    if (spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: copy, stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0) throw new Error('npm ci failed');
    line('npm ci（含构建网页）', (performance.now() - began) / 1000, 's', GOALS.installMs / 1000);
  }
} finally {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

#!/usr/bin/env node
// Plain JavaScript on purpose: an older Node must be able to read this file to be told, or to hand over to the pinned one.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as module from 'node:module';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;
const args = process.argv.slice(2);
if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  // Compiled once, kept beside the packages: a start does not compile everything anew. Where the folder may not be written, nothing is kept.
  module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));
  const { main } = await import('../src/main.ts');
  process.exitCode = await main(args);
} else {
  const pinned = fileURLToPath(new URL(`../node_modules/node-${process.platform}-${process.arch}/bin/node`, import.meta.url));
  if (existsSync(pinned)) handOver(pinned);
  else {
    console.error(`需要 Node ${NEEDED} 或更新的版本，现在是 ${process.version}。请从 https://nodejs.org 安装后重试。`);
    console.error(`Node ${NEEDED} or newer is needed, this is ${process.version}. Install it from https://nodejs.org and try again.`);
    process.exitCode = 1;
  }
}

/** Runs this file again under another Node, and stands for it: same signals, same exit code, and neither outlives the other. */
function handOver(node) {
  const leash = ['--pdeathsig', 'TERM'];
  const leashed = spawnSync('setpriv', [...leash, 'true'], { stdio: 'ignore' }).status === 0;
  const [command, ...rest] = [...(leashed ? ['setpriv', ...leash] : []), node, fileURLToPath(import.meta.url), ...args];
  const child = spawn(command, rest, { stdio: 'inherit' });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  // Ctrl-C in a terminal reaches both of us: passed on, it would arrive twice.
  const pass = (signal) => signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal);
  for (const signal of signals) process.on(signal, pass);
  child.on('exit', (code, signal) => {
    for (const each of signals) process.off(each, pass);
    if (signal) process.kill(process.pid, signal);
    else process.exitCode = code ?? 1;
  });
}

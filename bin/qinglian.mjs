#!/usr/bin/env node
// Plain JavaScript on purpose: an older Node must be able to read this file to be told, or to hand over to the pinned one.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;
const args = process.argv.slice(2);
if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  const { main } = await import('../src/main.ts');
  process.exitCode = await main(args);
} else {
  const pinned = fileURLToPath(new URL(`../node_modules/node-${process.platform}-${process.arch}/bin/node`, import.meta.url));
  if (!existsSync(pinned)) {
    console.error(`需要 Node ${NEEDED} 或更新的版本，现在是 ${process.version}。Node ${NEEDED} or newer is needed, this is ${process.version}.`);
    process.exit(1);
  }
  const child = spawn(pinned, [fileURLToPath(import.meta.url), ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

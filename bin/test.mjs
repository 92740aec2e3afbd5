// `npm test`: types, lint, then every test, under the pinned Node. The last line is always `N passed, N failed`.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = `${root}node_modules/.bin/`;
const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
const env = { ...process.env, ...colour, PATH: bin + delimiter + process.env.PATH };
const RESULT = /^\d+ passed, \d+ failed$/;

/** Runs a program and shows what it says; its last line, and whether it was content. */
function run(name, args) {
  return new Promise((done) => {
    const child = spawn(bin + name, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let tail = '';
    for (const [stream, out] of [[child.stdout, process.stdout], [child.stderr, process.stderr]]) {
      stream.on('data', (chunk) => {
        out.write(chunk);
        tail = (tail + chunk).slice(-500);
      });
    }
    child.on('error', () => done({ passed: false, last: '' }));
    child.on('close', (code) => done({ passed: code === 0, last: tail.trimEnd().split('\n').at(-1) ?? '' }));
  });
}

const looks = [
  ['tsc', ['-p', 'tsconfig.pure.json']],
  ['tsc', ['-p', 'tsconfig.json']],
  ...(existsSync(`${root}web/console`) ? [['tsc', ['-p', 'tsconfig.web.json']]] : []),
  ['oxlint', ['--deny-warnings', 'src', 'web', 'test', 'bench', 'bin']],
];
const unhappy = [];
for (const [name, args] of looks) if (!(await run(name, args)).passed) unhappy.push(`${name} ${args.join(' ')}`);
if (unhappy.length > 0) {
  console.log(`未通过检查 Checks failed: ${unhappy.join('; ')}\n0 passed, 1 failed`);
  process.exitCode = 1;
} else {
  const { passed, last } = await run('vitest', ['run', ...process.argv.slice(2)]);
  if (!RESULT.test(last)) console.log('0 passed, 1 failed');
  process.exitCode = passed && RESULT.test(last) ? 0 : 1;
}

// `npm test`: types, lint, then every test. The last line is always `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = `${root}node_modules/.bin/`;
const env = { ...process.env, PATH: `${bin}:${process.env.PATH}` };
const run = (name, args) => spawnSync(bin + name, args, { cwd: root, stdio: 'inherit', env }).status === 0;

const looks = [
  ['tsc', ['-p', 'tsconfig.pure.json']],
  ['tsc', ['-p', 'tsconfig.json']],
  ...(existsSync(`${root}web/console`) ? [['tsc', ['-p', 'tsconfig.web.json']]] : []),
  ['oxlint', ['--deny-warnings', 'src', 'test', 'bench', 'bin']],
];
for (const [name, args] of looks) {
  if (!run(name, args)) {
    console.log(`${name} ${args.join(' ')}: 未通过`);
    console.log('0 passed, 1 failed');
    process.exit(1);
  }
}
process.exit(run('vitest', ['run', ...process.argv.slice(2)]) ? 0 : 1);

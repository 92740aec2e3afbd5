import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

// The floor plan as a test: what HOUSE.md's table says, checked in every source file, and the checker itself on sources with a planted fault.

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MAX_LINES = 300;

const PURE = ['base', 'model', 'domain', 'ledgers', 'contract'];

/** Who may look at whom; a floor may always look at itself, except that domain folders do not know each other. */
const MAY_SEE: Readonly<Record<string, readonly string[]>> = {
  base: [],
  model: ['base'],
  domain: ['base', 'model'],
  ledgers: ['base', 'model'],
  contract: ['base', 'model'],
  store: ['base', 'model'],
  app: ['base', 'model', 'domain', 'ledgers', 'contract', 'store'],
  http: ['base', 'model', 'contract', 'app'],
  cli: ['base', 'model', 'contract', 'app'],
  web: ['base', 'model', 'domain', 'contract'],
};

/** npm packages by floor; whoever wants another writes down why, here. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  contract: ['zod'],
  store: ['pg'],
  app: ['pg', 'zod', 'saxes', 'unpdf', 'hucre', '@jsquash/jpeg', '@jsquash/png', '@jsquash/webp'],
  http: ['hono', 'better-auth', 'pg', 'zod'],
  main: ['@hono/node-server', 'pg', 'vite'],
  web: ['react', 'react-dom', 'antd', '@tanstack/react-query', '@tanstack/react-router', 'dayjs', 'uqr', 'hucre'],
};

const WIRING = /^src\/(main|back-up|backup-commands|restore-data|build-house|open-database|ensure-web)\.ts$/;

/** The floor that a file stands on: the first folder under src, `web`, or `main` for the wiring. */
function floorOf(path: string): string | undefined {
  if (path.startsWith('web/')) return 'web';
  if (WIRING.test(path)) return 'main';
  return /^src\/([^/]+)\//.exec(path)?.[1];
}

const domainOf = (path: string): string | undefined => /^src\/domain\/([^/]+)\//.exec(path)?.[1];

/** Every module that a source names: import, export from, import(), import type. */
const modulesOf = (source: string): readonly string[] =>
  [...source.matchAll(/(?:^|[\s;}])(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|[\s;])import\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/gm)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');

/** Where a `#…` or relative import leads, as a path in the repository; undefined for packages. */
function target(path: string, wanted: string): string | undefined {
  if (wanted.startsWith('#')) return `src/${wanted.slice(1)}${wanted.startsWith('#domain/') || !wanted.includes('/') ? '/index.ts' : '.ts'}`;
  return wanted.startsWith('.') ? normalize(join(dirname(path), wanted)) : undefined;
}

function faultOfImport(path: string, wanted: string): string | undefined {
  const floor = floorOf(path);
  if (floor === undefined) return undefined;
  if (wanted.startsWith('node:')) return PURE.includes(floor) ? `${path}: a pure floor touches ${wanted}` : floor === 'web' ? `${path}: the web touches ${wanted}` : undefined;
  const to = target(path, wanted);
  if (to === undefined) {
    const name = wanted.split('/').slice(0, wanted.startsWith('@') ? 2 : 1).join('/');
    return (PACKAGES[floor] ?? []).includes(name) ? undefined : `${path}: ${floor} has no leave for the package ${name}`;
  }
  const other = floorOf(to);
  const [own, wantedDomain] = [domainOf(path), domainOf(to)];
  if (wantedDomain !== undefined && own !== wantedDomain && !wanted.startsWith('#domain/')) return `${path}: goes into ${to} and not through its door`;
  if (wantedDomain !== undefined && own !== wantedDomain && !/^#domain\/[a-z-]+$/.test(wanted)) return `${path}: goes past the door of domain/${wantedDomain}`;
  if (floor === 'main') return undefined;
  if (other === 'main') return `${path}: looks up at the wiring, ${to}`;
  if (floor === other) return own === wantedDomain ? undefined : `${path}: domain/${own} knows domain/${wantedDomain}`;
  if (other === undefined) return `${path}: leads out of the house, ${wanted}`;
  return MAY_SEE[floor]?.includes(other) ? undefined : `${path}: ${floor} may not look at ${other} (${wanted})`;
}

/** Comments and what stands in quotes do not run. */
const code = (source: string): string => source.replaceAll(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*$/gm, '').replaceAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''");

/** Everything in one source that breaks the floor plan. */
function faultsOf(path: string, source: string): readonly string[] {
  const floor = floorOf(path);
  const faults = modulesOf(source).flatMap((wanted) => faultOfImport(path, wanted) ?? []);
  const runs = code(source);
  if (floor !== undefined && PURE.includes(floor)) {
    if (/\bMath\s*\.\s*random\b|\bcrypto\s*\.\s*(?:random|getRandom)/.test(runs)) faults.push(`${path}: chance on a pure floor`);
    if (/\bperformance\s*\.\s*now\b|\bprocess\s*\./.test(runs)) faults.push(`${path}: a clock or the environment on a pure floor`);
    if (floor !== 'base' && /\bnew\s+Date\b|\bDate\s*[.(]/.test(runs)) faults.push(`${path}: Date outside base`);
  }
  if (source.trimEnd().split('\n').length > MAX_LINES) faults.push(`${path}: over ${MAX_LINES} lines`);
  return faults;
}

const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26 }).split('\0').filter((path) => path !== '' && existsSync(join(ROOT, path)));
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const isSource = (path: string): boolean => /^(?:src|web)\/.*\.(?:ts|tsx)$/.test(path) && !/\.(?:test|d)\.tsx?$/.test(path);

test('每一层只看得见它该看见的', () => {
  const sources = tracked.filter(isSource);
  expect(sources.length).toBeGreaterThan(50);
  expect(sources.flatMap((path) => faultsOf(path, read(path)))).toEqual([]);
});

test('没有一个文件超过三百行，测试也一样', () => {
  expect(tracked.filter((path) => /\.(?:tsx?|mjs|sql)$/.test(path) && read(path).trimEnd().split('\n').length > MAX_LINES)).toEqual([]);
});

test.each<readonly [string, string, string]>([
  ['base 看 model', 'src/base/x.ts', `import { a } from '#model/field';`],
  ['model 用相对路径看 domain', 'src/model/x.ts', `import { a } from '../domain/log/index.ts';`],
  ['一个 domain 认识另一个', 'src/domain/plan/x.ts', `import { a } from '#domain/log';`],
  ['一个 domain 用相对路径认识另一个', 'src/domain/plan/x.ts', `import type { A } from '../log/note.ts';`],
  ['绕过 domain 的门', 'src/app/x.ts', `import { a } from '../domain/log/note.ts';`],
  ['主线也不绕门', 'src/main.ts', `import { a } from './domain/log/note.ts';`],
  ['转手导出也算', 'src/ledgers/x.ts', `export { a } from '#store/pools';`],
  ['动态导入也算', 'src/http/x.ts', `const a = await import('#store/pools');`],
  ['只为副作用的导入也算', 'src/cli/x.ts', `import '#domain/plan';`],
  ['多行导入也算', 'src/http/x.ts', `import {\n  a,\n  b,\n} from '#domain/plan';`],
  ['store 看 app', 'src/store/x.ts', `import { a } from '#app/act';`],
  ['app 看 http', 'src/app/x.ts', `import { a } from '#http/server';`],
  ['app 看主线', 'src/app/x.ts', `import { a } from '../build-house.ts';`],
  ['网页看 app', 'web/console/x.tsx', `import { a } from '../../src/app/act.ts';`],
  ['网页碰 Node', 'web/console/x.tsx', `import { a } from 'node:fs';`],
  ['纯的层碰 Node', 'src/ledgers/x.ts', `import { a } from 'node:crypto';`],
  ['没有许可的包', 'src/domain/plan/x.ts', `import { a } from 'mammoth/lib/x';`],
  ['纯的层用 Date', 'src/model/x.ts', 'const now = Date.now();'],
  ['纯的层造 Date', 'src/domain/log/x.ts', 'const now = new Date();'],
  ['纯的层掷骰子', 'src/base/x.ts', 'const n = Math.random();'],
  ['纯的层读环境', 'src/base/x.ts', `const n = process.env['A'];`],
  ['文件太长', 'src/app/x.ts', 'a;\n'.repeat(301)],
])('检查本身：%s，被抓住', (_what, path, source) => {
  expect(faultsOf(path, source)).toHaveLength(1);
});

test.each<readonly [string, string]>([
  ['src/app/x.ts', `import { a } from '#domain/plan';\nimport pg from 'pg';\nimport { b } from './act.ts';`],
  ['src/domain/plan/x.ts', `import { a } from './line.ts';\nimport type { D } from '#base/day';\n// new Date() is not for here\nconst why = 'Math.random';`],
  ['src/cli/x.ts', `import { readFile } from 'node:fs/promises';\nimport { a } from '#app/act';`],
  ['src/main.ts', `import { a } from '#store/pools';\nimport { b } from '#domain/log';`],
  ['src/base/x.ts', 'const at = new Date(0);'],
])('检查本身：%s 里合规矩的不冤枉', (path, source) => {
  expect(faultsOf(path, source)).toEqual([]);
});

test('domain 的每个文件夹都有门和说明，门不超过二十行', () => {
  const folders = [...new Set(tracked.flatMap((path) => domainOf(path) ?? []))];
  expect(folders.length).toBeGreaterThan(3);
  for (const folder of folders) {
    expect(tracked).toContain(`src/domain/${folder}/README.md`);
    expect({ folder, short: read(`src/domain/${folder}/index.ts`).trimEnd().split('\n').length <= 20 }).toEqual({ folder, short: true });
  }
});

test('文件名说的是一件事：没有 utils、helpers、common、manager、service、types', () => {
  expect(tracked.filter((path) => /^(?:src|web|test|bench)\//.test(path) && /(?:^|[/.-])(?:utils?|helpers?|common|managers?|services?|types)\.(?:tsx?|mjs)$/.test(path))).toEqual([]);
});

test('依赖都钉在一个版本上', () => {
  const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string> | undefined>;
  const all = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) => Object.entries(manifest[kind] ?? {}));
  expect(all.length).toBeGreaterThan(20);
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
});

test('没有机器上的路径，没有软件源的地址', () => {
  // Put together here, so that this file does not find itself.
  const machine = new RegExp(['/wor' + 'k/', '/ho' + 'me/\\w', '/Us' + 'ers/\\w', 'C:\\\\Us' + 'ers', '/ro' + 'ot/'].join('|'));
  const source = new RegExp(['registry\\.n' + 'pmjs', 'npmm' + 'irror', 'registry\\.y' + 'arnpkg', '_auth' + 'Token', '"reso' + 'lved"'].join('|'));
  const texts = tracked.filter((path) => /\.(?:tsx?|mjs|js|json|md|sql|css|html|txt|yml|yaml|sh)$|(?:^|\/)\.[\w-]+$/.test(path));
  expect(texts.filter((path) => machine.test(read(path)))).toEqual([]);
  expect(texts.filter((path) => source.test(read(path)))).toEqual([]);
});

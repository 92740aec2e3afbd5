// How much script, gzip, does the console load from sign-in to 我的待办, and how much more does a form on the phone? Builds the web in memory and follows the imports; prints the bytes against the goal of 380 KB
// and against the whole console, and fails where that is passed or where a table, calendar or chart is among the first load.
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build, type Rollup } from 'vite';

const GOAL_BYTES = 380 * 1024;
/** Parts that the first page has no use for; a few of their words (names of months, an empty context) come with the Chinese locale. */
const WORDS_BYTES = 4096;
const HEAVY = ['/antd/es/table/', '/@rc-component/table/', '/@rc-component/picker/', '/dayjs/', '/echarts/'];

const output = (await build({ root: fileURLToPath(new URL('../web/console', import.meta.url)), configFile: fileURLToPath(new URL('../vite.config.ts', import.meta.url)), logLevel: 'error', build: { write: false } })) as Rollup.RollupOutput;
const chunks = new Map(output.output.filter((part): part is Rollup.OutputChunk => part.type === 'chunk').map((chunk) => [chunk.fileName, chunk]));

/** A chunk and all that it cannot run without. */
function needed(fileName: string, known = new Set<string>()): ReadonlySet<string> {
  const chunk = chunks.get(fileName);
  if (!chunk || known.has(fileName)) return known;
  known.add(fileName);
  for (const other of chunk.imports) needed(other, known);
  return known;
}

const pageChunk = (page: string): string => {
  const found = [...chunks.values()].find((chunk) => chunk.moduleIds.some((id) => id.endsWith(`/pages/${page}.tsx`)));
  if (!found) throw new Error(`no page ${page}`);
  return found.fileName;
};
const bytesOf = (files: Iterable<string>): number => [...files].reduce((sum, file) => sum + gzipSync(chunks.get(file)?.code ?? '', { level: 9 }).length, 0);
const kb = (bytes: number): string => `${(bytes / 1024).toFixed(0)} KB`;

const entry = [...chunks.values()].find((chunk) => chunk.isEntry)?.fileName ?? '';
const first = new Set([...needed(entry), ...needed(pageChunk('inbox'))]);
const form = [...needed(pageChunk('new-record'))].filter((file) => !first.has(file));
const [firstBytes, formBytes, allBytes] = [bytesOf(first), bytesOf(form), bytesOf(chunks.keys())];
console.log(`登录 → 我的待办：脚本 ${kb(firstBytes)}（gzip，${first.size} 个文件），比目标 ${(firstBytes / GOAL_BYTES).toFixed(2)}（380 KB）`);
console.log(`手机上的填报页：另加 ${kb(formBytes)}，合计 ${kb(firstBytes + formBytes)}，比目标 ${((firstBytes + formBytes) / GOAL_BYTES).toFixed(2)}`);
console.log(`比：${(firstBytes / allBytes).toFixed(2)}（首屏 / 整个工作台 ${kb(allBytes)}，同一次构建）`);
const weightOf = (part: string): number => [...first].flatMap((file) => Object.entries(chunks.get(file)?.modules ?? {})).reduce((sum, [id, module]) => sum + (id.includes(part) ? module.renderedLength : 0), 0);
const heavy = HEAVY.filter((part) => weightOf(part) > WORDS_BYTES);
if (heavy.length > 0) console.error(`首屏里有不该有的：${heavy.join('、')}`);
if (heavy.length > 0 || firstBytes > GOAL_BYTES) process.exitCode = 1;

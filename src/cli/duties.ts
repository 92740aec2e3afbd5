import { readFileSync } from 'node:fs';
import { printDuties } from '#app/print-duties';
import { loadProgrammePack } from '#app/programme-pack';

export interface DutiesIo {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Reads a file as text; handed in by tests. */
  readonly readFile?: (path: URL) => string;
}

const DOCUMENT = new URL('../../docs/duties.md', import.meta.url);

/**
 * `qinglian duties`: prints docs/duties.md from the library; with `--check` compares it with the file instead and names the first line that differs.
 * Returns the exit code: 0, 1 where the document is stale or missing or the library is wrong, 2 for an unknown argument.
 */
export async function duties(argv: readonly string[], io: DutiesIo): Promise<number> {
  const unknown = argv.find((word) => word !== '--check');
  if (unknown !== undefined) {
    io.err(`不认识的参数 ${unknown}。用法：qinglian duties [--check]\n`);
    return 2;
  }
  const read = io.readFile ?? ((path: URL) => readFileSync(path, 'utf8'));
  let wanted: string;
  try {
    wanted = printDuties(loadProgrammePack('qinglian', read));
  } catch (error) {
    io.err(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
  if (!argv.includes('--check')) {
    io.out(wanted);
    return 0;
  }
  return compare(wanted, read, io);
}

function compare(wanted: string, read: (path: URL) => string, io: DutiesIo): number {
  let found: string;
  try {
    found = read(DOCUMENT);
  } catch {
    io.err('没有 docs/duties.md。请运行 qinglian duties > docs/duties.md\n');
    return 1;
  }
  if (found === wanted) {
    io.out('docs/duties.md 与义务库一致\n');
    return 0;
  }
  const [have, want] = [found.split('\n'), wanted.split('\n')];
  const line = want.findIndex((text, i) => text !== have[i]);
  io.err(`docs/duties.md 与义务库不一致，第 ${(line < 0 ? want.length : line) + 1} 行。请运行 qinglian duties > docs/duties.md\n`);
  return 1;
}

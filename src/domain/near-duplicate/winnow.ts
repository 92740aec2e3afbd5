import { foldText } from './fold-text.ts';

/** So many characters make a run. */
const GRAM = 8;
/** Of so many runs one is kept; never more than `GRAM`, or shared passages get holes. */
const WINDOW = 6;

/** One kept run: its hash (32 bits, signed, as PostgreSQL's integer), and the code points of the original from `at` up to `until`. */
export interface Print {
  readonly print: number;
  readonly at: number;
  readonly until: number;
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** FNV-1a over the characters, mixed once more so that the smallest hash is no sign of what stands in the run. */
function hashOf(letters: readonly string[], from: number): number {
  let hash = FNV_OFFSET;
  for (let i = from; i < from + GRAM; i += 1) {
    for (const unit of letters[i] ?? '') hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), FNV_PRIME);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) | 0;
}

/** Every run of a text, in order; none where it is shorter than one. */
export function runsOf(text: string): readonly Print[] {
  const { letters, at } = foldText(text);
  return letters.slice(GRAM - 1).map((_, i) => ({ print: hashOf(letters, i), at: at[i] ?? 0, until: (at[i + GRAM - 1] ?? 0) + 1 }));
}

/** The runs that stand for a text, in order: the smallest of every window, the last of equals. */
export function winnow(text: string): readonly Print[] {
  const runs = runsOf(text);
  const kept: Print[] = [];
  let last = -1;
  for (let start = 0; start + WINDOW <= Math.max(runs.length, WINDOW) && runs.length > 0; start += 1) {
    let least = start;
    for (let i = start; i < Math.min(start + WINDOW, runs.length); i += 1) if ((runs[i]?.print ?? 0) <= (runs[least]?.print ?? 0)) least = i;
    const run = runs[least];
    if (least !== last && run) kept.push(run);
    last = least;
  }
  return kept;
}

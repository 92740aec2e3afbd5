/** A stretch of a sentence; `isChanged` where the other version has other words. */
export interface Run {
  readonly text: string;
  readonly isChanged: boolean;
}

/** A longer pair than this is shown as changed throughout: nobody reads single letters in it. */
const MOST_CELLS = 4_000_000;
/** Fewer equal characters than this between two changes read as part of the change. */
const SHORT = 2;

/** For each character of both texts whether it belongs to their longest common subsequence. */
function commonOf(olds: readonly string[], news: readonly string[]): readonly [boolean[], boolean[]] {
  const width = news.length + 1;
  const lengths = new Uint16Array((olds.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = olds.length - 1; i >= 0; i -= 1) for (let j = news.length - 1; j >= 0; j -= 1) lengths[i * width + j] = olds[i] === news[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const [inOld, inNew] = [olds.map(() => false), news.map(() => false)];
  for (let i = 0, j = 0; i < olds.length && j < news.length; ) {
    if (olds[i] === news[j]) [inOld[i++], inNew[j++]] = [true, true];
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return [inOld, inNew];
}

/** Characters as runs; an equal run too short to read between two changes joins them. */
function runsOf(letters: readonly string[], common: readonly boolean[]): readonly Run[] {
  const runs: { text: string[]; isChanged: boolean }[] = [];
  for (const [i, letter] of letters.entries()) {
    const isChanged = common[i] !== true;
    const last = runs.at(-1);
    if (last?.isChanged === isChanged) last.text.push(letter);
    else runs.push({ text: [letter], isChanged });
  }
  const joined: { text: string; isChanged: boolean }[] = [];
  for (const [i, run] of runs.entries()) {
    const isChanged = run.isChanged || (i > 0 && i < runs.length - 1 && run.text.length < SHORT);
    const last = joined.at(-1);
    if (last?.isChanged === isChanged) last.text += run.text.join('');
    else joined.push({ text: run.text.join(''), isChanged });
  }
  return joined;
}

/** Two wordings of a sentence as runs, what differs marked on both sides. Every character of each side stands in exactly one run, in order. */
export function markChanges(old: string, now: string): { readonly old: readonly Run[]; readonly new: readonly Run[] } {
  const [olds, news] = [[...old], [...now]];
  if (olds.length * news.length > MOST_CELLS || Math.max(olds.length, news.length) > 65_535) return { old: [{ text: old, isChanged: true }], new: [{ text: now, isChanged: true }] };
  const [inOld, inNew] = commonOf(olds, news);
  return { old: runsOf(olds, inOld), new: runsOf(news, inNew) };
}

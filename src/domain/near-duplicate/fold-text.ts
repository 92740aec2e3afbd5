/** A text with only what counts, and where each character of it stands in the original, in code points. */
export interface FoldedText {
  readonly letters: readonly string[];
  readonly at: readonly number[];
}

const COUNTS = /[\p{L}\p{N}]/u;

/** Leaves out blanks, punctuation and marks, and makes full-width and capital letters alike. */
export function foldText(text: string): FoldedText {
  const letters: string[] = [];
  const at: number[] = [];
  for (const [i, point] of [...text].entries()) {
    if (!COUNTS.test(point)) continue;
    letters.push(point.normalize('NFKC').toLowerCase());
    at.push(i);
  }
  return { letters, at };
}

import type { Print } from './winnow.ts';

/** The same passage in both texts, as each of them has it. */
export interface Passage {
  readonly mine: string;
  readonly theirs: string;
}

/** A shared run as it stands in the other text, with its words. */
export interface Hit extends Print {
  readonly words: string;
}

/** A passage in the making: where it stands in both texts, and the other's words so far. */
interface Stretch {
  readonly from: number;
  until: number;
  theirsUntil: number;
  theirs: string;
}

/** Shorter passages than this are left out of what is shown. */
const LEAST_SHOWN = 12;

/** Passages that a text shares with another one, the longest first, at most `most`; made from the shared runs alone, so that nothing else of the other text is needed. */
export function pairPassages(text: string, prints: readonly Print[], hits: readonly Hit[], most: number): readonly Passage[] {
  const points = [...text];
  const theirs = Map.groupBy(hits, ({ print }) => print);
  const stretches: Stretch[] = [];
  for (const own of prints) {
    const found = theirs.get(own.print) ?? [];
    const open = stretches.at(-1);
    // The run that goes on where the last one stood, else the first of them.
    const next = open && own.at <= open.until ? found.find((hit) => hit.at <= open.theirsUntil && hit.until > open.theirsUntil) : undefined;
    if (open && next) {
      open.theirs += [...next.words].slice(open.theirsUntil - next.at).join('');
      open.until = own.until;
      open.theirsUntil = next.until;
    } else if (found[0]) {
      stretches.push({ from: own.at, until: own.until, theirsUntil: found[0].until, theirs: found[0].words });
    }
  }
  return stretches.filter(({ from, until }) => until - from >= LEAST_SHOWN).toSorted((a, b) => b.until - b.from - (a.until - a.from)).slice(0, most)
    .map(({ from, until, theirs: words }) => ({ mine: points.slice(from, until).join(''), theirs: words }));
}

import type { LibraryObligation } from '#model/obligation';
import { normaliseSentence } from './hash-sentence.ts';
import { countBigrams, coverage, weighBigrams } from './suggest-text.ts';

/** An obligation of the library that fits a sentence; `part` are the words between two commas that it was known by. */
export interface LibraryMatch {
  readonly entry: LibraryObligation;
  /** 0 to 1; the telling words weigh most, then the library's own wording, then the title of the section. */
  readonly score: number;
  readonly cues: readonly string[];
  readonly similarity: number;
  readonly titleSimilarity: number;
  readonly part: string;
}

/** Scores below this are not worth a look; set by the judged documents. */
const THRESHOLD = 0.4;
const [WORDING, TITLE, SOFTEN] = [6, 3, 11];
/** What hits only because a cited document (《…》) is named so tells less about the sentence. */
const IN_A_NAME = 0.5;
/** A second alternative of the same list that also stands there (食堂, 陪餐) makes surer. */
const ANOTHER = 0.25;

/** Prepares a library once, for many sentences: every cue's weight from how many obligations share it and how long it is. */
export function prepareLibrary(library: readonly LibraryObligation[]): (text: string, title?: string) => readonly LibraryMatch[] {
  const owners = new Map<string, number>();
  const prepared = library.map((entry) => {
    const cues = entry.cues.map((list) => list.map(normaliseSentence));
    for (const cue of new Set(cues.flat())) owners.set(cue, (owners.get(cue) ?? 0) + 1);
    return { entry, cues, wording: countBigrams([entry.action, entry.evidence, ...entry.cues.flat()].join('，')) };
  });
  const weigh = weighBigrams(prepared.map(({ wording }) => wording));
  const weight = (cue: string): number => Math.log(1 + library.length / (owners.get(cue) ?? 1)) * (0.6 + 0.2 * Math.min([...cue].length, 4));

  return (text, title = '') => {
    const plain = normaliseSentence(text);
    const own = plain.replace(/<<[^<>]*>>/g, '');
    const tell = (cue: string): number => weight(cue) * (own.includes(cue) ? 1 : IN_A_NAME);
    const heaviest = (cues: readonly string[]): string | undefined => cues.toSorted((a, b) => tell(b) - tell(a))[0];
    const [pairs, titlePairs] = [countBigrams(text), countBigrams(title)];
    return prepared
      .flatMap(({ entry, cues, wording }) => {
        const hits = cues.map((list) => heaviest(list.filter((cue) => plain.includes(cue))));
        if (hits.length === 0 || hits.includes(undefined)) return [];
        const words = hits as string[];
        const similarity = coverage(pairs, wording, weigh);
        const titleSimilarity = coverage(wording, titlePairs, weigh);
        const distinct = [...new Set(words)];
        const more = cues.reduce((sum, list) => sum + Math.max(0, list.filter((cue) => own.includes(cue) && !words.some((word) => word.includes(cue))).length), 0);
        const named = words.some((cue) => !own.includes(cue)) ? IN_A_NAME : 1;
        const raw = named * distinct.reduce((sum, cue) => sum + tell(cue) / Math.sqrt(distinct.length), 0) * (1 + ANOTHER * Math.min(more, 2)) + WORDING * similarity + TITLE * titleSimilarity;
        const score = 1 - Math.exp(-raw / SOFTEN);
        return [{ entry, score, cues: distinct, similarity, titleSimilarity, part: partAround(plain, heaviest(distinct) as string) }];
      })
      .filter(({ score }) => score >= THRESHOLD)
      .toSorted((a, b) => b.score - a.score || (a.entry.id < b.entry.id ? -1 : 1));
  };
}

function partAround(plain: string, cue: string): string {
  const at = plain.indexOf(cue);
  const from = Math.max(...[...',;:。、'].map((mark) => plain.lastIndexOf(mark, at))) + 1;
  const ends = [...',;:。、'].map((mark) => plain.indexOf(mark, at + cue.length)).filter((end) => end >= 0);
  return plain.slice(from, Math.min(plain.length, ...ends));
}

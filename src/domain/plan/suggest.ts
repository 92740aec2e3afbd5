import type { Sha256 } from '#base/bytes';
import type { LibraryObligation } from '#model/obligation';
import { hashSentence } from './hash-sentence.ts';
import { draftAsKnown, draftByRules, draftFromLibrary, type Draft, type Why } from './suggest-draft.ts';
import { prepareLibrary, type LibraryMatch } from './suggest-library.ts';
import { readForTask } from './suggest-scope.ts';

/** One proposal for one sentence; without `obligationId` it was built by rules alone. */
export interface Suggestion {
  readonly obligationId?: string;
  /** 0 to 1; 1 is a sentence known by its hash. */
  readonly score: number;
  /** The phrase that it answers: the words between two marks (，、；：); a sentence with several tasks has several. */
  readonly part: string;
  readonly why: readonly Why[];
  readonly draft: Draft;
}

export interface SuggestedSentence {
  readonly id: string;
  /** Best first. */
  readonly suggestions: readonly Suggestion[];
}

/** What stands before a person: so many for one phrase, and for one sentence in all. */
const PER_PHRASE = 3;
const PER_SENTENCE = 12;
/** Words of which every document of this field is full; a plan for lorries, where every word of the library may also stand, is not. */
const FIELD = /学校|各校|中小学|幼儿园|教育|教师|学生|校园|师德|招生|清廉|廉政|廉洁/;
const FIELD_SHARE = 0.1;
/** A draft by rules alone stays behind everything that the library knows. */
const RULES_SCORE = 0.3;

/**
 * Proposes obligations for every sentence: exactly those whose hash the library holds (`useHashes`), otherwise by its words, its section's title and
 * the rules for cycles, days, figures, prohibitions and actors. A sentence about which nothing is known gets an empty list.
 */
export function suggestObligations(
  sentences: readonly { readonly id: string; readonly text: string; readonly section?: string }[],
  library: readonly LibraryObligation[],
  options: { readonly useHashes: boolean; readonly sha256: Sha256 },
): readonly SuggestedSentence[] {
  const byHash = new Map<string, LibraryObligation[]>();
  if (options.useHashes) for (const entry of library) for (const hash of new Set(entry.sentenceHashes)) byHash.set(hash, [...(byHash.get(hash) ?? []), entry]);
  const match = prepareLibrary(library);
  const inField = sentences.filter(({ text }) => FIELD.test(text)).length >= FIELD_SHARE * sentences.length;
  const hasBody = sentences.some(({ id }) => !/^[0Z]#/.test(id));
  // Title, addressees and reasons at the front, signature at the end: there only what the library knows from such a place.
  const fits = (id: string, entry: LibraryObligation): boolean => !hasBody || !/^[0Z]#/.test(id) || entry.sentences.some((own) => own.startsWith('0#'));
  return sentences.map(({ id, text, section }) => {
    const read = draftByRules(id, text);
    const known = options.useHashes ? byHash.get(hashSentence(text, options.sha256)) : undefined;
    if (known) return { id, suggestions: known.map((entry) => byKnownHash(entry, text, read.draft)) };
    const matches = inField ? match(text, section).filter(({ entry }) => fits(id, entry)) : [];
    if (matches.length > 0) return { id, suggestions: fewPerPhrase(matches).map((found) => byWords(found, matches.length === 1 ? read : readForTask(id, text, found.cues, read))) };
    return { id, suggestions: byRules(text, read) };
  });
}

/** The best of every phrase: a sentence that lists seven tasks is seven phrases, and each keeps its own proposals. Best first, as before. */
function fewPerPhrase(matches: readonly LibraryMatch[]): readonly LibraryMatch[] {
  const taken = new Map<string, number>();
  return matches.filter(({ part }) => {
    const count = (taken.get(part) ?? 0) + 1;
    taken.set(part, count);
    return count <= PER_PHRASE;
  }).slice(0, PER_SENTENCE);
}

const byKnownHash = (entry: LibraryObligation, text: string, read: Draft): Suggestion => ({
  obligationId: entry.id,
  score: 1,
  part: text,
  why: [{ kind: 'hash', words: entry.sentences.join('、') }],
  draft: draftAsKnown(entry, read),
});

const byWords = ({ entry, score, cues, similarity, titleSimilarity, part }: LibraryMatch, read: ReturnType<typeof draftByRules>): Suggestion => ({
  obligationId: entry.id,
  score,
  part,
  why: [
    ...cues.map((words) => ({ kind: 'cue' as const, words })),
    ...(similarity > 0 ? [{ kind: 'similar' as const, words: similarity.toFixed(2) }] : []),
    ...(titleSimilarity > 0 ? [{ kind: 'title' as const, words: titleSimilarity.toFixed(2) }] : []),
    ...read.why,
  ],
  draft: draftFromLibrary(entry, read.draft),
});

/** An actor alone is no task: something must be forbidden, encouraged, timed or counted too. */
function byRules(text: string, { draft, why }: ReturnType<typeof draftByRules>): readonly Suggestion[] {
  const tells = why.some(({ kind }) => kind === 'forbidden' || kind === 'encouraged' || kind === 'cycle' || kind === 'date') || (why.length > 1 && why.some(({ kind }) => kind === 'actor'));
  return tells ? [{ score: RULES_SCORE, part: text, why, draft }] : [];
}

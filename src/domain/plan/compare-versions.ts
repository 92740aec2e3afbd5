import { normaliseSentence } from './hash-sentence.ts';
import type { Sentence } from './sentence.ts';

/** What became of a sentence: kept (same words, maybe at another address), changed, new or gone. */
export type VersionStep<S extends Pick<Sentence, 'id' | 'text'> = Sentence> =
  | { readonly kind: 'kept'; readonly old: S; readonly new: S }
  | { readonly kind: 'changed'; readonly old: S; readonly new: S; /** Dice coefficient of the character pairs, 0 to 1. */ readonly similarity: number }
  | { readonly kind: 'new'; readonly new: S }
  | { readonly kind: 'gone'; readonly old: S };

/** Least similarity of a changed sentence [our judgement]; lower where it also kept its place between two kept sentences or its address. */
const ALIKE = 0.5;
const ALIKE_IN_PLACE = 0.3;
/** A character pair found in more sentences than this says nothing about which of them is meant. */
const COMMON = 64;

const pairsOf = (text: string): ReadonlySet<string> => {
  const plain = normaliseSentence(text);
  return new Set(plain.length < 2 ? [plain] : Array.from({ length: plain.length - 1 }, (_, i) => plain.slice(i, i + 2)));
};

/** Pairs sentences of the same words: first those at the same address, then the rest in order. */
function pairKept<S extends Pick<Sentence, 'id' | 'text'>>(olds: readonly S[], news: readonly S[]): Map<number, number> {
  const kept = new Map<number, number>();
  const taken = new Set<number>();
  for (const key of [(s: S) => `${s.id}\n${normaliseSentence(s.text)}`, (s: S) => normaliseSentence(s.text)]) {
    const places = new Map<string, number[]>();
    for (const [i, sentence] of news.entries()) {
      if (taken.has(i)) continue;
      const known = places.get(key(sentence));
      if (known) known.push(i);
      else places.set(key(sentence), [i]);
    }
    for (const list of places.values()) list.reverse();
    for (const [i, sentence] of olds.entries()) {
      const at = kept.has(i) ? undefined : places.get(key(sentence))?.pop();
      if (at === undefined) continue;
      kept.set(i, at);
      taken.add(at);
    }
  }
  return kept;
}

interface Candidate {
  readonly old: number;
  readonly new: number;
  readonly similarity: number;
  readonly inPlace: boolean;
}

/** Pairs of the remaining sentences that share enough words. `gap` counts the kept sentences before a place: equal gaps mean the same place. */
function candidates<S extends Pick<Sentence, 'id' | 'text'>>(olds: readonly S[], news: readonly S[], left: readonly number[], right: readonly number[], gapOld: readonly number[], gapNew: readonly number[]): readonly Candidate[] {
  const posting = new Map<string, number[]>();
  const newPairs = new Map(right.map((i) => [i, pairsOf(news[i]?.text ?? '')]));
  for (const [i, pairs] of newPairs) {
    for (const pair of pairs) {
      const list = posting.get(pair);
      if (!list) posting.set(pair, [i]);
      else if (list.length <= COMMON) list.push(i);
    }
  }
  return left.flatMap((i) => {
    const mine = pairsOf(olds[i]?.text ?? '');
    const near = new Set<number>();
    for (const pair of mine) {
      const list = posting.get(pair) ?? [];
      if (list.length <= COMMON) for (const j of list) near.add(j);
    }
    return [...near].flatMap((j) => {
      const theirs = newPairs.get(j) ?? new Set<string>();
      const shared = [...mine].filter((pair) => theirs.has(pair)).length;
      const similarity = (2 * shared) / (mine.size + theirs.size);
      const inPlace = gapOld[i] === gapNew[j] || olds[i]?.id === news[j]?.id;
      return similarity >= (inPlace ? ALIKE_IN_PLACE : ALIKE) ? [{ old: i, new: j, similarity, inPlace }] : [];
    });
  });
}

/** For each place the number of its nearest kept sentence before it, counted along the new version. */
function gaps(length: number, anchor: (i: number) => number | undefined): readonly number[] {
  let last = -1;
  return Array.from({ length }, (_, i) => (last = anchor(i) ?? last));
}

/**
 * Compares two versions of a plan sentence by sentence, by words and order, not by address alone: every sentence of both sides stands in
 * exactly one step. Steps follow the new version; what is gone stands behind the sentence it used to follow.
 */
export function compareVersions<S extends Pick<Sentence, 'id' | 'text'>>(olds: readonly S[], news: readonly S[]): readonly VersionStep<S>[] {
  const kept = pairKept(olds, news);
  const paired = new Map([...kept].map(([from, to]) => [to, from]));
  const left = [...olds.keys()].filter((i) => !kept.has(i));
  const right = [...news.keys()].filter((i) => !paired.has(i));
  const changed = new Map<number, Candidate>();
  const used = new Set<number>();
  const score = ({ similarity, inPlace }: Candidate): number => similarity + (inPlace ? 0.15 : 0);
  const found = candidates(olds, news, left, right, gaps(olds.length, (i) => kept.get(i)), gaps(news.length, (i) => (paired.has(i) ? i : undefined)));
  for (const candidate of found.toSorted((a, b) => score(b) - score(a) || a.old - b.old || a.new - b.new)) {
    if (used.has(candidate.old) || changed.has(candidate.new)) continue;
    used.add(candidate.old);
    changed.set(candidate.new, candidate);
  }
  const goneAfter = new Map<number, S[]>(); // place in the new version → what used to follow it
  let last = -1;
  const placeOf = new Map([...kept, ...[...changed].map(([to, { old }]): [number, number] => [old, to])]);
  for (const [i, old] of olds.entries()) {
    const place = placeOf.get(i);
    if (place !== undefined) last = place;
    else {
      const list = goneAfter.get(last);
      if (list) list.push(old);
      else goneAfter.set(last, [old]);
    }
  }
  const gone = (at: number): VersionStep<S>[] => (goneAfter.get(at) ?? []).map((old) => ({ kind: 'gone', old }));
  return [
    ...gone(-1),
    ...news.flatMap((now, i): VersionStep<S>[] => {
      const from = paired.get(i);
      const match = changed.get(i);
      if (from !== undefined) return [{ kind: 'kept', old: olds[from] as S, new: now }, ...gone(i)];
      if (match) return [{ kind: 'changed', old: olds[match.old] as S, new: now, similarity: match.similarity }, ...gone(i)];
      return [{ kind: 'new', new: now }, ...gone(i)];
    }),
  ];
}

import { normaliseSentence } from './hash-sentence.ts';

/** Pairs of neighbouring Chinese letters and numbers with how often they stand there; punctuation parts them. */
export function countBigrams(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const run of normaliseSentence(text).match(/[\p{L}\p{N}]+/gu) ?? []) {
    const letters = [...run];
    for (let i = 0; i + 1 < letters.length; i += 1) {
      const pair = `${letters[i]}${letters[i + 1]}`;
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
  }
  return counts;
}

/** How telling a pair is among these texts: ln(1 + texts / texts with it); pairs that stand in none weigh as one that stands in one. */
export function weighBigrams(texts: readonly ReadonlyMap<string, number>[]): (pair: string) => number {
  const having = new Map<string, number>();
  for (const counts of texts) for (const pair of counts.keys()) having.set(pair, (having.get(pair) ?? 0) + 1);
  return (pair) => Math.log(1 + texts.length / (having.get(pair) ?? 1));
}

/** The part of the second text's weight that the first one covers, 0 to 1: a long sentence is not punished for saying more. */
export function coverage(text: ReadonlyMap<string, number>, of: ReadonlyMap<string, number>, weigh: (pair: string) => number): number {
  let [whole, hit] = [0, 0];
  for (const pair of of.keys()) {
    const weight = weigh(pair);
    whole += weight;
    if (text.has(pair)) hit += weight;
  }
  return whole === 0 ? 0 : hit / whole;
}

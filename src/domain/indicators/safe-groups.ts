/**
 * Kinds of unit in groups of which none holds fewer than `smallest` units that the reader may not see himself, so that neither a group's sum nor the difference of two tells of a few:
 * a kind that is large enough, or that he sees all of, stands alone; small ones are put together, with the smallest large one where that does not suffice. Empty where all together are too few.
 */
export function safeGroups<K extends string>(unseen: ReadonlyMap<K, number>, smallest: number): readonly (readonly K[])[] {
  const sizeOf = (kinds: readonly K[]): number => kinds.reduce((sum, kind) => sum + (unseen.get(kind) ?? 0), 0);
  const kinds = [...unseen.keys()];
  const alone = kinds.filter((kind) => unseen.get(kind) === 0 || (unseen.get(kind) ?? 0) >= smallest).map((kind): readonly K[] => [kind]);
  const rest = kinds.filter((kind) => !alone.some(([one]) => one === kind));
  if (rest.length === 0) return alone;
  if (sizeOf(rest) >= smallest) return [...alone, rest];
  const host = alone.filter((group) => sizeOf(group) > 0).toSorted((a, b) => sizeOf(a) - sizeOf(b))[0];
  return host ? [...alone.filter((group) => group !== host), [...host, ...rest]] : [];
}

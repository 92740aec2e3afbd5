import type { Indicator } from '#model/indicator';

/** What contributions add up to: a number, a share in per mille, or a mean number of days in tenths; null where nothing counts yet. Adding months up and asking then is the value of a term. */
export function valueOf({ kind }: Pick<Indicator, 'kind'>, { part, whole }: { readonly part: number; readonly whole: number }): number | null {
  if (kind === 'count') return part;
  return whole === 0 ? null : Math.round((part * (kind === 'share' ? 1000 : 10)) / whole);
}

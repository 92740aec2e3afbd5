import type { Cycle, DateRule } from '#model/cycle';
import { normaliseSentence } from './hash-sentence.ts';
import type { WrittenDue } from './suggest-rules.ts';

const isYearly = (cycle: Cycle): boolean => cycle.per === 'year' || cycle.per === 'school-year';
const fits = (cycle: Cycle, date: WrittenDue): boolean => cycle.per === 'once' || (date.year === undefined && isYearly(cycle));

/**
 * Lays the days that a sentence names on the cycles read for it: 每年12月底前 is the year's due day, 2026年12月31日前 that of what is done once. Only days inside
 * `part`, the words that the obligation answers, count. A day without a fitting cycle is a cycle of its own, unless `known` cycles are not to grow.
 */
export function layDates(cycles: readonly Cycle[], dates: readonly WrittenDue[], { basis, part, known }: { readonly basis: string; readonly part: string; readonly known: boolean }): readonly Cycle[] {
  const words = normaliseSentence(part);
  const laid = [...cycles];
  const taken = new Set<number>();
  for (const { words: written, ...day } of dates.filter((date) => words.includes(date.words))) {
    const due: DateRule = { anchor: 'date', ...day };
    const origin = { kind: 'document', basis } as const;
    const at = laid.findIndex((cycle, i) => !taken.has(i) && fits(cycle, { ...day, words: written }));
    const before = laid[at];
    if (before && 'due' in before) laid[at] = { ...before, due, origin };
    else if (!known || laid.length === 0) laid.push({ per: 'once', due, origin });
    taken.add(at < 0 ? laid.length - 1 : at);
  }
  return laid;
}

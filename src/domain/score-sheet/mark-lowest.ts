import type { Pupil } from './read-pupils.ts';

/** One class: how many have a score, who stands lowest, and who has no score. No place is kept but that one stands among the lowest. */
export interface MarkedClass {
  readonly className: string;
  readonly scored: number;
  readonly lowest: readonly Pupil[];
  readonly without: readonly Pupil[];
}

/** Marks in each class the lowest `percent` of those with a score, rounded up, with everybody on a level with the last of them; the order within is that of the sheet. */
export function markLowest(pupils: readonly Pupil[], percent: number): readonly MarkedClass[] {
  return [...Map.groupBy(pupils, ({ className }) => className)].map(([className, all]) => {
    const scored = all.filter((pupil): pupil is Pupil & { readonly score: number } => pupil.score !== null);
    const count = Math.ceil((scored.length * percent) / 100);
    const last = scored.map(({ score }) => score).toSorted((a, b) => a - b)[count - 1];
    return { className, scored: scored.length, lowest: last === undefined ? [] : scored.filter(({ score }) => score <= last), without: all.filter(({ score }) => score === null) };
  });
}

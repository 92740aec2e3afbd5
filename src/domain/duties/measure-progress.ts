import type { Day } from '#base/day';

/** A duty as far as its progress goes; `handedOn` is the day of the hand-in that stands, null where nothing stands. */
export interface DutyState {
  readonly unitId: string;
  readonly sentences: readonly string[];
  readonly due: Day;
  readonly handedOn: Day | null;
}

/** The units that owed something under one measure until yesterday: all handed in by the due day, all handed in but some late, some not handed in. Each unit stands in one of the three. */
export interface MeasureProgress {
  readonly measure: string;
  readonly onTime: ReadonlySet<string>;
  readonly late: ReadonlySet<string>;
  readonly missing: ReadonlySet<string>;
}

/** The measure of a sentence: `1.3#6` → `1.3`. */
export const measureOf = (sentence: string): string => sentence.split('#')[0] ?? sentence;

/** How far each measure is on this day, in the order of their addresses; duties that are not yet due do not count, a unit counts as its worst duty. */
export function measureProgress(duties: Iterable<DutyState>, today: Day): readonly MeasureProgress[] {
  const worst = new Map<string, Map<string, 0 | 1 | 2>>();
  for (const { unitId, sentences, due, handedOn } of duties) {
    if (due >= today) continue;
    const rank = handedOn === null ? 2 : handedOn > due ? 1 : 0;
    for (const measure of new Set(sentences.map(measureOf))) {
      const units = worst.get(measure) ?? new Map<string, 0 | 1 | 2>();
      worst.set(measure, units);
      units.set(unitId, Math.max(units.get(unitId) ?? 0, rank) as 0 | 1 | 2);
    }
  }
  const having = (units: ReadonlyMap<string, number>, rank: number): ReadonlySet<string> => new Set([...units].filter(([, own]) => own === rank).map(([unitId]) => unitId));
  return [...worst].sort(([a], [b]) => (a < b ? -1 : 1)).map(([measure, units]) => ({ measure, onTime: having(units, 0), late: having(units, 1), missing: having(units, 2) }));
}

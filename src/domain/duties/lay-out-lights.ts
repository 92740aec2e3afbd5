import type { Light } from '#model/duty';
import { measureOf } from './measure-progress.ts';

/** The worst light of what a unit owes in a ledger for these obligations. */
export interface OwedLight {
  readonly unitId: string;
  readonly ledger: string;
  readonly obligationIds: readonly string[];
  readonly light: Light;
}

/** One column of the overview: a ledger under a measure. */
export interface LightColumn {
  readonly measure: string;
  readonly ledger: string;
}

/** The letter of each light, worst first; `-` is nothing owed. */
const LETTERS: Readonly<Record<Light, string>> = { red: 'r', yellow: 'y', green: 'g', done: 'd' };
const WORST = 'rygd-';

/**
 * Which columns the overview has and the worst light of every unit in each, as a text of one letter a column.
 * A duty stands under every measure that one of its obligations serves; columns follow the order of the measures. Only duties give a light, no indicator does.
 */
export function layOutLights(owed: readonly OwedLight[], obligations: readonly { readonly id: string; readonly ledger: string; readonly sentences: readonly string[] }[], measures: readonly string[]): { readonly columns: readonly LightColumn[]; readonly lights: ReadonlyMap<string, string> } {
  const measuresOf = new Map(obligations.map(({ id, sentences }) => [id, [...new Set(sentences.map(measureOf))]]));
  const keyOf = (measure: string, ledger: string): string => `${measure} ${ledger}`;
  const cells = new Map<string, Map<string, string>>();
  const used = new Set<string>();
  for (const { unitId, ledger, obligationIds, light } of owed) {
    const own = cells.get(unitId) ?? new Map<string, string>();
    cells.set(unitId, own);
    for (const measure of new Set(obligationIds.flatMap((id) => measuresOf.get(id) ?? []))) {
      const key = keyOf(measure, ledger);
      const [before, now] = [own.get(key) ?? '-', LETTERS[light]];
      used.add(key);
      if (WORST.indexOf(now) < WORST.indexOf(before)) own.set(key, now);
    }
  }
  const columns = measures.flatMap((measure) => [...new Set(obligations.filter(({ sentences }) => sentences.some((address) => measureOf(address) === measure)).map(({ ledger }) => ledger))].filter((ledger) => used.has(keyOf(measure, ledger))).map((ledger) => ({ measure, ledger })));
  return { columns, lights: new Map([...cells].map(([unitId, own]) => [unitId, columns.map(({ measure, ledger }) => own.get(keyOf(measure, ledger)) ?? '-').join('')])) };
}

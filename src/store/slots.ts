import type { Field, Values } from '#model/field';
import type { Ledger } from '#model/ledger';

/** The typed columns of a record row that hold its filterable fields: t text, d day, n integer or fen. */
export type Slot = `${'t' | 'd' | 'n'}${number}`;

const letterOf = (field: Field): 't' | 'd' | 'n' => (field.kind === 'date' ? 'd' : field.kind === 'money' || field.kind === 'integer' ? 'n' : 't');

/** Which slot holds which filterable field, in the order of the definition. */
export function slotsOf(ledger: Ledger): ReadonlyMap<string, Slot> {
  const count = { t: 0, d: 0, n: 0 };
  return new Map(Object.entries(ledger.fields).flatMap(([name, field]) => {
    if (!field.filter) return [];
    const letter = letterOf(field);
    return [[name, `${letter}${++count[letter]}` as Slot] as const];
  }));
}

/** The slot columns of a record's values. */
export const slotValues = (ledger: Ledger, values: Values): Record<string, string | number | null> =>
  Object.fromEntries([...slotsOf(ledger)].map(([name, slot]) => {
    const value = values[name] ?? null;
    return [slot, typeof value === 'boolean' ? String(value) : (value as string | number | null)];
  }));

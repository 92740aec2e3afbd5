import type { Day } from '#base/day';
import { heldOf, type Question, writeAnswer } from '#domain/collection';
import { LEDGERS } from '#ledgers';
import { type Unit, UNIT_KINDS } from '#model/actor';
import { isEmpty } from '#model/field';
import { listHeads } from '#store/collection';
import type { Transaction } from '#store/pools';
import { findPrevious } from '#store/previous';

/** What a unit's own records say for a form's lines that are brought along, by label: an answer repeats them as they were when it was handed in. Lines of the organisation are not among them. */
export async function heldByRecords(tx: Transaction, tenant: string, unitId: string, questions: readonly Question[]): Promise<ReadonlyMap<string, string>> {
  const held = new Map<string, string>();
  for (const { label, kind, from } of questions) {
    const source = kind === 'held' ? heldOf(from, LEDGERS) : undefined;
    if (!source?.ledger || source.field === undefined) continue;
    const found = await findPrevious(tx, tenant, { ledger: source.ledger.id, unitId, states: [...new Set([...source.ledger.handedIn, ...source.ledger.done])] });
    const value = found?.record.values[source.field];
    const field = source.ledger.fields[source.field];
    if (field && value !== undefined && !isEmpty(value)) held.set(label, writeAnswer(field, value));
  }
  return held;
}

/** What the organisation says of units for such lines, by unit and label: never copied into an answer, always as it is today. */
export async function heldByOrganisation(tx: Transaction, tenant: string, units: readonly Unit[], questions: readonly Question[], on: Day): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const lines = questions.filter(({ kind, from }) => kind === 'held' && from.startsWith('unit.'));
  const heads = lines.some(({ from }) => from === 'unit.head') ? await listHeads(tx, tenant, units.map(({ unitId }) => unitId), on) : new Map<string, string>();
  const valueOf = (unit: Unit, from: string): string => (from === 'unit.name' ? unit.name : from === 'unit.kind' ? UNIT_KINDS[unit.kind].name : (heads.get(unit.unitId) ?? ''));
  return new Map(units.map((unit) => [unit.unitId, new Map(lines.map(({ label, from }) => [label, valueOf(unit, from)]))]));
}

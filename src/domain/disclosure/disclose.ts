import { type Actor, reaches } from '#model/actor';
import { type Audience, AUDIENCES, type Values } from '#model/field';
import type { Ledger } from '#model/ledger';
import type { LedgerRecord } from '#model/record';

/** The narrowest audience that this person belongs to for a record. */
export function audienceOf(actor: Actor | undefined, record: Pick<LedgerRecord, 'unitId' | 'leadUnitId'>): Audience {
  if (!actor) return 'public';
  if (actor.unitId === record.unitId) return 'unit';
  return reaches(actor, record.unitId) || actor.unitId === record.leadUnitId ? 'chain' : 'tenant';
}

/** The values of the fields that this audience may see; a field that the definition does not know is never shown. */
export function disclose(ledger: Ledger, audience: Audience, values: Values): Values {
  const width = AUDIENCES.indexOf(audience);
  return Object.fromEntries(Object.entries(values).filter(([name]) => {
    const field = Object.hasOwn(ledger.fields, name) ? ledger.fields[name] : undefined;
    return field !== undefined && AUDIENCES.indexOf(field.see) <= width;
  }));
}

import { type Actor, reaches } from '#model/actor';
import { type Audience, AUDIENCES, type Field, type Values } from '#model/field';
import type { Ledger } from '#model/ledger';
import type { LedgerRecord } from '#model/record';

/** The narrowest audience that this person belongs to for a record. */
export function audienceOf(actor: Actor | undefined, record: Pick<LedgerRecord, 'unitId' | 'leadUnitId'>): Audience {
  if (!actor) return 'public';
  if (actor.unitId === record.unitId) return 'unit';
  return reaches(actor, record.unitId) || actor.unitId === record.leadUnitId ? 'chain' : 'tenant';
}

/** Whether this audience may see a field. */
export const mayAudienceSee = (audience: Audience, field: Field): boolean => AUDIENCES.indexOf(field.see) <= AUDIENCES.indexOf(audience);

/** The values of the fields that this audience may see; a field that the definition does not know is never shown. */
export const disclose = (ledger: Ledger, audience: Audience, values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => {
    const field = Object.hasOwn(ledger.fields, name) ? ledger.fields[name] : undefined;
    return field !== undefined && mayAudienceSee(audience, field);
  }));

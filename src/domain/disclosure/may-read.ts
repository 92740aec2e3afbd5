import { type Actor, reaches } from '#model/actor';
import type { Ledger } from '#model/ledger';
import type { LedgerRecord } from '#model/record';
import { authorOf, isTeacherOnly, readersOf, readsAs } from '#model/readers';

/** Whether this post reads a record at all: its holder's own in the same unit; else by the ledger's readers, as the database judges on its own. */
export function mayRead(actor: Actor, ledger: Ledger, record: LedgerRecord): boolean {
  const isOwn = actor.unitId === record.unitId;
  if (isOwn && authorOf(record) === actor.personId) return true;
  if (ledger.openIn?.includes(record.state) && !isTeacherOnly(actor.roles)) return true;
  const readers = readersOf(ledger, record.values);
  if (!readsAs(actor.roles).includes(readers)) return false;
  return readers === 'unit' ? reaches(actor, record.unitId) || record.leadUnitId === actor.unitId : isOwn;
}

import type { Day } from '#base/day';
import { happenedOn } from '#domain/indicators';
import { standingOf, type Standing } from '#model/duty';
import type { Values } from '#model/field';
import { type Ledger, parentOf, titleText } from '#model/ledger';
import { authorOf, type Readers, readersOf } from '#model/readers';
import type { LedgerRecord } from '#model/record';
import { slotValues } from '#store/slots';

/** What the program stores of a record beside its entries: nothing that could not be computed again from them. */
export interface RecordView {
  readonly open: Values;
  readonly personal: Values | null;
  readonly title: string;
  readonly parentId: string | null;
  readonly authorId: LedgerRecord['trail'][number]['personId'] | null;
  readonly readers: Readers;
  readonly standing: Standing;
  readonly happenedOn: Day;
  readonly slots: Readonly<Record<string, string | number | null>>;
}

/** Values in two parts: those that can be erased (null where there are none), and the rest. */
export function splitPersonal({ fields }: Pick<Ledger, 'fields'>, values: Values): { readonly open: Values; readonly personal: Values | null } {
  const part = (isPersonal: boolean): Values => Object.fromEntries(Object.entries(values).filter(([name]) => (fields[name]?.personal === true) === isPersonal));
  const personal = part(true);
  return { open: part(false), personal: Object.keys(personal).length > 0 ? personal : null };
}

/** A record as it is stored under the definition of today. */
export const viewOf = (ledger: Ledger, record: LedgerRecord): RecordView => ({
  ...splitPersonal(ledger, record.values), title: titleText(ledger, record.values) || '（未填）', parentId: parentOf(ledger, record.values),
  authorId: authorOf(record), readers: readersOf(ledger, record.values), standing: standingOf(ledger, record.state), happenedOn: happenedOn(ledger, record), slots: slotValues(ledger, record.values),
});

import type { Values } from '#model/field';
import type { Ledger } from '#model/ledger';
import type { EntryEnvelope, LedgerRecord } from '#model/record';

/** What the fold needs of an entry: its envelope and what it set, both parts together. */
export interface FoldedEntry {
  readonly envelope: EntryEnvelope;
  readonly set: Values;
}

/** Values written under an older version of the definition, with the field names of today. */
export function upcast(ledger: Ledger, version: number, set: Values): Values {
  let values = set;
  for (let v = version; v < ledger.version; v += 1) {
    const renamed = ledger.renamed?.[v];
    if (renamed) values = Object.fromEntries(Object.entries(values).map(([name, value]) => [renamed[name] ?? name, value]));
  }
  return values;
}

/** The record after one more entry. Throws a RangeError when the entry is not the next one of this record. */
export function applyEntry(ledger: Ledger, record: LedgerRecord | undefined, { envelope, set }: FoldedEntry): LedgerRecord {
  if (envelope.seq !== (record?.seq ?? 0) + 1 || (record && record.recordId !== envelope.recordId)) throw new RangeError(`entry ${envelope.entryId} is not the next one of its record`);
  return {
    recordId: envelope.recordId,
    ledger: ledger.id,
    unitId: envelope.unitId,
    leadUnitId: envelope.leadUnitId,
    state: envelope.toState,
    stateSince: record && record.state === envelope.toState ? record.stateSince : envelope.at,
    seq: envelope.seq,
    values: { ...record?.values, ...upcast(ledger, envelope.definitionVersion, set) },
    trail: [...(record?.trail ?? []), { seq: envelope.seq, action: envelope.action, personId: envelope.personId, at: envelope.at }],
  };
}

/** The record that entries add up to; undefined where there are none. */
export const foldEntries = (ledger: Ledger, entries: readonly FoldedEntry[]): LedgerRecord | undefined =>
  entries.reduce<LedgerRecord | undefined>((record, entry) => applyEntry(ledger, record, entry), undefined);

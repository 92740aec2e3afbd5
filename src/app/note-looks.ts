import { dayOf } from '#base/day';
import { findLedger } from '#ledgers';
import type { Actor } from '#model/actor';
import type { Ledger } from '#model/ledger';
import { authorOf } from '#model/readers';
import type { LedgerRecord } from '#model/record';
import { type LookWay, noteLook, type SeenRow } from '#store/look';
import type { Transaction } from '#store/pools';
import { type House, today } from './house.ts';

/** A record as somebody looks at it. */
export type Seen = Pick<LedgerRecord, 'recordId' | 'ledger' | 'values' | 'trail'>;

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** The row that was looked at, with whom its ledger says that it is about; undefined where it is about nobody in particular. */
function seenRow({ about, title }: Ledger, { recordId, ledger, values, trail }: Seen): SeenRow | undefined {
  if (about === undefined) return undefined;
  const row = { recordId, ledger, purpose: String(values[title] ?? '') };
  if (about === 'author') return { ...row, personId: authorOf({ trail }) };
  const made = trail[0]?.at;
  return { ...row, staffNo: about.staffNo === undefined ? null : textOf(values[about.staffNo]), heldPost: textOf(values[about.post]), heldOn: made === undefined ? null : dayOf(made) };
}

/** Notes that somebody looked at these records, for those of them that are about a person, in the transaction that shows them. */
export async function noteLooks(house: House, tx: Transaction, tenant: string, actor: Actor, way: LookWay, records: readonly Seen[]): Promise<void> {
  const rows = records.flatMap((record) => {
    const ledger = findLedger(record.ledger);
    return (ledger && seenRow(ledger, record)) ?? [];
  });
  await noteLook(tx, tenant, { personId: actor.personId, postId: actor.postId, day: today(house) }, way, rows);
}

import type { Uuid } from '#base/id';
import { publishes } from '#domain/disclosure';
import { findLedger } from '#ledgers';
import type { Transaction } from '#store/pools';
import { findPublication } from '#store/publication';
import { findRecord } from '#store/record';
import type { House } from './house.ts';
import { publicationId, takedownId } from './publish.ts';

/** Where the public reads a record and how far a take-down of it is; null for a ledger whose records stay inside. */
export async function publicationOf(house: House, tx: Transaction, tenant: string, record: { readonly recordId: Uuid; readonly ledger: string }): Promise<{ publicationId: Uuid; state: string | null; takedownId: Uuid; takedownSeq: number } | null> {
  const ledger = findLedger(record.ledger);
  if (!ledger || !publishes(ledger)) return null;
  const ids = { publicationId: publicationId(house, record.recordId), takedownId: takedownId(house, record.recordId) };
  const published = await findPublication(tx, tenant, ids.publicationId);
  return { ...ids, state: published?.state ?? null, takedownSeq: (await findRecord(tx, tenant, ids.takedownId))?.seq ?? 0 };
}

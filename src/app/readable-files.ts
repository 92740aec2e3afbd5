import type { Uuid } from '#base/id';
import { audienceOf, mayAudienceSee } from '#domain/disclosure';
import { findLedger } from '#ledgers';
import type { Actor } from '#model/actor';
import { findFiles, type StoredFile } from '#store/file';
import type { Transaction } from '#store/pools';

/** Those of these files that a person may read: finished, and uploaded by that person or named by a field that the person may see. */
export async function readableFiles(tx: Transaction, tenant: string, actor: Actor, fileIds: readonly Uuid[]): Promise<readonly StoredFile[]> {
  if (fileIds.length === 0) return [];
  const found = await findFiles(tx, tenant, [...new Set(fileIds)]);
  return found.filter((file) => file.finishedAt !== null && (file.uploaderId === actor.personId || file.uses.some((use) => {
    const field = findLedger(use.ledger)?.fields[use.field];
    return field !== undefined && mayAudienceSee(audienceOf(actor, use), field);
  })));
}

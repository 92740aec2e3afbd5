import { carryOutDisposal, listWaitingDisposals } from '#store/disposal';
import type { House } from './house.ts';

/** Carries out every approved disposal list that is not yet; the number. Each stands in the database in one transaction; ciphertext that a crash leaves has no key and goes with the next sweep. */
export async function destroyApproved(house: House): Promise<number> {
  const waiting = await listWaitingDisposals(house.pools.ql_log);
  for (const { tenant, disposalId } of waiting) for (const fileId of await carryOutDisposal(house.pools.ql_eraser, tenant, disposalId, house.clock())) await house.files.drop(tenant, fileId);
  return waiting.length;
}

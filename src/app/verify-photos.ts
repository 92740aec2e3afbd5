import { findPhotoFault } from '#store/public-photo';
import type { House } from './house.ts';
import type { Finding } from './verify.ts';

/** Compares the public photos with the records of 照片公开: none without a confirmation, none missing. */
export async function verifyPhotos(house: House, tenant: string): Promise<Finding | undefined> {
  const fault = await findPhotoFault(house.pools.ql_log, tenant);
  return fault && { kind: 'photo-differs', recordId: fault.recordId, expected: fault.record, found: fault.row };
}

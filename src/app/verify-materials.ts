import { findMaterialFault } from '#store/material';
import type { House } from './house.ts';
import type { Finding } from './verify.ts';

/** Compares what lights and versions are read from with the records of 材料登记. */
export async function verifyMaterials(house: House, tenant: string): Promise<Finding | undefined> {
  const fault = await findMaterialFault(house.pools.ql_log, tenant);
  return fault && { kind: 'material-differs', recordId: fault.recordId, expected: fault.record, found: fault.row };
}

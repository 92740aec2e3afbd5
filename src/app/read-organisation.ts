import { listStaffing } from '#store/organisation';
import { inSight } from '#store/pools';
import type { House } from './house.ts';

/** Who holds which post in a county, in the order of the staff numbers. */
export const readOrganisation = (house: House, tenant: string): ReturnType<typeof listStaffing> => inSight(house.pools.ql_app, { tenant }, (tx) => listStaffing(tx, tenant));

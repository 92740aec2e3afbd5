import { readOrganisationTables } from '#store/organisation';
import { inSight } from '#store/pools';
import type { House } from './house.ts';

/** A county's organisation, people in the order of their staff numbers. */
export const readOrganisation = (house: House, tenant: string): ReturnType<typeof readOrganisationTables> => inSight(house.pools.ql_app, { tenant }, (tx) => readOrganisationTables(tx, tenant));

import { findDifference, foldOrganisation } from '#domain/organisation';
import { readOrganisationTables } from '#store/organisation';
import { listOrganisationRecords } from '#store/organisation-change';
import type { House } from './house.ts';

/** Recomputes a county's organisation from its entries and names the first thing in which the tables differ; the records themselves are checked against their entries elsewhere. */
export async function verifyOrganisation(house: House, tenant: string): Promise<{ readonly kind: 'organisation-differs'; readonly expected: string; readonly found: string } | undefined> {
  const db = house.pools.ql_log;
  const records = await listOrganisationRecords(db, tenant);
  // What an entry says of people can be lawfully erased; then the names here cannot be recomputed.
  const peopleErased = records.some(({ state, values }) => values['people'] === undefined && (state === '已建立' || values['what'] === '人员'));
  const difference = findDifference(foldOrganisation(records), await readOrganisationTables(db, tenant), { peopleErased });
  return difference && { kind: 'organisation-differs', expected: `${difference.thing} ${difference.expected}`, found: difference.found };
}

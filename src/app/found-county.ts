import type { Uuid } from '#base/id';
import { formatVerifierKey } from '#domain/log';
import type { Role } from '#model/actor';
import { putAccounts } from '#store/account';
import { putTenant } from '#store/log';
import { type NewOrganisation, putOrganisation } from '#store/organisation';
import { inSight } from '#store/pools';
import type pg from 'pg';
import { type House, newId } from './house.ts';

/** A new county: its code is never used again, and stands in the origin of its log. */
export interface NewCounty {
  readonly code: string;
  readonly name: string;
  readonly demo: boolean;
  /** First part of the log's origin line: a host name. */
  readonly host: string;
  readonly organisation: Omit<NewOrganisation, 'people'> & { readonly people: readonly { readonly personId: Uuid; readonly staffNo: string; readonly name: string }[] };
  /** The accounts' first password as the accounts library hashes it. */
  readonly passwordHash: string;
}

export interface Login {
  readonly staffNo: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** Founds a county with its log, organisation and accounts. `owner` may make tenants; the program itself may not. Throws where the code was ever used. */
export async function foundCounty(house: House, owner: pg.ClientBase, county: NewCounty): Promise<void> {
  const at = house.clock();
  const origin = `${county.host}/c/${county.code}/log`;
  const verifierKey = formatVerifierKey(house.sha256, house.signerOf(origin));
  await putTenant(owner, { code: county.code, name: county.name, demo: county.demo, at, origin, verifierKey });
  const people = county.organisation.people.map((person) => ({ ...person, userId: newId(house, at) as string }));
  await putAccounts(house.pools.ql_auth, people.map((person) => ({ userId: person.userId, signInName: `${county.code}/${person.staffNo}`, name: person.name, passwordHash: county.passwordHash, mustChangePassword: !county.demo })), at);
  await inSight(house.pools.ql_app, { tenant: county.code }, (tx) => putOrganisation(tx, county.code, { ...county.organisation, people }));
}

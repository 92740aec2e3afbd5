import type { Uuid } from '#base/id';
import { findPasswordHash } from '#store/account';
import { findStaff } from '#store/organisation';
import { inSight } from '#store/pools';
import { type House, today } from './house.ts';

/** The person behind a staff number and a password, where that person holds a post with an administrator's role today; undefined otherwise, without saying why. */
export async function recogniseAdministrator(house: House, tenant: string, { staffNo, password }: { readonly staffNo: string; readonly password: string }, fits: (hash: string, password: string) => Promise<boolean>): Promise<{ readonly personId: Uuid; readonly name: string } | undefined> {
  const account = await findPasswordHash(house.pools.ql_auth, `${tenant}/${staffNo}`);
  if (!account || account.locked || !(await fits(account.hash, password))) return undefined;
  const staff = await inSight(house.pools.ql_app, { tenant }, (tx) => findStaff(tx, tenant, account.userId, today(house)));
  return staff?.posts.some(({ roles }) => roles.some((role) => role.startsWith('admin.'))) ? staff.person : undefined;
}

import { utf8 } from '#base/bytes';
import { addMinutes } from '#base/day';
import { findAccount, findHalfSignedIn } from '#store/account';
import { listAttempts, putSignIn, type SignIn, type SignInOutcome } from '#store/sign-in';
import { inSight } from '#store/pools';
import { type House, newId } from './house.ts';

/** After this many wrong attempts in a row an account waits (level-protection practice). */
const TRIES = 5;
const WAIT_MINUTES = 5;
const LONGEST_USER_AGENT = 300;

const whoOf = (house: House, signInName: string): Uint8Array => house.sha256(utf8(signInName.toLowerCase()));

/** Writes one line of the record of staff sign-ins (网络安全法第二十三条). Never called for anything under a county's `/report`. */
export async function noteSignIn(house: House, tenant: string, line: { readonly signInName: string; readonly outcome: SignInOutcome; readonly known: boolean } & Pick<SignIn, 'address' | 'userAgent'>): Promise<void> {
  const at = house.clock();
  const staffNo = line.known ? (line.signInName.split('/')[1] ?? null) : null;
  await inSight(house.pools.ql_app, { tenant }, (tx) =>
    putSignIn(tx, tenant, whoOf(house, line.signInName), { signInId: newId(house, at), at, staffNo, outcome: line.outcome, address: line.address, userAgent: line.userAgent?.slice(0, LONGEST_USER_AGENT) ?? null }));
}

/** How many milliseconds a name still waits after five wrong attempts in a row within five minutes; 0 where it may try. Read from the record, so that a restart forgets nothing. */
export async function lockedFor(house: House, tenant: string, signInName: string): Promise<number> {
  const now = house.clock();
  const attempts = await inSight(house.pools.ql_app, { tenant }, (tx) => listAttempts(tx, tenant, whoOf(house, signInName), addMinutes(now, -WAIT_MINUTES), TRIES));
  const newest = attempts[0];
  return newest && attempts.length === TRIES && attempts.every(({ outcome }) => outcome.startsWith('wrong-')) ? Date.parse(addMinutes(newest.at, WAIT_MINUTES)) - Date.parse(now) : 0;
}

/** The account behind a sign-in name, whether or not it may enter. */
export const findAccountByName = (house: House, signInName: string): ReturnType<typeof findAccount> => findAccount(house.pools.ql_auth, { signInName });

/** The account that stands between password and code, by the random name in the accounts library's cookie; the library itself checks the cookie's signature before it lets anybody in. */
export async function findHalfWay(house: House, identifier: string): ReturnType<typeof findAccount> {
  const userId = await findHalfSignedIn(house.pools.ql_auth, identifier);
  return userId ? findAccount(house.pools.ql_auth, { userId }) : undefined;
}

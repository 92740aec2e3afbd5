import { ok, refuse, type Result } from '#base/result';
import { dropSessions, findAccount, markPasswordChanged, putAccounts, setPassword } from '#store/account';
import { findStaffByNumber, setUserId } from '#store/organisation';
import { inSight } from '#store/pools';
import { useSignInCode } from '#store/sign-in-code';
import { type House, newId, today } from './house.ts';
import { hashCode } from './sign-in-codes.ts';

const SHORTEST_PASSWORD = 8;
const LONGEST_PASSWORD = 128;

/**
 * Lets somebody set her password by the code that her school printed for her: makes her account where she has none, else puts the new password in place of the forgotten one and ends her sessions.
 * Refuses a password that is too short or easy to guess from the slip, and, with one and the same answer, an unknown number and a code that is wrong, used, revoked or too old; a stopped account stays stopped.
 */
export async function redeemCode(house: House, tenant: string, { staffNo, code, password }: { readonly staffNo: string; readonly code: string; readonly password: string }): Promise<Result<{ readonly signInName: string }>> {
  if (password.length < SHORTEST_PASSWORD || password.length > LONGEST_PASSWORD) return refuse({ code: 'password-short' });
  if (password.toLowerCase().includes(staffNo.toLowerCase()) || password.toLowerCase() === code.toLowerCase()) return refuse({ code: 'password-guessable' });
  const at = house.clock();
  const found = await inSight(house.pools.ql_app, { tenant, units: '*' }, async (tx) => {
    const person = await findStaffByNumber(tx, tenant, staffNo, today(house));
    if (!person || !(await useSignInCode(tx, tenant, person.personId, hashCode(house, tenant, person.personId, code), at, today(house)))) return undefined;
    const userId = person.userId ?? newId(house, at);
    if (person.userId === null) await setUserId(tx, tenant, person.personId, userId);
    return { ...person, userId };
  });
  if (!found) return refuse({ code: 'code-wrong' });
  const { ql_auth } = house.pools;
  const { userId } = found;
  const account = await findAccount(ql_auth, { userId });
  if (account?.locked) return refuse({ code: 'account-locked' });
  const passwordHash = await house.hashPassword(password);
  if (account) {
    await setPassword(ql_auth, userId, passwordHash);
    await markPasswordChanged(ql_auth, userId);
    await dropSessions(ql_auth, userId);
  } else await putAccounts(ql_auth, [{ userId, signInName: `${tenant}/${found.staffNo}`, name: found.name, passwordHash, mustChangePassword: false }], at);
  return ok({ signInName: `${tenant}/${found.staffNo}` });
}

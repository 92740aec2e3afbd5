import type { Uuid } from '#base/id';
import { ok, refuse, type Result } from '#base/result';
import { clearSecondFactor, dropSessions, findAccount, putAccounts, setLocked, setPassword } from '#store/account';
import { findPerson, setUserId } from '#store/organisation';
import { findVersions } from '#store/organisation-change';
import { inSight } from '#store/pools';
import { act } from './act.ts';
import { administrator, demandAll, NotChanged, ORGANISATION, recordOf } from './change-organisation.ts';
import { type House, newId } from './house.ts';
import { noteSignIn } from './sign-in.ts';
import type { Viewer } from './viewer.ts';

/** What an administrator may do to an account: who runs the system makes, resets and stops accounts; who guards it lets people in again. */
export const ACCOUNT_STEPS = {
  issue: { label: '发放一次性密码', by: 'admin.system' },
  reset: { label: '重置密码', by: 'admin.system' },
  lock: { label: '停用账户', by: 'admin.system' },
  unlock: { label: '恢复账户', by: 'admin.security' },
  'reset-factor': { label: '重置两步验证', by: 'admin.security' },
} as const;

export type AccountStep = keyof typeof ACCOUNT_STEPS;

const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'; // nothing that is mistaken for another on paper
const GROUPS = 4;

/** A password for one use, 79 bits, in groups that can be read out. */
export function oneTimePassword(randomBytes: House['randomBytes']): string {
  const letter = (): string => {
    for (;;) {
      const [byte = 255] = randomBytes(1);
      if (byte < 256 - (256 % ALPHABET.length)) return ALPHABET[byte % ALPHABET.length] as string;
    }
  };
  return Array.from({ length: GROUPS }, () => Array.from({ length: 4 }, letter).join('')).join('-');
}

/**
 * One step on somebody's account, an act like every change of the organisation; first the entry, then the account, so that nothing happens unwritten. The one-time password is answered once and kept nowhere.
 * Refuses a step on one's own account, and whoever has not the role for it.
 */
export async function serveAccount(house: House, viewer: Viewer, wish: { readonly entryId: Uuid; readonly personId: Uuid; readonly step: AccountStep }): Promise<Result<{ readonly password: string | null }>> {
  const { tenant } = viewer;
  const { actor, unitId } = administrator(viewer);
  const { label, by } = ACCOUNT_STEPS[wish.step];
  if (!actor.roles.includes(by)) return refuse({ code: 'forbidden' });
  if (wish.personId === actor.personId) return refuse({ code: 'own-account' });
  const recordId = recordOf(house, tenant, `account/${wish.personId}`);
  const { person, version } = await inSight(house.pools.ql_app, { tenant, units: '*' }, async (tx) => ({ person: await findPerson(tx, tenant, wish.personId), version: (await findVersions(tx, tenant, [recordId])).get(recordId) }));
  if (!person) return refuse({ code: 'not-found' });
  const known = person.userId === null ? undefined : await findAccount(house.pools.ql_auth, { userId: person.userId });
  if (wish.step === 'issue' ? known !== undefined : known === undefined) return refuse({ code: known ? 'account-there' : 'no-account' });
  const userId = person.userId ?? newId(house, house.clock());
  try {
    demandAll(await act(house, tenant, actor, [{
      entryId: wish.entryId, recordId, ledger: ORGANISATION, action: version ? 'serveAgain' : 'serve', seenSeq: version?.seq ?? 0, unitId, set: { what: '账户', account: label, personId: wish.personId },
    }], async (tx, outcomes) => {
      demandAll(outcomes);
      if (person.userId === null) await setUserId(tx, tenant, wish.personId, userId);
    }));
  } catch (error) {
    if (error instanceof NotChanged) return refuse(error.refusal);
    throw error;
  }
  return ok({ password: await carryOut(house, tenant, { userId, signInName: `${tenant}/${person.staffNo}`, name: person.name }, wish.step) });
}

async function carryOut(house: House, tenant: string, account: { readonly userId: string; readonly signInName: string; readonly name: string }, step: AccountStep): Promise<string | null> {
  const { ql_auth } = house.pools;
  const password = step === 'issue' || step === 'reset' ? oneTimePassword(house.randomBytes) : null;
  const passwordHash = password === null ? '' : await house.hashPassword(password);
  if (step === 'issue') await putAccounts(ql_auth, [{ ...account, passwordHash, mustChangePassword: true }], house.clock());
  if (step === 'reset') await setPassword(ql_auth, account.userId, passwordHash);
  if (step === 'lock' || step === 'unlock') await setLocked(ql_auth, account.userId, step === 'lock');
  if (step === 'reset-factor') await clearSecondFactor(ql_auth, account.userId);
  if (step === 'unlock') await noteSignIn(house, tenant, { signInName: account.signInName, known: true, outcome: 'unlocked', address: null, userAgent: null });
  else await dropSessions(ql_auth, account.userId);
  return password;
}

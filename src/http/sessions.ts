import type { AccountState } from '#app/viewer';
import type { Accounts } from './accounts.ts';
import type { County } from './counties.ts';

/** Whose session a request carries. What `forget` is called for takes effect at the next question; what another process does, after a second. */
export interface Sessions {
  find(county: County, headers: Headers): Promise<AccountState | undefined>;
  forget(): void;
}

const REMEMBERED_MS = 1_000;
const MOST_REMEMBERED = 5_000;

/** Asks the accounts library once for the many questions of one page. Nothing is remembered of a look-up during which something was forgotten: it may have seen what no longer is. */
export function openSessions(accountsOf: (county: County) => Accounts, now: () => number): Sessions {
  const known = new Map<string, { readonly until: number; readonly account: AccountState }>();
  let forgotten = 0;
  return {
    async find(county, headers) {
      const cookie = headers.get('cookie');
      if (!cookie) return undefined;
      const key = `${county.code}\n${cookie}`;
      const before = known.get(key);
      if (before && before.until > now()) return before.account;
      const [began, asked] = [forgotten, now()];
      const found = await accountsOf(county).api.getSession({ headers });
      if (!found) return undefined;
      const { user, session } = found;
      const account = { userId: user.id, sessionId: session.id, mustChangePassword: user.mustChangePassword === true, twoFactorEnabled: (user as { twoFactorEnabled?: boolean | null }).twoFactorEnabled === true };
      if (known.size >= MOST_REMEMBERED) known.clear();
      if (began === forgotten) known.set(key, { until: Math.min(asked + REMEMBERED_MS, asked + session.expiresAt.getTime() - Date.now()), account });
      return account;
    },
    forget() {
      forgotten += 1;
      known.clear();
    },
  };
}

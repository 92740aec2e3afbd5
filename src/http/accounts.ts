import { betterAuth } from 'better-auth';
import { twoFactor, username } from 'better-auth/plugins';
import type pg from 'pg';

/** What the accounts need from the wiring. `demo` shares a prepared password and asks for no second factor. */
export interface AccountOptions {
  readonly pool: pg.Pool;
  readonly secret: string;
  /** `/c/<county>/console`: the cookie never leaves it. */
  readonly consolePath: string;
  readonly baseUrl: string;
  readonly trustedOrigins: readonly string[];
  readonly demo: boolean;
}

const FIVE_MINUTES = 300;
const TWELVE_HOURS = 12 * 3600;

/** `<county>/<staff number>`, the name that people sign in with. */
export const isSignInName = (text: string): boolean => /^[a-z][a-z0-9-]{1,14}[a-z0-9]\/[A-Za-z0-9-]{1,32}$/.test(text);

/** The staff accounts: no open sign-up, password with lockout, second factor, sessions of twelve hours. IP address and user agent of staff sessions are kept, as the law asks. */
export function openAccounts({ pool, secret, consolePath, baseUrl, trustedOrigins, demo }: AccountOptions) {
  return betterAuth({
    database: pool,
    secret,
    baseURL: baseUrl,
    basePath: `${consolePath}/auth`,
    trustedOrigins: [...trustedOrigins],
    telemetry: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 8, maxPasswordLength: 128, autoSignIn: false },
    user: {
      additionalFields: {
        mustChangePassword: { type: 'boolean', required: false, defaultValue: false, input: false },
        locked: { type: 'boolean', required: false, defaultValue: false, input: false },
      },
    },
    session: { expiresIn: TWELVE_HOURS, updateAge: 3600 },
    // Per address, and a county's schools often share one; guessing at one name is stopped by the lockout.
    rateLimit: demo ? { enabled: false } : { enabled: true, window: 60, max: 1_000, storage: 'memory', customRules: { '/sign-in/username': { window: FIVE_MINUTES, max: 300 }, '/two-factor/*': { window: FIVE_MINUTES, max: 300 } } },
    plugins: [
      username({ minUsernameLength: 3, maxUsernameLength: 49, usernameValidator: isSignInName, usernameNormalization: (name) => name.trim() }),
      twoFactor({ issuer: '清廉学校' }),
    ],
    advanced: { cookiePrefix: 'qinglian', defaultCookieAttributes: { path: consolePath, sameSite: 'strict', httpOnly: true } },
    logger: { level: 'error' },
  });
}

export type Accounts = ReturnType<typeof openAccounts>;

/** The accounts of each county, opened at the first asking. */
export function openAccountsByCounty(shared: Omit<AccountOptions, 'consolePath' | 'demo'>): (county: { readonly code: string; readonly demo: boolean }) => Accounts {
  const opened = new Map<string, Accounts>();
  return ({ code, demo }) => {
    const accounts = opened.get(code) ?? openAccounts({ ...shared, consolePath: `/c/${code}/console`, demo });
    opened.set(code, accounts);
    return accounts;
  };
}

/** A password as the accounts keep it (scrypt, about 0.1 s). */
export { hashPassword, verifyPassword } from 'better-auth/crypto';

import { randomUUID } from 'node:crypto';
import type { House } from '#app/house';
import { redeemCode } from '#app/redeem-code';
import { findAccountByName, findHalfWay, lockedFor, noteSignIn } from '#app/sign-in';
import { Hono, type Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { type Accounts, isSignInName } from './accounts.ts';
import type { County } from './counties.ts';
import { addressOf } from './peer.ts';
import { refused } from './refused.ts';
import { isOwnPost } from './security.ts';
import { openWrongCodes } from './wrong-codes.ts';

export interface SignInOptions {
  readonly house: House;
  readonly accountsOf: (county: County) => Accounts;
  readonly passwordChanged: (userId: string) => Promise<void>;
  readonly origins: readonly string[];
  readonly onFault: (id: string, error: unknown) => void;
}

type Env = { Variables: { county: County } };
type Attempt = { readonly signInName: string; readonly known: boolean; readonly locked: boolean };

/** What the console needs of the accounts library; everything else that it offers (renaming oneself, listing session tokens, …) is not there. */
const OTHER_PATHS = ['/sign-out', '/two-factor/enable', '/two-factor/disable', '/two-factor/generate-backup-codes', '/revoke-other-sessions'];

/** The library's cookie between password and code: a random name and a signature. */
const HALF_WAY = 'qinglian.two_factor';

const bodyOf = async (c: Context<Env>): Promise<Record<string, unknown>> => ((await c.req.raw.clone().json().catch(() => undefined)) as Record<string, unknown> | null | undefined) ?? {};

/** The sign-in of a county's staff: password, then the second factor where there is one; every attempt is kept for six months, five wrong ones in a row make a name wait. */
export function openSignIn({ house, accountsOf, passwordChanged, origins, onFault }: SignInOptions): Hono<Env> {
  const app = new Hono<Env>();
  const wrongCodes = openWrongCodes(() => performance.now());
  const sessionOf = (c: Context<Env>) => accountsOf(c.get('county')).api.getSession({ headers: c.req.raw.headers });
  // The library writes down the address that this header names: it gets the one that we believe.
  const handle = (c: Context<Env>, request = c.req.raw): Promise<Response> => {
    const headers = new Headers(request.headers);
    const address = addressOf(c);
    if (address === null) headers.delete('x-forwarded-for');
    else headers.set('x-forwarded-for', address);
    return accountsOf(c.get('county')).handler(new Request(request, { headers }));
  };

  async function attempt(c: Context<Env>, { signInName, known, locked }: Attempt, wrong: 'wrong-password' | 'wrong-code', work = () => handle(c)): Promise<Response> {
    const { code } = c.get('county');
    const note = (outcome: Parameters<typeof noteSignIn>[2]['outcome']) => noteSignIn(house, code, { signInName, known: known || outcome === 'entered', outcome, address: addressOf(c), userAgent: c.req.header('user-agent') ?? null });
    const waits = await lockedFor(house, code, signInName);
    if (locked || waits > 0) {
      await note('refused');
      return refused(locked ? { code: 'account-locked' } : { code: 'rate-limited', seconds: Math.ceil(waits / 1000) });
    }
    const answer = await work();
    if (answer.ok) await note(((await answer.clone().json()) as { twoFactorRedirect?: boolean } | null)?.twoFactorRedirect ? 'second-factor' : 'entered');
    else if (answer.status === 401) await note(wrong);
    return answer;
  }

  app.use(async (c, next) => (c.req.method === 'POST' && isOwnPost(c.req.raw, origins) ? next() : refused({ code: 'forbidden' })));
  app.onError((error) => {
    const id = randomUUID().slice(0, 8);
    onFault(id, error);
    return Response.json({ fault: id }, { status: 500 });
  });
  app.post('/sign-in/username', async (c) => {
    const { username } = await bodyOf(c);
    const signInName = typeof username === 'string' ? username.trim() : '';
    if (!signInName.startsWith(`${c.get('county').code}/`)) return refused({ code: 'bad-input' });
    const account = await findAccountByName(house, signInName);
    return attempt(c, { signInName, known: account !== undefined, locked: account?.locked ?? false }, 'wrong-password');
  });
  // By a code from the printed list: the password is set, then it signs in as any password does.
  app.post('/claim', async (c) => {
    const body = await bodyOf(c);
    const text = (name: string): string => (typeof body[name] === 'string' ? body[name] : '');
    const [staffNo, code, password] = [text('staffNo').trim(), text('code').trim(), text('password')];
    const signInName = `${c.get('county').code}/${staffNo}`;
    if (!staffNo || !code || !password || !isSignInName(signInName)) return refused({ code: 'bad-input' });
    const address = addressOf(c);
    if (!wrongCodes.mayTry(address)) return refused({ code: 'rate-limited' });
    const account = await findAccountByName(house, signInName);
    return attempt(c, { signInName, known: account !== undefined, locked: account?.locked ?? false }, 'wrong-code', async () => {
      const done = await redeemCode(house, c.get('county').code, { staffNo, code, password });
      if (!done.ok) {
        if (done.refusal.code === 'code-wrong') wrongCodes.note(address);
        return refused(done.refusal);
      }
      const headers = new Headers(c.req.raw.headers);
      headers.delete('content-length');
      return handle(c, new Request(c.req.raw.url.replace(/\/claim$/, '/sign-in/username'), { method: 'POST', headers, body: JSON.stringify({ username: done.value.signInName, password }) }));
    });
  });
  for (const path of ['/two-factor/verify-totp', '/two-factor/verify-backup-code']) {
    app.post(path, async (c) => {
      // Signed in already, it confirms the set-up; without a session it is the second half of a sign-in.
      if (await sessionOf(c)) return handle(c);
      const cookie = getCookie(c, HALF_WAY) ?? getCookie(c, `__Secure-${HALF_WAY}`);
      const account = cookie ? await findHalfWay(house, cookie.replace(/\.[^.]*$/, '')) : undefined;
      if (!account?.signInName.startsWith(`${c.get('county').code}/`)) return c.json({ refusal: { code: 'not-signed-in' } }, 401);
      return attempt(c, { ...account, known: true }, 'wrong-code');
    });
  }
  app.post('/change-password', async (c) => {
    const { currentPassword, newPassword } = await bodyOf(c);
    if (typeof newPassword === 'string' && newPassword === currentPassword) return refused({ code: 'same-password' });
    const signedIn = await sessionOf(c);
    const answer = await handle(c);
    if (signedIn && answer.ok) await passwordChanged(signedIn.user.id);
    return answer;
  });
  for (const path of OTHER_PATHS) app.post(path, (c) => handle(c));
  app.all('*', () => refused({ code: 'not-found' }));
  return app;
}

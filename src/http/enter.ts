import type { House } from '#app/house';
import { mustSetSecondFactor } from '#app/second-factor';
import { findViewer, type Viewer } from '#app/viewer';
import { isUuid } from '#base/id';
import { refuse, type Result } from '#base/result';
import type { Accounts } from './accounts.ts';
import type { County } from './counties.ts';

/** Who asks: the session's account as a viewer, in the post asked for. Refuses who is not signed in, is not staff here, or must first change a password or set up a second factor (`unready` lets those in). */
export async function enter({ house, accountsOf }: { readonly house: House; readonly accountsOf: (county: County) => Accounts }, county: County, request: Request, postId: string | undefined, unready = false): Promise<Result<Viewer>> {
  const signedIn = await accountsOf(county).api.getSession({ headers: request.headers });
  if (!signedIn) return refuse({ code: 'not-signed-in' });
  const account = { userId: signedIn.user.id, sessionId: signedIn.session.id, mustChangePassword: signedIn.user.mustChangePassword === true, twoFactorEnabled: (signedIn.user as { twoFactorEnabled?: boolean | null }).twoFactorEnabled === true };
  const viewer = await findViewer(house, county.code, account, isUuid(postId) ? postId : undefined);
  if (!viewer.ok || unready) return viewer;
  if (account.mustChangePassword) return refuse({ code: 'password-change-needed' });
  if (mustSetSecondFactor(viewer.value, county.demo)) return refuse({ code: 'second-factor-needed' });
  return viewer;
}

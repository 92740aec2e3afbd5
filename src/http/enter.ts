import type { House } from '#app/house';
import { mustSetSecondFactor } from '#app/second-factor';
import { findViewer, type Viewer } from '#app/viewer';
import { isUuid } from '#base/id';
import { refuse, type Result } from '#base/result';
import type { County } from './counties.ts';
import type { Sessions } from './sessions.ts';

/** Who asks: the session's account as a viewer, in the post asked for. Refuses who is not signed in, is not staff here, or must first change a password or set up a second factor (`unready` lets those in). */
export async function enter({ house, sessions }: { readonly house: House; readonly sessions: Sessions }, county: County, request: Request, postId: string | undefined, unready = false): Promise<Result<Viewer>> {
  const account = await sessions.find(county, request.headers);
  if (!account) return refuse({ code: 'not-signed-in' });
  const viewer = await findViewer(house, county.code, account, isUuid(postId) ? postId : undefined);
  if (!viewer.ok || unready) return viewer;
  if (account.mustChangePassword) return refuse({ code: 'password-change-needed' });
  if (mustSetSecondFactor(viewer.value, county.demo)) return refuse({ code: 'second-factor-needed' });
  return viewer;
}

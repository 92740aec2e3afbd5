import type { Role } from '#model/actor';
import type { Viewer } from './viewer.ts';

/** Roles that must have a second factor, except in a demo county. */
export const NEEDS_SECOND_FACTOR: readonly Role[] = ['office.clerk', 'office.head', 'admin.system', 'admin.security', 'admin.audit'];

/** Whether somebody must set a second factor up before anything else is answered: whoever holds an office or administrator post today, in whichever post she acts. */
export const mustSetSecondFactor = ({ account, posts }: Pick<Viewer, 'account' | 'posts'>, demo: boolean): boolean =>
  !demo && !account.twoFactorEnabled && posts.some((post) => post.roles.some((role) => NEEDS_SECOND_FACTOR.includes(role)));

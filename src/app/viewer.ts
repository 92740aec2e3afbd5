import type { Uuid } from '#base/id';
import { ok, refuse, type Result } from '#base/result';
import { type Actor, leadsOf, resolveScope, type Unit } from '#model/actor';
import type { Ledger } from '#model/ledger';
import type { Person, Post } from '#model/organisation';
import { isTeacherOnly, readsAs } from '#model/readers';
import { findStaff, listUnits } from '#store/organisation';
import { inSight, type Sight } from '#store/pools';
import type { Within } from '#store/within';
import { type House, today } from './house.ts';
import { rememberBriefly } from './remember-briefly.ts';

/** What the account says of itself. */
export interface AccountState {
  readonly userId: string;
  readonly sessionId: string;
  readonly mustChangePassword: boolean;
  readonly twoFactorEnabled: boolean;
}

/** Somebody signed in, in one of the posts held today. */
export interface Viewer {
  readonly tenant: string;
  readonly account: AccountState;
  readonly person: Person;
  readonly posts: readonly Post[];
  readonly post: Post;
  readonly units: readonly Unit[];
  readonly actor: Actor;
}

/** Who is behind an account, and the county's units; a change of posts takes effect within two seconds. */
const loadStaff = rememberBriefly((house, tenant, userId) => inSight(house.pools.ql_app, { tenant }, async (tx) => ({ staff: await findStaff(tx, tenant, userId, today(house)), units: await listUnits(tx, tenant) })));

/** A person acting in a post: its roles, how far it reaches, and in whose name it leads. */
export const actorIn = (personId: Uuid, post: Post, units: readonly Unit[]): Actor =>
  ({ personId, postId: post.postId, unitId: post.unitId, roles: post.roles, reach: resolveScope(post.scope, post.unitId, units), leads: leadsOf(post.unitId, units) });

/** The viewer behind an account in a county: in the post asked for, else in the first. Refuses who is not staff here or holds no such post today. */
export async function findViewer(house: House, tenant: string, account: AccountState, postId: Uuid | undefined): Promise<Result<Viewer, { readonly code: 'not-staff' | 'no-post' }>> {
  const { staff, units } = await loadStaff(house, tenant, account.userId);
  if (!staff) return refuse({ code: 'not-staff' });
  const post = postId === undefined ? staff.posts[0] : staff.posts.find((one) => one.postId === postId);
  if (!post) return refuse({ code: 'no-post' });
  return ok({ tenant, account, person: staff.person, posts: staff.posts, post, units, actor: actorIn(staff.person.personId, post, units) });
}

/** Under whose eyes a person's questions run: what the acting post reaches, the own unit, the own drafts. */
export const sightOf = (tenant: string, actor: Actor): Sight => ({ tenant, units: actor.reach, own: actor.unitId, person: actor.personId, readers: readsAs(actor.roles) });

/** Whose rows a person's lists ask for: those of the units that the acting post reaches, and those that its own unit leads. */
export const withinReach = ({ reach, unitId }: Actor): Within => ({ units: reach, lead: unitId });

/** Whose rows of one ledger a person's lists ask for: where it has readers of its own, only those of the own unit; of a teacher, only her own. */
export const withinLedger = (actor: Actor, { readers }: Pick<Ledger, 'readers'>): Within =>
  isTeacherOnly(actor.roles) ? { units: [], author: actor.personId } : readers === undefined ? withinReach(actor) : { units: [actor.unitId] };

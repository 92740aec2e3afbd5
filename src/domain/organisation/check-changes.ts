import type { Day } from '#base/day';
import type { Uuid } from '#base/id';
import { ok, refuse, type Result } from '#base/result';
import { isSchoolKind } from '#model/actor';
import { type Change, type Holding, identityOf, isAdminPost, isAdminRole, type Organisation, type Post } from '#model/organisation';
import { apply, type Draft, nameKey, openDraft, standing } from './draft.ts';

type Code =
  | 'name-missing' | 'name-taken' | 'fixed' | 'no-parent' | 'unit-closed' | 'has-children' | 'root-stays' | 'day-past' | 'role-missing' | 'role-misfit' | 'roles-apart' | 'admin-roles-fixed' | 'own-post' | 'own-role'
  | 'staff-no-bad' | 'staff-no-taken' | 'not-found' | 'days-reversed' | 'holding-overlap' | 'last-admin' | 'semester-overlap';

/** Why a change of the organisation is not made; `index` says which of those sent, so that a row of a sheet can be named. Every code has one Chinese sentence in the console. */
export interface OrganisationRefusal {
  readonly code: Code;
  readonly index: number;
  readonly [detail: string]: unknown;
}

/** Who asks, and on which day. */
export interface Asker {
  readonly personId: Uuid;
  readonly today: Day;
}

const LONGEST_NAME = 60;
const STAFF_NO = /^[A-Za-z0-9-]{1,32}$/;

const isNamed = (name: string): boolean => name.trim() === name && name.length > 0 && name.length <= LONGEST_NAME;
const meets = (a: { from: Day; to: Day | null }, b: { from: Day; to: Day | null }): boolean => (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to);
const runsOn = (holding: Holding, day: Day): boolean => holding.to === null || holding.to >= day;

const unitOf = (draft: Draft, unitId: string) => draft.units.get(`unit/${unitId}`);
const postOf = (draft: Draft, postId: string) => draft.posts.get(`post/${postId}`);

function closing(before: Day | null | undefined, after: Day | null | undefined, today: Day): Code | undefined {
  if ((before ?? null) === (after ?? null)) return undefined;
  if (before && before <= today) return 'unit-closed';
  return after && after < today ? 'day-past' : undefined;
}

function refuseUnit(draft: Draft, { row }: Extract<Change, { kind: 'unit' }>, { today }: Asker): Code | undefined {
  const before = unitOf(draft, row.unitId);
  if (!isNamed(row.name)) return 'name-missing';
  if (before && (before.parentId !== row.parentId || before.kind !== row.kind)) return 'fixed';
  if (!before && row.closedFrom) return 'day-past';
  if (row.parentId === null) return row.closedFrom || !before ? 'root-stays' : undefined;
  const parent = unitOf(draft, row.parentId);
  if (!parent || row.parentId === row.unitId) return 'no-parent';
  if (!before && parent.closedFrom) return 'unit-closed';
  if (row.closedFrom && [...draft.units.values()].some((unit) => unit.parentId === row.unitId && !unit.closedFrom)) return 'has-children';
  return closing(before?.closedFrom, row.closedFrom, today);
}

const sameRoles = (a: Post, b: Post): boolean => a.roles.length === b.roles.length && a.roles.every((role) => b.roles.includes(role));

function refusePost(draft: Draft, { row }: Extract<Change, { kind: 'post' }>, { personId, today }: Asker): Code | undefined {
  const before = postOf(draft, row.postId);
  const unit = unitOf(draft, row.unitId);
  if (!isNamed(row.title)) return 'name-missing';
  if (!unit) return 'not-found';
  if (row.roles.length === 0 || new Set(row.roles).size !== row.roles.length) return 'role-missing';
  if (row.scope.kind === 'linked' && row.scope.unitIds.some((unitId) => !unitOf(draft, unitId))) return 'not-found';
  if (row.roles.some((role) => (role.startsWith('school.') || role === 'teacher') !== isSchoolKind(unit.kind))) return 'role-misfit';
  if (row.roles.some(isAdminRole) && row.roles.length > 1) return 'roles-apart';
  if (!before) return unit.closedFrom ? 'unit-closed' : row.closedFrom ? 'day-past' : undefined;
  if (before.unitId !== row.unitId) return 'fixed';
  if (!sameRoles(before, row) && (isAdminPost(before) || isAdminPost(row))) return 'admin-roles-fixed';
  if ([...draft.holdings.values()].some((holding) => holding.postId === row.postId && holding.personId === personId && runsOn(holding, today))) return 'own-post';
  return closing(before.closedFrom, row.closedFrom, today);
}

function refuseHolding(draft: Draft, { row }: Extract<Change, { kind: 'holding' }>, { personId, today }: Asker): Code | undefined {
  const post = postOf(draft, row.postId);
  const before = draft.holdings.get(identityOf({ kind: 'holding', row }));
  if (!post || !draft.people.has(`person/${row.personId}`)) return 'not-found';
  if (row.personId === personId) return 'own-role';
  if (row.to !== null && row.to < row.from) return 'days-reversed';
  if (!before && (post.closedFrom || unitOf(draft, post.unitId)?.closedFrom)) return 'unit-closed';
  const others = (draft.byPair.get(`${row.postId}/${row.personId}`) ?? []).filter((one) => one.from !== row.from);
  if (others.some((one) => meets(one, row))) return 'holding-overlap';
  // The three administrators are three people: whoever runs the system neither unlocks nor audits.
  const admin = post.roles.find(isAdminRole);
  const isApart = (one: Holding): boolean => one.personId === row.personId && runsOn(one, today) && meets(one, row) && (postOf(draft, one.postId)?.roles ?? []).some((role) => isAdminRole(role) && role !== admin);
  return admin && [...draft.holdings.values()].some(isApart) ? 'roles-apart' : undefined;
}

function refuseSemester(draft: Draft, { row }: Extract<Change, { kind: 'semester' }>): Code | undefined {
  if (!isNamed(row.name)) return 'name-missing';
  if (row.end <= row.start) return 'days-reversed';
  return [...draft.semesters.values()].some((one) => one.id !== row.id && one.start <= row.end && row.start <= one.end) ? 'semester-overlap' : undefined;
}

function refuseChange(draft: Draft, change: Change, asker: Asker): Code | undefined {
  const key = nameKey(change);
  const bearer = key === undefined ? undefined : draft.names.get(key);
  if (bearer !== undefined && bearer !== identityOf(change)) return change.kind === 'person' ? 'staff-no-taken' : 'name-taken';
  switch (change.kind) {
    case 'unit':
      return refuseUnit(draft, change, asker);
    case 'post':
      return refusePost(draft, change, asker);
    case 'person': {
      const before = draft.people.get(identityOf(change));
      if (!isNamed(change.row.name)) return 'name-missing';
      if (!STAFF_NO.test(change.row.staffNo)) return 'staff-no-bad';
      return before && before.staffNo !== change.row.staffNo ? 'fixed' : undefined;
    }
    case 'holding':
      return refuseHolding(draft, change, asker);
    case 'semester':
      return refuseSemester(draft, change);
  }
}

const isStanding = (draft: Draft, { postId, to }: Holding): boolean => {
  const post = postOf(draft, postId);
  return to === null && post !== undefined && !post.closedFrom && !unitOf(draft, post.unitId)?.closedFrom && post.roles.includes('admin.system');
};

/** Whether somebody keeps running the system until further notice: without one nobody could ever change anything again. */
const hasAdmin = (draft: Draft): boolean => [...draft.holdings.values()].some((holding) => isStanding(draft, holding));

/** Tries changes one after the other, each on what the former ones made; ok, or the first reason against one of them. */
export function checkChanges(organisation: Organisation, changes: readonly Change[], asker: Asker): Result<undefined, OrganisationRefusal> {
  const draft = openDraft(organisation);
  for (const [index, change] of changes.entries()) {
    const code = refuseChange(draft, change, asker);
    if (code) return refuse({ code, index });
    apply(draft, change);
  }
  return hasAdmin(draft) ? ok(undefined) : refuse({ code: 'last-admin' as const, index: changes.length - 1 });
}

/** Which of these changes give somebody an administrator's post and so need a second administrator: all that do, but where the asker is the only one there is. Each is judged on what the former ones made. */
export function whichNeedSecond(organisation: Organisation, changes: readonly Change[], asker: Asker): readonly boolean[] {
  const draft = openDraft(organisation);
  const hasOther = organisation.holdings.some((holding) => holding.personId !== asker.personId && runsOn(holding, asker.today) && isAdminPost(postOf(draft, holding.postId) ?? { roles: [] }));
  return changes.map((change) => {
    const post = change.kind === 'holding' ? postOf(draft, change.row.postId) : undefined;
    if (post && isAdminPost(post) && !standing(draft, change) && hasOther) return true;
    apply(draft, change);
    return false;
  });
}

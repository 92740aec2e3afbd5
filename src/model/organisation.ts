import type { Day } from '#base/day';
import type { Uuid } from '#base/id';
import type { Role, Scope, Unit } from './actor.ts';
import type { Semester } from './calendar.ts';

/** Somebody who may hold posts; of a person nothing else is kept. */
export interface Person {
  readonly personId: Uuid;
  readonly staffNo: string;
  readonly name: string;
}

/** A post of one unit, with what its holder may do and how far; closed from a day on it stays for the past. */
export interface Post {
  readonly postId: Uuid;
  readonly unitId: string;
  readonly title: string;
  readonly roles: readonly Role[];
  readonly scope: Scope;
  readonly closedFrom?: Day | null;
}

/** Who holds which post, from a day to a day, both counted; without an end until further notice. */
export interface Holding {
  readonly postId: Uuid;
  readonly personId: Uuid;
  readonly from: Day;
  readonly to: Day | null;
}

/** A county's organisation, past and present. */
export interface Organisation {
  readonly units: readonly Unit[];
  readonly posts: readonly Post[];
  readonly people: readonly Person[];
  readonly holdings: readonly Holding[];
  readonly semesters: readonly Semester[];
}

/** One thing of the organisation as it shall be from now on: new, or in place of what has the same identity. */
export type Change =
  | { readonly kind: 'unit'; readonly row: Unit }
  | { readonly kind: 'post'; readonly row: Post }
  | { readonly kind: 'person'; readonly row: Person }
  | { readonly kind: 'holding'; readonly row: Holding }
  | { readonly kind: 'semester'; readonly row: Semester };

export type ChangeKind = Change['kind'];

export const CHANGE_NAMES: Readonly<Record<ChangeKind, string>> = { unit: '单位', post: '岗位', person: '人员', holding: '任职', semester: '学期' };

/** What makes a thing itself: two changes with the same identity speak of the same thing. */
export function identityOf({ kind, row }: Change): string {
  switch (kind) {
    case 'unit':
      return `unit/${row.unitId}`;
    case 'post':
      return `post/${row.postId}`;
    case 'person':
      return `person/${row.personId}`;
    case 'holding':
      return `holding/${row.postId}/${row.personId}/${row.from}`;
    case 'semester':
      return `semester/${row.id}`;
  }
}

/** The roles that run the system itself; they are held alone and given by two. */
export const isAdminRole = (role: Role): boolean => role.startsWith('admin.');
export const isAdminPost = (post: Pick<Post, 'roles'>): boolean => post.roles.some(isAdminRole);

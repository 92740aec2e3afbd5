import type { Unit } from '#model/actor';
import type { Semester } from '#model/calendar';
import { type Change, type Holding, identityOf, type Organisation, type Person, type Post } from '#model/organisation';
import { changesOf } from './values.ts';

/** An organisation while changes are tried on it, with the lookups that the rules need: a sheet of thousands of rows stays linear. */
export interface Draft {
  readonly units: Map<string, Unit>;
  readonly posts: Map<string, Post>;
  readonly people: Map<string, Person>;
  readonly holdings: Map<string, Holding>;
  readonly semesters: Map<string, Semester>;
  /** Who bears a name or number: unit names, post titles by unit, staff numbers. */
  readonly names: Map<string, string>;
  /** Holdings by post and person. */
  readonly byPair: Map<string, Holding[]>;
}

const pairOf = (holding: Holding): string => `${holding.postId}/${holding.personId}`;

/** The name by which a thing must be unique, as a key; undefined for what has none or is closed. */
export function nameKey({ kind, row }: Change): string | undefined {
  if (kind === 'unit') return row.closedFrom ? undefined : `unit/${row.name}`;
  if (kind === 'post') return row.closedFrom ? undefined : `post/${row.unitId}/${row.title}`;
  return kind === 'person' ? `person/${row.staffNo.toLowerCase()}` : undefined;
}

/** The thing that stands in the place of this change, as a change. */
export function standing(draft: Draft, change: Change): Change | undefined {
  const tables = { unit: draft.units, post: draft.posts, person: draft.people, holding: draft.holdings, semester: draft.semesters };
  const row = (tables[change.kind] as Map<string, unknown>).get(identityOf(change));
  return row === undefined ? undefined : ({ kind: change.kind, row } as Change);
}

/** Puts a change into the draft. */
export function apply(draft: Draft, change: Change): void {
  const before = standing(draft, change);
  const [old, key] = [before && nameKey(before), nameKey(change)];
  if (old !== undefined) draft.names.delete(old);
  if (key !== undefined) draft.names.set(key, identityOf(change));
  if (change.kind === 'unit') draft.units.set(identityOf(change), change.row);
  if (change.kind === 'post') draft.posts.set(identityOf(change), change.row);
  if (change.kind === 'person') draft.people.set(identityOf(change), change.row);
  if (change.kind === 'semester') draft.semesters.set(identityOf(change), change.row);
  if (change.kind === 'holding') {
    const pair = draft.byPair.get(pairOf(change.row)) ?? [];
    draft.byPair.set(pairOf(change.row), [...pair.filter((one) => one.from !== change.row.from), change.row]);
    draft.holdings.set(identityOf(change), change.row);
  }
}

/** A draft of an organisation as it stands. */
export function openDraft(organisation: Organisation): Draft {
  const draft: Draft = { units: new Map(), posts: new Map(), people: new Map(), holdings: new Map(), semesters: new Map(), names: new Map(), byPair: new Map() };
  for (const change of changesOf(organisation)) apply(draft, change);
  return draft;
}

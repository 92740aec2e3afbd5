import { addDays, type Day, maxDay } from '#base/day';
import type { Uuid } from '#base/id';
import { isSchoolKind, type Role, type UnitKind } from '#model/actor';
import { type Change, type Holding, isAdminPost, type Organisation, type Person, type Post } from '#model/organisation';
import { guessRole, plainName, plainTitle, usualScope } from './guess.ts';
import { type PlacedUnit, placeUnits, type UnitDecision } from './place-units.ts';
import { readLines, type ReadLine, type UnclearLine } from './read-lines.ts';
import type { RosterRow, RosterUnit } from './take-rows.ts';

/** What the administrator decided beside the roster itself: the day from which it holds, unknown units, what new titles may do, and whose former posts stay (by person). */
export interface RosterDecisions {
  readonly from: Day;
  readonly units: Readonly<Record<string, UnitDecision>>;
  readonly titles: Readonly<Record<string, Role>>;
  readonly keep: readonly Uuid[];
}

export interface RosterInput {
  readonly rows: readonly RosterRow[];
  readonly units: readonly RosterUnit[];
  readonly decisions: RosterDecisions;
  readonly organisation: Organisation;
  /** Who brings the roster in: nothing of her own is changed. */
  readonly asker: Uuid;
  readonly newId: () => Uuid;
  readonly newUnitId: () => string;
}

/** A title that makes new posts, by kind of unit; without a role somebody must say what it may do. */
export interface TitleLine {
  readonly key: string;
  readonly title: string;
  readonly kind: UnitKind;
  readonly people: number;
  readonly role: Role | null;
}

/** Somebody whose posts or name change. */
export interface PersonLine {
  readonly personId: Uuid;
  readonly staffNo: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

export interface RosterPlan {
  readonly changes: readonly Change[];
  readonly units: readonly (PlacedUnit & { readonly people: number })[];
  readonly titles: readonly TitleLine[];
  readonly fresh: readonly PersonLine[];
  readonly renamed: readonly PersonLine[];
  readonly moved: readonly PersonLine[];
  readonly leavers: readonly PersonLine[];
  /** How many stand as they are. */
  readonly same: number;
  readonly unclear: readonly UnclearLine[];
  /** Whether every unit and every title is decided. */
  readonly ready: boolean;
}

/** One decision serves all schools, and each other kind of unit by itself. */
const titleKey = (kind: UnitKind, title: string): string => `${isSchoolKind(kind) ? 'school' : kind}/${title}`;

/** What a roster would change in the organisation: who is new, who has another name or post, who is no longer there (her posts end the day before, the past stays), and which lines say too little. Only units that the roster names are looked at for leavers. */
export function planRoster({ rows, units, decisions, organisation, asker, newId, newUnitId }: RosterInput): RosterPlan {
  const { from } = decisions;
  const placed = placeUnits(units, organisation.units, decisions.units, from, newUnitId);
  const unitOf = new Map(placed.map((unit) => [unit.name, unit]));
  const unitName = new Map([...organisation.units.map((unit) => [unit.unitId, unit.name] as const), ...placed.filter((unit) => unit.isNew).map((unit) => [unit.unitId, unit.name] as const)]);
  const postById = new Map(organisation.posts.map((post) => [post.postId, post]));
  const postKey = (unitId: string, title: string): string => `${unitId}/${plainName(title)}`;
  const postBy = new Map(organisation.posts.filter((post) => !post.closedFrom || post.closedFrom > from).map((post) => [postKey(post.unitId, post.title), post]));
  const held = Map.groupBy(organisation.holdings.filter((one) => one.to === null || one.to >= from), (one) => one.personId);
  const { lines, unclear } = readLines(rows, organisation.people);
  const [posts, people, holdings, titles] = [[] as Post[], [] as Person[], [] as Holding[], new Map<string, TitleLine>()];
  const [fresh, renamed, moved, leavers] = [[] as PersonLine[], [] as PersonLine[], [] as PersonLine[], [] as PersonLine[]];
  let same = 0;

  const postFor = (unit: PlacedUnit, written: string): Post | undefined => {
    if (unit.kind === null) return undefined;
    const title = written || plainTitle(unit.kind);
    const known = postBy.get(postKey(unit.unitId, title));
    if (known) return known;
    const key = titleKey(unit.kind, title);
    const role = decisions.titles[key] ?? guessRole(title, unit.kind);
    titles.set(key, { key, title, kind: unit.kind, people: (titles.get(key)?.people ?? 0), role });
    if (role === null) return undefined;
    const post: Post = { postId: newId(), unitId: unit.unitId, title, roles: [role], scope: usualScope(role), closedFrom: null };
    posts.push(post);
    postBy.set(postKey(unit.unitId, title), post);
    return post;
  };
  const say = (one: Post | undefined): string => (one ? `${unitName.get(one.unitId) ?? ''} ${one.title}` : '');
  const wanted = (line: ReadLine): readonly Post[] => line.places.flatMap(({ unit, post }) => {
    const place = unitOf.get(unit);
    const found = place && postFor(place, post);
    if (found && place?.kind && titles.has(titleKey(place.kind, found.title))) {
      const title = titles.get(titleKey(place.kind, found.title)) as TitleLine;
      titles.set(title.key, { ...title, people: title.people + 1 });
    }
    return found && !isAdminPost(found) ? [found] : [];
  });
  const known = new Set(lines.flatMap(({ places }) => places.map(({ post }) => plainName(post))));
  const end = (one: Holding): void => void holdings.push({ ...one, to: maxDay(one.from, addDays(from, -1)) });

  for (const line of lines) {
    const targets = wanted(line);
    if (line.person?.personId === asker) {
      same += 1;
      continue;
    }
    const person = line.person ?? { personId: newId(), staffNo: line.staffNo, name: line.name };
    const own = line.person ? (held.get(line.person.personId) ?? []) : [];
    const isRenamed = person.name !== line.name;
    if (!line.person || isRenamed) people.push({ ...person, name: line.name });
    const missing = targets.filter((post) => !own.some((one) => one.postId === post.postId));
    for (const post of missing) holdings.push({ postId: post.postId, personId: person.personId, from, to: null });
    // What the roster does not know by title, such as the post of a clerk, stays where its holder stays in the unit.
    const ending = targets.length === 0 || missing.length === 0 || decisions.keep.includes(person.personId) ? [] : own.filter((one) => {
      const post = postById.get(one.postId);
      if (!post || isAdminPost(post) || targets.some((target) => target.postId === one.postId)) return false;
      return !targets.some((target) => target.unitId === post.unitId) || known.has(plainName(post.title));
    });
    ending.forEach(end);
    const about = { personId: person.personId, staffNo: person.staffNo, name: line.name };
    if (isRenamed) renamed.push({ ...about, before: person.name, after: line.name });
    if (!line.person) fresh.push({ ...about, before: '', after: targets.map(say).join('、') });
    else if (missing.length > 0) moved.push({ ...about, before: ending.map((one) => say(postById.get(one.postId))).join('、'), after: missing.map(say).join('、') });
    else if (!isRenamed) same += 1;
  }

  const covered = new Set(placed.filter((unit) => !unit.isNew).map((unit) => unit.unitId));
  const listed = new Set([...lines.flatMap(({ person }) => person?.personId ?? []), ...unclear.flatMap(({ personId }) => personId ?? []), asker]);
  for (const person of organisation.people) {
    if (listed.has(person.personId)) continue;
    const ending = (held.get(person.personId) ?? []).filter((one) => {
      const post = postById.get(one.postId);
      return post !== undefined && covered.has(post.unitId) && !isAdminPost(post);
    });
    if (ending.length === 0) continue;
    leavers.push({ ...person, before: ending.map((one) => say(postById.get(one.postId))).join('、'), after: '' });
    if (!decisions.keep.includes(person.personId)) ending.forEach(end);
  }

  const idOf = (name: string): string => placed.find((unit) => unit.name === name)?.unitId ?? organisation.units.find((unit) => unit.name === name)?.unitId ?? '';
  const inOrder = parentsFirst(placed.filter((unit) => unit.isNew && unit.kind !== null));
  const counted = Map.groupBy(lines.flatMap(({ places }) => places), ({ unit }) => unit);
  return {
    changes: [
      ...inOrder.map((unit): Change => ({ kind: 'unit', row: { unitId: unit.unitId, parentId: idOf(unit.parent), kind: unit.kind as UnitKind, name: unit.name, closedFrom: null } })),
      ...posts.map((row): Change => ({ kind: 'post', row })),
      ...people.map((row): Change => ({ kind: 'person', row })),
      // Endings first: who comes back to a post on the same day is not in her own way.
      ...holdings.toSorted((a, b) => Number(a.to === null) - Number(b.to === null)).map((row): Change => ({ kind: 'holding', row })),
    ],
    units: placed.map((unit) => ({ ...unit, people: counted.get(unit.name)?.length ?? 0 })),
    titles: [...titles.values()], fresh, renamed, moved, leavers, same, unclear,
    ready: placed.every((unit) => unit.kind !== null) && [...titles.values()].every(({ role }) => role !== null),
  };
}

/** New units so that a parent stands before what is below it. */
function parentsFirst(units: readonly PlacedUnit[]): readonly PlacedUnit[] {
  const names = new Set(units.map(({ name }) => name));
  return [...units.filter(({ parent }) => !names.has(parent)), ...units.filter(({ parent }) => names.has(parent))];
}

import type { Day } from '#base/day';
import type { Uuid } from '#base/id';
import type { Role, Scope, UnitKind } from '#model/actor';
import type { Values } from '#model/field';
import type { Change, Organisation } from '#model/organisation';

type Row = { readonly [column: string]: string | null | readonly string[] };

/** A thing as a row of the ledger's table of its kind. */
function toRow({ kind, row }: Change): Row {
  switch (kind) {
    case 'unit':
      return { unitId: row.unitId, parentId: row.parentId, unitKind: row.kind, name: row.name, closedFrom: row.closedFrom ?? null };
    case 'post':
      return { postId: row.postId, unitId: row.unitId, title: row.title, roles: [...row.roles], scope: row.scope.kind, linked: row.scope.kind === 'linked' ? [...row.scope.unitIds].sort().join(',') : null, closedFrom: row.closedFrom ?? null };
    case 'person':
      return { personId: row.personId, staffNo: row.staffNo, name: row.name };
    case 'holding':
      return { postId: row.postId, personId: row.personId, from: row.from, to: row.to };
    case 'semester':
      return { semesterId: row.id, name: row.name, start: row.start, end: row.end };
  }
}

const FIELD = { unit: 'units', post: 'posts', person: 'people', holding: 'holdings', semester: 'semesters' } as const;

/** Every thing of an organisation as a change, in the order in which they build on each other. */
export const changesOf = ({ units, posts, people, holdings, semesters }: Organisation): readonly Change[] => [
  ...units.map((row): Change => ({ kind: 'unit', row })), ...posts.map((row): Change => ({ kind: 'post', row })), ...people.map((row): Change => ({ kind: 'person', row })),
  ...holdings.map((row): Change => ({ kind: 'holding', row })), ...semesters.map((row): Change => ({ kind: 'semester', row })),
];

/** Things as the values of the ledger `organisation`: one table a kind, only the kinds that are there. */
export const toValues = (changes: readonly Change[]): Values =>
  Object.fromEntries([...Map.groupBy(changes, (change) => FIELD[change.kind])].map(([field, own]) => [field, own.map(toRow)]));

interface Rows {
  readonly units: { unitId: string; parentId: string | null; unitKind: UnitKind; name: string; closedFrom: Day | null };
  readonly posts: { postId: Uuid; unitId: string; title: string; roles: readonly Role[]; scope: Scope['kind']; linked: string | null; closedFrom: Day | null };
  readonly people: { personId: Uuid; staffNo: string; name: string };
  readonly holdings: { postId: Uuid; personId: Uuid; from: Day; to: Day | null };
  readonly semesters: { semesterId: string; name: string; start: Day; end: Day };
}

/** The things that such values speak of; the opposite of `toValues`. */
export function fromValues(values: Values): readonly Change[] {
  const rows = <K extends keyof Rows>(field: K): readonly Rows[K][] => (values[field] ?? []) as unknown as readonly Rows[K][];
  return changesOf({
    units: rows('units').map(({ unitKind: kind, ...row }) => ({ ...row, kind })),
    posts: rows('posts').map(({ linked, scope, ...row }) => ({ ...row, scope: scope === 'linked' ? { kind: scope, unitIds: linked ? linked.split(',') : [] } : { kind: scope } })),
    people: rows('people'),
    holdings: rows('holdings'),
    semesters: rows('semesters').map(({ semesterId: id, ...row }) => ({ ...row, id })),
  });
}

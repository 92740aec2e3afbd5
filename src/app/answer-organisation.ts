import type { Uuid } from '#base/id';
import { ok, refuse, type Result } from '#base/result';
import { fromValues } from '#domain/organisation';
import { SCOPE_NAMES, UNIT_KINDS } from '#model/actor';
import { type Change, type Holding, identityOf, isAdminRole } from '#model/organisation';
import { listAccountStates } from '#store/account';
import { listPeople, readOrganisationTables } from '#store/organisation';
import { findVersions, listWaiting } from '#store/organisation-change';
import { inSight, type Transaction } from '#store/pools';
import type { Answers } from './answers.ts';
import { changeOrganisation, recordOf, type Wish } from './change-organisation.ts';
import { confirmHolding } from './confirm-holding.ts';
import { type House, today } from './house.ts';
import { serveAccount } from './serve-account.ts';
import type { Viewer } from './viewer.ts';

const PAGE = 50;

type Names = 'organisation.units' | 'organisation.posts' | 'organisation.people' | 'organisation.semesters' | 'organisation.change' | 'organisation.waiting' | 'organisation.confirm' | 'organisation.account';
type Story = (change: Change) => { readonly recordId: Uuid; readonly seq: number };

/** Lets an administrator read the organisation; refuses everybody else. */
async function read<T>(house: House, viewer: Viewer, work: (tx: Transaction) => Promise<T>): Promise<Result<T>> {
  if (!viewer.actor.roles.some(isAdminRole)) return refuse({ code: 'forbidden' });
  return ok(await inSight(house.pools.ql_app, { tenant: viewer.tenant, units: '*' }, work));
}

/** Where the story of each of these things stands, and how long it is. */
async function storiesOf(house: House, tx: Transaction, tenant: string, changes: readonly Change[]): Promise<Story> {
  const idOf = (change: Change): Uuid => recordOf(house, tenant, identityOf(change));
  const versions = await findVersions(tx, tenant, changes.map(idOf));
  return (change) => ({ recordId: idOf(change), seq: versions.get(idOf(change))?.seq ?? 0 });
}

const asHolding = (row: Holding): Change => ({ kind: 'holding', row });
const byFrom = (a: Holding, b: Holding): number => (a.from < b.from ? 1 : -1);

export const answerOrganisation: Answers<Names> = {
  'organisation.units': (house, viewer) => read(house, viewer, async (tx) => {
    const { units, posts, holdings } = await readOrganisationTables(tx, viewer.tenant);
    const on = today(house);
    const holders = Map.groupBy(holdings.filter((one) => one.from <= on && (one.to === null || one.to >= on)), (one) => one.postId);
    const byUnit = Map.groupBy(posts.filter((post) => !post.closedFrom || post.closedFrom > on), (post) => post.unitId);
    const story = await storiesOf(house, tx, viewer.tenant, units.map((row) => ({ kind: 'unit', row })));
    return units.map((row) => {
      const own = byUnit.get(row.unitId) ?? [];
      return { ...story({ kind: 'unit', row }), ...row, closedFrom: row.closedFrom ?? null, kindName: UNIT_KINDS[row.kind].name, posts: own.length, holders: own.reduce((sum, post) => sum + (holders.get(post.postId)?.length ?? 0), 0) };
    });
  }),

  'organisation.posts': (house, viewer, { unitId }) => read(house, viewer, async (tx) => {
    const { posts, holdings, people } = await readOrganisationTables(tx, viewer.tenant);
    const own = posts.filter((post) => post.unitId === unitId);
    const held = holdings.filter((one) => own.some((post) => post.postId === one.postId)).toSorted(byFrom);
    const personOf = new Map(people.map((person) => [person.personId, person]));
    const story = await storiesOf(house, tx, viewer.tenant, [...own.map((row): Change => ({ kind: 'post', row })), ...held.map(asHolding)]);
    return own.map((row) => ({
      ...story({ kind: 'post', row }), ...row, roles: [...row.roles], scope: row.scope as never, closedFrom: row.closedFrom ?? null, scopeName: SCOPE_NAMES[row.scope.kind],
      holders: held.filter((one) => one.postId === row.postId).map((one) => ({ ...story(asHolding(one)), ...one, staffNo: personOf.get(one.personId)?.staffNo ?? '', name: personOf.get(one.personId)?.name ?? '' })),
    }));
  }),

  'organisation.people': async (house, viewer, { search, after }) => {
    const found = await read(house, viewer, async (tx) => {
      const people = await listPeople(tx, viewer.tenant, { search: search.trim(), after, limit: PAGE + 1 });
      const shown = people.slice(0, PAGE);
      const { units, posts, holdings } = await readOrganisationTables(tx, viewer.tenant, shown.map((person) => person.personId));
      const postOf = new Map(posts.map((post) => [post.postId, post]));
      const unitName = new Map(units.map((unit) => [unit.unitId, unit.name]));
      const story = await storiesOf(house, tx, viewer.tenant, [...shown.map((row): Change => ({ kind: 'person', row })), ...holdings.map(asHolding)]);
      const heldBy = (personId: Uuid) => holdings.filter((one) => one.personId === personId).toSorted(byFrom).map((one) => {
        const post = postOf.get(one.postId);
        return { ...story(asHolding(one)), postId: one.postId, from: one.from, to: one.to, title: post?.title ?? '', unitId: post?.unitId ?? '', unitName: unitName.get(post?.unitId ?? '') ?? '' };
      });
      return { people: shown.map((row) => ({ ...story({ kind: 'person', row }), personId: row.personId, staffNo: row.staffNo, name: row.name, userId: row.userId, holdings: heldBy(row.personId) })), next: people.length > PAGE ? (shown.at(-1)?.staffNo ?? null) : null };
    });
    if (!found.ok) return found;
    const states = await listAccountStates(house.pools.ql_auth, found.value.people.flatMap((person) => person.userId ?? []));
    const lines = found.value.people.map(({ userId, ...line }) => {
      const state = userId === null ? undefined : states.get(userId);
      return { ...line, account: state === undefined ? ('none' as const) : state.locked ? ('locked' as const) : state.mustChangePassword ? ('new' as const) : ('active' as const), twoFactor: state?.twoFactor ?? false };
    });
    return ok({ lines, next: found.value.next });
  },

  'organisation.semesters': (house, viewer) => read(house, viewer, async (tx) => {
    const { semesters } = await readOrganisationTables(tx, viewer.tenant);
    const story = await storiesOf(house, tx, viewer.tenant, semesters.map((row) => ({ kind: 'semester', row })));
    return semesters.toReversed().map((row) => ({ ...story({ kind: 'semester', row }), ...row }));
  }),

  'organisation.change': (house, viewer, { wishes }) => changeOrganisation(house, viewer, wishes as unknown as readonly Wish[]),

  'organisation.waiting': (house, viewer) => read(house, viewer, async (tx) => {
    const waiting = await listWaiting(tx, viewer.tenant);
    const { posts, people, units } = await readOrganisationTables(tx, viewer.tenant);
    return waiting.flatMap(({ recordId, seq, values, proposedBy }) => fromValues(values).flatMap((change) => {
      if (change.kind !== 'holding') return [];
      const post = posts.find((one) => one.postId === change.row.postId);
      const person = people.find((one) => one.personId === change.row.personId);
      const unit = units.find((one) => one.unitId === post?.unitId);
      return [{ recordId, seq, title: `${unit?.name ?? ''} ${post?.title ?? ''}`, staffNo: person?.staffNo ?? '', name: person?.name ?? '', from: change.row.from, own: proposedBy === viewer.actor.personId || change.row.personId === viewer.actor.personId }];
    }));
  }),

  'organisation.confirm': (house, viewer, wish) => confirmHolding(house, viewer, wish),
  'organisation.account': (house, viewer, wish) => serveAccount(house, viewer, wish),
};

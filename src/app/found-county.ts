import type { Uuid } from '#base/id';
import { formatVerifierKey } from '#domain/log';
import { changesOf, toValues } from '#domain/organisation';
import type { Actor, Role } from '#model/actor';
import { putAccounts } from '#store/account';
import { putTenant } from '#store/log';
import { type NewOrganisation, putOrganisation } from '#store/organisation';
import type pg from 'pg';
import { act } from './act.ts';
import { ORGANISATION, recordOf } from './change-organisation.ts';
import { type House, newId } from './house.ts';

/** A new county: its code is never used again, and stands in the origin of its log. */
export interface NewCounty {
  readonly code: string;
  readonly name: string;
  readonly demo: boolean;
  /** First part of the log's origin line: a host name. */
  readonly host: string;
  readonly organisation: Omit<NewOrganisation, 'people'> & { readonly people: readonly { readonly personId: Uuid; readonly staffNo: string; readonly name: string }[] };
  /** The accounts' first password as the accounts library hashes it. */
  readonly passwordHash: string;
}

export interface Login {
  readonly staffNo: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** In whose name a county is founded: its first system administrator, where there is none its first holder of a post. Throws where nobody holds one. */
function founderOf({ units, posts, holdings }: NewCounty['organisation']): Actor {
  const held = holdings.flatMap((holding) => posts.filter((post) => post.postId === holding.postId).map((post) => ({ holding, post })));
  const founder = held.find(({ post }) => post.roles.includes('admin.system')) ?? held[0];
  const root = units.find((unit) => unit.parentId === null);
  if (!founder || !root) throw new Error('a county is founded with a root unit and somebody in a post');
  return { personId: founder.holding.personId, postId: founder.post.postId, unitId: root.unitId, roles: ['admin.system'], reach: '*' };
}

/** Founds a county with its log, organisation and accounts; the founding is the first entry of its log. `owner` may make tenants; the program itself may not. Throws where the code was ever used. */
export async function foundCounty(house: House, owner: pg.ClientBase, county: NewCounty): Promise<void> {
  const at = house.clock();
  const origin = `${county.host}/c/${county.code}/log`;
  const verifierKey = formatVerifierKey(house.sha256, house.signerOf(origin));
  await putTenant(owner, { code: county.code, name: county.name, demo: county.demo, at, origin, verifierKey });
  const people = county.organisation.people.map((person) => ({ ...person, userId: newId(house, at) as string }));
  await putAccounts(house.pools.ql_auth, people.map((person) => ({ userId: person.userId, signInName: `${county.code}/${person.staffNo}`, name: person.name, passwordHash: county.passwordHash, mustChangePassword: !county.demo })), at);
  const founder = founderOf(county.organisation);
  const [founded] = await act(house, county.code, founder, [{
    entryId: newId(house, at), recordId: recordOf(house, county.code, 'founding'), ledger: ORGANISATION, action: 'found', seenSeq: 0, unitId: founder.unitId, set: { what: `${county.name}建县`, ...toValues(changesOf(county.organisation)) },
  }], (tx) => putOrganisation(tx, county.code, { ...county.organisation, people }));
  if (!founded?.ok) throw new Error(`the founding was refused: ${JSON.stringify(founded)}`);
}

import { canonicalJson, type Json } from '#base/canonical-json';
import type { Values } from '#model/field';
import { type Change, identityOf, type Organisation } from '#model/organisation';
import { changesOf, fromValues, toValues } from './values.ts';

/** A record of the ledger `organisation`, as far as the fold reads it. */
export interface FoldedRecord {
  readonly state: string;
  readonly values: Values;
}

type Things = ReadonlyMap<string, Change>;

/** States in which a record's last word holds; a proposal that waits or was refused changes nothing. */
const HOLDS = ['已建立', '在册'];

/** Every thing of the organisation by its identity, as the records add up to it: the founding first, then each thing's own record. */
export function foldOrganisation(records: readonly FoldedRecord[]): Things {
  const inOrder = records.filter(({ state }) => HOLDS.includes(state)).toSorted((a, b) => Number(b.state === '已建立') - Number(a.state === '已建立'));
  return new Map(inOrder.flatMap(({ values }) => fromValues(values)).map((change) => [identityOf(change), change]));
}

const say = (change: Change | undefined): string => (change ? canonicalJson(toValues([change]) as unknown as Json) : 'nothing');

/** The first thing in which the folded organisation and the stored one differ; undefined where they agree. Where people's names were lawfully erased from the entries, people are not compared. */
export function findDifference(expected: Things, stored: Organisation, { peopleErased }: { readonly peopleErased: boolean }): { readonly thing: string; readonly expected: string; readonly found: string } | undefined {
  const found = new Map(changesOf(stored).map((change) => [identityOf(change), change]));
  for (const thing of [...new Set([...expected.keys(), ...found.keys()])].sort()) {
    if (peopleErased && thing.startsWith('person/')) continue;
    const [should, is] = [say(expected.get(thing)), say(found.get(thing))];
    if (should !== is) return { thing, expected: should, found: is };
  }
  return undefined;
}

import { dayOf, type Instant } from '#base/day';
import { ok, refuse, type Result } from '#base/result';
import { CHECKS } from '#domain/checks';
import { shownTitle } from '#domain/disclosure';
import { findLedger, LEDGERS } from '#ledgers';
import type { Actor } from '#model/actor';
import type { CheckFinding, CheckInput, RelatedWish } from '#model/check';
import type { Field } from '#model/field';
import { type Ledger, parentOf, titleText } from '#model/ledger';
import type { Act, LedgerRecord } from '#model/record';
import type { Transaction } from '#store/pools';
import { listPostNames } from '#store/post';
import { findRelated, holdUnit } from '#store/related';
import { COPY_WORDS, warnOfCopies } from './find-copies.ts';
import type { Limits } from './limits.ts';
import { type CollectionRefusal, refuseCollection } from './refuse-collection.ts';

/** Why other records stand against an act: a broken link, a check that refuses, or warnings not yet acknowledged. */
export type CheckRefusal = { readonly code: 'link-broken'; readonly field: string } | { readonly code: 'warned'; readonly warnings: readonly CheckFinding[] } | { readonly code: 'checked'; readonly finding: CheckFinding } | CollectionRefusal;

/** What stands beside an act when it is judged. */
export interface Others {
  readonly tx: Transaction;
  readonly tenant: string;
  readonly actor: Actor;
  readonly at: Instant;
  readonly ledger: Ledger;
  readonly record: LedgerRecord | undefined;
  readonly unitId: string;
  readonly act: Act;
  readonly limits: Limits;
  /** Records as the earlier acts of the same list leave them; they count like those that stand. */
  readonly pending: ReadonlyMap<string, LedgerRecord>;
  /** Which ledgers of which units are held back for this list. */
  readonly held: Set<string>;
}

const INDICATOR_NAMES: ReadonlySet<string> = new Set(LEDGERS.flatMap(({ indicators = [] }) => indicators.map(({ name }) => name)));

const parentBelow = (one: LedgerRecord): string | null => {
  const ledger = findLedger(one.ledger);
  return ledger ? parentOf(ledger, one.values) : null;
};

const meets = (wish: RelatedWish, one: LedgerRecord): boolean =>
  one.ledger === wish.ledger && (wish.unitId === undefined || one.unitId === wish.unitId) && (wish.recordId === undefined || one.recordId === wish.recordId) && (wish.states === undefined || wish.states.includes(one.state)) &&
  (wish.below === undefined || parentBelow(one) === wish.below) && Object.entries(wish.equal ?? {}).every(([field, value]) => one.values[field] === value) && (wish.since === undefined || String(one.values[wish.since.field] ?? '') >= wish.since.day);

async function related({ tx, tenant, act, pending }: Others, wish: RelatedWish): Promise<readonly LedgerRecord[]> {
  const ledger = findLedger(wish.ledger);
  if (!ledger) return [];
  const stored = await findRelated(tx, tenant, ledger, wish);
  return [...stored.map((one) => pending.get(one.recordId) ?? one), ...[...pending.values()].filter((one) => !stored.some(({ recordId }) => recordId === one.recordId))].filter((one) => one.recordId !== act.recordId && meets(wish, one));
}

async function linkTitle(input: Others, field: Extract<Field, { kind: 'link' }>, recordId: string): Promise<string | undefined> {
  const [found] = await related(input, { ledger: field.ledger, recordId, ...(field.states.length > 0 ? { states: field.states } : {}) });
  // The text as filed is read along the whole chain.
  const of = found && findLedger(found.ledger);
  return of && shownTitle(of, 'chain', titleText(of, found.values));
}

const postTitle = async ({ tx, tenant, unitId }: Others, postId: string): Promise<string | undefined> =>
  (await listPostNames(tx, tenant, { unitId, postIds: [postId] }))[0]?.title;

/** Holds back others who act on the same unit's records of this ledger, once in a list of acts. */
async function holdOnce({ tx, tenant, ledger, unitId, held }: Others): Promise<void> {
  const key = `${ledger.id}/${unitId}`;
  if (held.has(key)) return;
  held.add(key);
  await holdUnit(tx, tenant, ledger.id, unitId);
}

/** What linked records and posts are called, by id; or the first reason that others give against an act, or their warnings. Acts without links, posts and checks cost nothing here. */
export async function refuseByOthers(input: Others): Promise<Result<ReadonlyMap<string, string>, CheckRefusal>> {
  const { actor, at, ledger, record, unitId, act, limits } = input;
  const names = new Map<string, string>();
  for (const [name, value] of Object.entries(act.set)) {
    const field = ledger.fields[name];
    if (typeof value !== 'string' || (field?.kind !== 'link' && field?.kind !== 'post')) continue;
    const called = field.kind === 'post' ? await postTitle(input, value) : await linkTitle(input, field, value);
    if (called === undefined) return refuse({ code: 'link-broken', field: name });
    names.set(value, called);
  }
  const collection = await refuseCollection(input);
  if (collection) return refuse(collection);
  const checks = ledger.actions[act.action]?.checks ?? [];
  const warnings: CheckFinding[] = [];
  const wish: CheckInput = { recordId: act.recordId, unitId, values: { ...record?.values, ...act.set }, set: act.set, actor, on: dayOf(at), parameter: (name) => limits.value(name).value, isIndicator: (name) => INDICATOR_NAMES.has(name) };
  for (const id of checks) {
    const asked = CHECKS[id].wish(wish);
    // Only what was seen of others must stay true until the end.
    if (asked) await holdOnce(input);
    const finding = CHECKS[id].judge(wish, asked ? await related(input, asked) : []);
    if (finding?.weight === 'refuse') return refuse({ code: 'checked', finding });
    if (finding && !act.acknowledges?.includes(finding.code)) warnings.push(finding);
  }
  const copies = act.acknowledges?.some((code) => (COPY_WORDS as readonly string[]).includes(code)) ? undefined : await warnOfCopies(input);
  if (copies) warnings.push(copies);
  return warnings.length > 0 ? refuse({ code: 'warned', warnings }) : ok(names);
}

import { dayOf, type Instant } from '#base/day';
import { CHECKS } from '#domain/checks';
import { findLedger } from '#ledgers';
import type { Actor } from '#model/actor';
import type { CheckFinding, CheckInput, RelatedWish } from '#model/check';
import type { Ledger } from '#model/ledger';
import type { Act, LedgerRecord } from '#model/record';
import type { Transaction } from '#store/pools';
import { findRelated, holdUnit } from '#store/related';
import type { Limits } from './limits.ts';

/** Why other records stand against an act: a broken link, a check that refuses, or warnings not yet acknowledged. */
export type CheckRefusal = { readonly code: 'link-broken'; readonly field: string } | { readonly code: 'warned'; readonly warnings: readonly CheckFinding[] } | { readonly code: 'checked'; readonly finding: CheckFinding };

interface Others {
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
}

const meets = (wish: RelatedWish, one: LedgerRecord): boolean =>
  one.ledger === wish.ledger && (wish.unitId === undefined || one.unitId === wish.unitId) && (wish.recordId === undefined || one.recordId === wish.recordId) && (wish.states === undefined || wish.states.includes(one.state)) &&
  Object.entries(wish.equal ?? {}).every(([field, value]) => one.values[field] === value) && (wish.since === undefined || String(one.values[wish.since.field] ?? '') >= wish.since.day);

async function related({ tx, tenant, act, pending }: Others, wish: RelatedWish): Promise<readonly LedgerRecord[]> {
  const ledger = findLedger(wish.ledger);
  if (!ledger) return [];
  const stored = await findRelated(tx, tenant, ledger, wish);
  return [...stored.map((one) => pending.get(one.recordId) ?? one), ...[...pending.values()].filter((one) => !stored.some(({ recordId }) => recordId === one.recordId))].filter((one) => one.recordId !== act.recordId && meets(wish, one));
}

/** The first reason that other records give against an act, or its warnings; undefined where nothing stands against it. Acts without links and checks cost nothing here. */
export async function refuseByOthers(input: Others): Promise<CheckRefusal | undefined> {
  const { tx, tenant, actor, at, ledger, record, unitId, act, limits } = input;
  for (const [name, value] of Object.entries(act.set)) {
    const field = ledger.fields[name];
    if (field?.kind !== 'link' || typeof value !== 'string') continue;
    const found = await related(input, { ledger: field.ledger, recordId: value, ...(field.states.length > 0 ? { states: field.states } : {}) });
    if (found.length === 0) return { code: 'link-broken', field: name };
  }
  const checks = ledger.actions[act.action]?.checks ?? [];
  if (checks.length > 0) await holdUnit(tx, tenant, ledger.id, unitId);
  const warnings: CheckFinding[] = [];
  for (const id of checks) {
    const wish: CheckInput = { recordId: act.recordId, unitId, values: { ...record?.values, ...act.set }, set: act.set, actor, on: dayOf(at), parameter: (name) => limits.value(name).value };
    const asked = CHECKS[id].wish(wish);
    const finding = CHECKS[id].judge(wish, asked ? await related(input, asked) : []);
    if (finding?.weight === 'refuse') return { code: 'checked', finding };
    if (finding && !act.acknowledges?.includes(finding.code)) warnings.push(finding);
  }
  return warnings.length > 0 ? { code: 'warned', warnings } : undefined;
}

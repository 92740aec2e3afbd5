import type { Instant } from '#base/day';
import type { Uuid } from '#base/id';
import { commonRuns, foldText, LEAST_LETTERS, pairPassages, type Passage, subtract, weighCopy, winnow } from '#domain/near-duplicate';
import type { CheckFinding } from '#model/check';
import { comparedFields, type Values } from '#model/field';
import type { Ledger } from '#model/ledger';
import { ledgerName } from '#model/ledger-name';
import { findIssuedMark, findSharers, listIssuedWords, readShared } from '#store/copy';
import type { Transaction } from '#store/pools';
import type { Others } from './check-act.ts';
import { comparedText } from './index-copies.ts';

/** What an author may say of a text that is alike: seen, or that the template asks for it. */
export const COPY_WORDS = ['copied', 'template'] as const;

/** A text handed in before that this one is like. `percent` is the share of this text's own wording. */
export interface Copy {
  readonly recordId: Uuid;
  readonly ledgerName: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly isOwn: boolean;
  readonly on: Instant;
  readonly percent: number;
  readonly light: 'yellow' | 'red';
  readonly passages: readonly Passage[];
}

const MOST_COPIES = 3;
const MOST_PASSAGES = 8;
/** Runs that so many units have are a template; in a large county it takes a quarter of the units. */
const LEAST_MANY = 8;

/** The runs of each county's issued plans, made anew when another one is issued. */
const memory = new Map<string, { readonly mark: string; readonly runs: ReadonlySet<number> }>();

async function loadPlanRuns(tx: Transaction, tenant: string, mark: string): Promise<ReadonlySet<number>> {
  const known = memory.get(tenant);
  if (known?.mark === mark) return known.runs;
  const runs = commonRuns(await listIssuedWords(tx, tenant));
  memory.set(tenant, { mark, runs });
  return runs;
}

/** Texts handed in before that a record's text is like, the most alike first; empty for what is not compared. `before` of null: everything handed in until now. */
export async function findCopies(tx: Transaction, wish: { readonly tenant: string; readonly ledger: Ledger; readonly recordId: Uuid; readonly unitId: string; readonly values: Values; readonly before: Instant | null }): Promise<readonly Copy[]> {
  const { tenant, ledger, recordId, unitId, values, before } = wish;
  const text = comparedText(ledger, values);
  if (foldText(text).letters.length < LEAST_LETTERS) return [];
  const { mark, units } = await findIssuedMark(tx, tenant);
  const runs = await loadPlanRuns(tx, tenant, mark);
  const templates = commonRuns([ledger.help, ...Object.values(ledger.fields).flatMap(({ label, hint, example }) => [label, hint ?? '', example ?? ''])]);
  const prints = subtract(subtract(winnow(text), runs), templates);
  const { common, found } = await findSharers(tx, { prints: [...new Set(prints.map(({ print }) => print))], except: recordId, before, many: Math.max(LEAST_MANY, Math.ceil(units.size / 4)) });
  const own = subtract(prints, new Set(common));
  const distinct = [...new Set(own.map(({ print }) => print))];
  const copies: Copy[] = [];
  for (const one of found) {
    const weight = weighCopy(one.shared, distinct.length);
    if (!weight || copies.length === MOST_COPIES) continue;
    copies.push({
      recordId: one.recordId, ledgerName: ledgerName(one.ledger), unitId: one.unitId, unitName: units.get(one.unitId) ?? one.unitId, isOwn: one.unitId === unitId, on: one.since,
      percent: Math.round(weight.share * 100), light: weight.light, passages: pairPassages(text, own, await readShared(tx, one.textNo, distinct), MOST_PASSAGES),
    });
  }
  return copies;
}

/** The warning that an author gets before handing in; undefined where the step hands nothing in or nothing is alike. Costs nothing in ledgers without compared fields. */
export async function warnOfCopies({ tx, tenant, ledger, record, unitId, act }: Others): Promise<CheckFinding | undefined> {
  const fields = comparedFields(ledger.fields);
  if (!fields.some((name) => typeof act.set[name] === 'string') || !ledger.handedIn.includes(ledger.actions[act.action]?.to ?? '')) return undefined;
  const copies = await findCopies(tx, { tenant, ledger, recordId: act.recordId, unitId, values: { ...record?.values, ...act.set }, before: null });
  return copies.length > 0 ? { code: 'copied', weight: 'warn', detail: { copies: copies.map((copy) => ({ ...copy, passages: copy.passages.map((passage) => ({ ...passage })) })) } } : undefined;
}

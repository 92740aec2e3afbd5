import type { Output } from '#contract';
import { audienceOf, disclose } from '#domain/disclosure';
import { allowedActions, isBatchAction } from '#domain/workflow';
import { findLedger } from '#ledgers';
import { isEmpty } from '#model/field';
import type { Ledger } from '#model/ledger';
import type { LedgerRecord } from '#model/record';
import { valueText } from '#model/value-text';
import { inSight } from '#store/pools';
import { listPersonNames, listPostNames } from '#store/post';
import type { House } from './house.ts';
import { loadLimits } from './limits.ts';
import { listWaitingSteps } from './list-waiting-steps.ts';
import { noteLooks } from './note-looks.ts';
import { stepInput } from './step-input.ts';
import { sightOf, type Viewer } from './viewer.ts';

type Card = Output<'signing.list'>[number];

/** As many fields as a telephone shows without scrolling for long; the record's page has the rest. */
const MOST_WORDS = 8;

/** Of these steps those that ask for nothing but a yes: no field, no reason. */
export function yesSteps(ledger: Ledger | undefined, steps: readonly string[]): Card['steps'] {
  return steps.flatMap((name) => {
    const action = ledger?.actions[name];
    return ledger && action && isBatchAction(action) && !action.reason ? [{ name, label: action.label, to: action.to, public: ledger.disclosure !== 'never' && ledger.disclosure.mode === 'record' && ledger.disclosure.when.includes(action.to) }] : [];
  });
}

/** What is signed, in words: the fields that this person may see, in the order of the form. */
function wordsOf(viewer: Viewer, ledger: Ledger, record: LedgerRecord, names: ReadonlyMap<string, string>): Card['words'] {
  const seen = disclose(ledger, audienceOf(viewer.actor, record), record.values);
  return Object.entries(ledger.fields).flatMap(([name, field]) => (isEmpty(seen[name]) || field.kind === 'link' ? [] : [{ label: field.label, text: valueText(field, seen[name] ?? null, names).trim() }]));
}

/** What waits for this viewer's word and asks for nothing but it, the most urgent first, with who handed it in and what it says. Looking at it is looking at the records. */
export async function listSigning(house: House, viewer: Viewer): Promise<Card[]> {
  const limits = await loadLimits(house, viewer.tenant);
  const waiting = (await listWaitingSteps(house, viewer)).flatMap((line) => {
    const ledger = findLedger(line.record.ledger);
    const steps = yesSteps(ledger, line.steps);
    return ledger && steps.length > 0 ? [{ ...line, ledger, yes: steps }] : [];
  });
  if (waiting.length === 0) return [];
  const { people, posts } = await inSight(house.pools.ql_app, sightOf(viewer.tenant, viewer.actor), async (tx) => {
    const postIds = waiting.flatMap(({ ledger, record }) => Object.entries(ledger.fields).flatMap(([name, field]) => (field.kind === 'post' && typeof record.values[name] === 'string' ? [record.values[name]] : [])));
    await noteLooks(house, tx, viewer.tenant, viewer.actor, 'list', waiting.map(({ record }) => record));
    return { people: await listPersonNames(tx, viewer.tenant, waiting.flatMap(({ record }) => record.trail.at(-1)?.personId ?? [])), posts: new Map((await listPostNames(tx, viewer.tenant, { postIds })).map((post) => [post.postId, post.title])) };
  });
  return waiting.map(({ record, title, until, ledger, yes }) => {
    const words = wordsOf(viewer, ledger, record, posts);
    const last = record.trail.at(-1);
    return {
      recordId: record.recordId, ledger: ledger.id, ledgerName: ledger.name, title, unitId: record.unitId, unitName: viewer.units.find((unit) => unit.unitId === record.unitId)?.name ?? '', seq: record.seq, state: record.state, until,
      lastBy: (last && people.get(last.personId)) ?? '', lastAt: last?.at ?? record.stateSince, words: words.slice(0, MOST_WORDS), more: words.length > MOST_WORDS, steps: yes,
      others: allowedActions(stepInput(house, viewer, limits, ledger, record)).length > yes.length,
    };
  });
}

import { toHex, utf8 } from '#base/bytes';
import { canonicalJson } from '#base/canonical-json';
import type { Json } from '#base/canonical-json';
import type { Instant } from '#base/day';
import type { Uuid } from '#base/id';
import { ok, refuse, type Result } from '#base/result';
import { mayRead } from '#domain/disclosure';
import { commit, SALT_BYTES } from '#domain/log';
import { applyEntry, countedFrom, decide, fileText, type Decision, type WorkflowRefusal } from '#domain/workflow';
import { findLedger } from '#ledgers';
import type { Actor } from '#model/actor';
import type { DueExplanation } from '#model/cycle';
import type { Ledger } from '#model/ledger';
import type { Act, EntryBody, EntryEnvelope, LedgerRecord } from '#model/record';
import { actOn, type ActContext, type NewEntry } from '#store/act';
import type { Transaction } from '#store/pools';
import { putPublications } from '#store/publication';
import { type CheckRefusal, refuseByOthers } from './check-act.ts';
import type { House } from './house.ts';
import { type Limits, loadLimits } from './limits.ts';
import { queueCopies } from './index-copies.ts';
import { keepFileUses, loadNamedFiles, nameFiles } from './name-files.ts';
import { noteLooks } from './note-looks.ts';
import { broughtAlong, publishAfter, refuseTakedown } from './publish.ts';
import { keepReleases, refuseRelease, type ReleaseRefusal } from './release-photo.ts';
import { splitPersonal, viewOf } from './view-of.ts';
import { sightOf } from './viewer.ts';

/** What became of one act: the record's new version, or the reason against it. `repeated` means that it had been acknowledged before. */
export type ActOutcome = Result<{ readonly recordId: Uuid; readonly seq: number; readonly state: string; readonly repeated: boolean }, WorkflowRefusal | CheckRefusal | ReleaseRefusal | { readonly code: 'unknown-ledger' | 'id-taken' | 'not-public' } | { readonly code: 'file-unusable'; readonly field: string }>;

/** A publication links to nothing that has another name. */
const NO_NAMES: ReadonlyMap<string, string> = new Map();

interface Compose {
  readonly house: House;
  readonly tenant: string;
  readonly actor: Actor;
  readonly at: Instant;
  readonly ledger: Ledger;
  readonly record: LedgerRecord | undefined;
  readonly act: Act;
  readonly decision: Decision;
  readonly limits: Limits;
  readonly names: ReadonlyMap<string, string>;
  readonly files: EntryBody['files'];
  readonly requestHash: string;
}

function compose({ house, tenant, actor, at, ledger, record, act, decision, limits, names, files, requestHash }: Compose): { entry: NewEntry; next: LedgerRecord } {
  const envelope: EntryEnvelope = {
    tenant, entryId: act.entryId, subject: ledger.id, recordId: act.recordId, seq: decision.seq, action: act.action, toState: decision.toState, definitionVersion: ledger.version,
    personId: actor.personId, postId: actor.postId, onBehalfOf: actor.onBehalfOf ?? null, unitId: decision.unitId, leadUnitId: decision.leadUnitId, at,
  };
  const set = splitPersonal(ledger, act.set);
  const open: EntryBody = { set: set.open, ...(act.reason ? { reason: act.reason } : {}), ...(act.answers?.length ? { answers: act.answers } : {}), ...(act.acknowledges?.length ? { acknowledges: act.acknowledges } : {}), ...(files ? { files } : {}) };
  const openSalt = house.randomBytes(SALT_BYTES);
  const personalSalt = set.personal ? house.randomBytes(SALT_BYTES) : null;
  const hashes = commit(house.sha256, { envelope: { ...envelope }, open: open as unknown as Json, openSalt, personal: set.personal as Json | null, personalSalt });
  const next = applyEntry(ledger, record, { envelope, set: act.set });
  const { slots, title, ...view } = viewOf(ledger, next);
  return {
    next,
    entry: {
      envelope, open, personal: set.personal, openSalt: toHex(openSalt), personalSalt: personalSalt && toHex(personalSalt),
      openHash: toHex(hashes.openHash), personalHash: toHex(hashes.personalHash), commitment: toHex(hashes.commitment), requestHash,
      filed: fileText(ledger, act.action, act.set, act.reason, names), title, slots,
      record: { ...view, trail: next.trail, stateSince: next.stateSince, waits: waitsOf(ledger, next, limits) },
    },
  };
}

/** Until when the record's next step is due, counted from the day on which its state was entered, or from that which the step names: the earliest of the limits that run in it. */
function waitsOf(ledger: Ledger, record: LedgerRecord, limits: Limits): DueExplanation | null {
  const due = Object.values(ledger.actions).flatMap((action) => (action.within && action.from?.includes(record.state) ? [limits.explain(action.within, countedFrom(action, record), action.since === undefined ? `进入“${record.state}”` : (ledger.fields[action.since]?.label ?? action.since))] : []));
  return due.toSorted((a, b) => (a.due < b.due ? -1 : 1))[0] ?? null;
}

/** The transaction lost a race for a record or an id: what it saw is no longer true, so it is decided again on what is. */
const isRace = (error: unknown): boolean => (error as { code?: string }).code === '23505' || (error as { code?: string }).code === '40001';

/**
 * The one way in which a ledger changes: decides each act, appends what is allowed in one transaction, and answers for each.
 * `along` writes what belongs to the acts in the same transaction.
 * A retry with the same ids and content is answered as the first time; the same id with another content or person is refused.
 */
export async function act(house: House, tenant: string, actor: Actor, acts: readonly Act[], along?: (tx: Transaction, outcomes: readonly ActOutcome[]) => Promise<void>): Promise<readonly ActOutcome[]> {
  const at = house.clock();
  const sight = sightOf(tenant, actor);
  const hashes = acts.map((one) => toHex(house.sha256(utf8(canonicalJson({ ...one, person: actor.personId })))));
  const brought = acts.map((one) => broughtAlong(house, one));
  const ids = { recordIds: [...new Set(acts.flatMap((one, i) => [one.recordId, ...(brought[i] ?? [])]))], entryIds: [...new Set(acts.map((one) => one.entryId))], unitNames: brought.some((some) => some.length > 0) };
  const limits = await loadLimits(house, tenant);
  const named = await loadNamedFiles(house, tenant, actor, acts);
  let appended: readonly NewEntry[] = [];
  const decideAll = async (context: ActContext, tx: Transaction): Promise<{ entries: NewEntry[]; value: ActOutcome[] }> => {
    const records = new Map(context.records);
    const known = new Map(context.known);
    const entries: NewEntry[] = [];
    const held = new Set<string>();
    const decideOne = async (one: Act, i: number): Promise<ActOutcome> => {
      const requestHash = hashes[i] ?? '';
      const before = known.get(one.entryId);
      const found = records.get(one.recordId);
      if (before) return before.requestHash === requestHash && found ? ok({ recordId: one.recordId, seq: before.seq, state: found.state, repeated: true }) : refuse({ code: 'id-taken' });
      const ledger = findLedger(one.ledger);
      if (!ledger || (found && found.ledger !== ledger.id)) return refuse({ code: 'unknown-ledger' });
      const record = found && mayRead(actor, ledger, found) ? found : undefined;
      const decided = decide({ ledger, record, actor, at, dueAfter: (ref, since) => limits.explain(ref, since).due }, one);
      if (!decided.ok) return decided;
      const others = await refuseByOthers({ tx, tenant, actor, at, ledger, record, unitId: decided.value.unitId, act: one, limits, pending: records, held });
      if (!others.ok) return others;
      const notPublic = refuseTakedown(house, one, records);
      if (notPublic) return refuse({ code: notPublic });
      const noRelease = await refuseRelease({ house, tx, tenant, actor, act: one, release: record, pending: records });
      if (noRelease) return refuse({ code: noRelease });
      const files = nameFiles(ledger, one.set, named);
      if (!files.ok) return files;
      const { entry, next } = compose({ house, tenant, actor, at, ledger, record, act: one, decision: decided.value, limits, names: others.value, files: files.value, requestHash });
      entries.push(entry);
      records.set(one.recordId, next);
      const consequence = publishAfter(house, at, one, next, records, context.unitNames);
      if (consequence) {
        const own = compose({ house, tenant, at, limits, names: NO_NAMES, files: undefined, requestHash, ...consequence });
        entries.push(own.entry);
        records.set(own.next.recordId, own.next);
      }
      known.set(one.entryId, { requestHash, seq: next.seq });
      return ok({ recordId: one.recordId, seq: next.seq, state: next.state, repeated: false });
    };
    const value: ActOutcome[] = [];
    for (const [i, one] of acts.entries()) value.push(await decideOne(one, i));
    appended = entries;
    return { entries, value };
  };
  const beside = async (tx: Transaction, outcomes: readonly ActOutcome[]): Promise<void> => {
    await keepFileUses(tx, tenant, appended);
    await keepReleases(house, tx, tenant, appended);
    await queueCopies(tx, tenant, appended);
    await putPublications(tx, tenant, appended.filter(({ envelope }) => envelope.subject === 'publication'));
    await noteLooks(house, tx, tenant, actor, 'act', appended.map(({ envelope, record }) => ({ recordId: envelope.recordId, ledger: envelope.subject, values: { ...record.open, ...record.personal }, trail: record.trail })));
    await along?.(tx, outcomes);
  };
  for (let attempt = 0; ; attempt += 1) {
    try {
      const outcomes = await actOn(house.pools.ql_app, sight, ids, decideAll, beside);
      house.wake();
      return outcomes;
    } catch (error) {
      // A guessed id of a record out of sight collides every time: after two tries it is answered as taken.
      if (!isRace(error)) throw error;
      if (attempt >= 2) return acts.map(() => refuse({ code: 'id-taken' as const }));
    }
  }
}

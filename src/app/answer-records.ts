import { ok, refuse } from '#base/result';
import type { Output } from '#contract';
import { audienceOf, disclose, mayRead, shownTitle } from '#domain/disclosure';
import { allowedActions, batchActions, fileText, upcast } from '#domain/workflow';
import { findLedger, LEDGERS } from '#ledgers';
import type { Audience, Values } from '#model/field';
import { type Ledger, titleText } from '#model/ledger';
import type { Act, LedgerRecord } from '#model/record';
import { listErasures } from '#store/erasure';
import { inSight } from '#store/pools';
import { findRecord, listEntries, listRecords, type TimelineEntry } from '#store/record';
import { slotsOf } from '#store/slots';
import { act } from './act.ts';
import { answerDuties, DutyTaken } from './answer-duties.ts';
import type { Answers } from './answers.ts';
import { loadLimits } from './limits.ts';
import { countFillTimes } from './count-fill-times.ts';
import { measuredMinutes } from './gather-burden.ts';
import { today } from './house.ts';
import { findCounted } from './find-counted.ts';
import { linksOf } from './links-of.ts';
import { noteLooks } from './note-looks.ts';
import { publicationOf } from './publication-of.ts';
import { stepInput } from './step-input.ts';
import { sightOf, type Viewer, withinLedger } from './viewer.ts';

// The contract's JSON and ours are the same values; only their types have other names.
type Shown = Output<'record.get'>['record']['values'];

const PAGE = 50;

const unitName = ({ units }: Viewer, unitId: string): string => units.find((unit) => unit.unitId === unitId)?.name ?? unitId;

const shown = (viewer: Viewer, ledger: Ledger, record: LedgerRecord): Shown => disclose(ledger, audienceOf(viewer.actor, record), record.values) as Shown;

/** What an entry set, by today's names. */
const setBy = (ledger: Ledger, { definitionVersion, open, personal }: TimelineEntry): Values => upcast(ledger, definitionVersion, { ...open.set, ...personal });

/** An entry's text as filed for whoever may see every field that it names; else the same text without what this audience may not see. A field that today's definition no longer has is seen by the unit alone. */
function filedFor(ledger: Ledger, audience: Audience, { action, definitionVersion, open, filed }: TimelineEntry): string {
  if (audience !== 'unit' && audience !== 'chain') return '';
  const set = upcast(ledger, definitionVersion, open.set);
  const seen = disclose(ledger, audience, set);
  return Object.keys(set).every((name) => Object.hasOwn(seen, name) || (audience === 'unit' && !Object.hasOwn(ledger.fields, name))) ? filed : fileText(ledger, action, seen, open.reason);
}

export const answerRecords: Answers<'ledgers.list' | 'records.list' | 'record.get' | 'records.makeable' | 'act'> = {
  'ledgers.list': async (house, { tenant, actor }) => {
    const measured = await inSight(house.pools.ql_app, sightOf(tenant, actor), (tx) => measuredMinutes(tx, tenant, today(house)));
    return ok(LEDGERS.map((ledger) => { const measuredMinutes = measured.get(ledger.id); return { ...ledger, ...(measuredMinutes === undefined ? {} : { measuredMinutes }) }; }));
  },

  'records.list': async (house, viewer, { ledger: id, unitId, state, filters, counted: asked, after }) => {
    const ledger = findLedger(id);
    if (!ledger) return refuse({ code: 'unknown-ledger' });
    const slots = slotsOf(ledger);
    const wished = Object.entries(filters).map(([name, value]) => ({ slot: slots.get(name), value }));
    const unknown = wished.find(({ slot }) => slot === undefined);
    if (unknown) return refuse({ code: 'bad-input' });
    const counted = findCounted(ledger, asked);
    if (!counted.ok) return counted;
    const found = await inSight(house.pools.ql_app, sightOf(viewer.tenant, viewer.actor), async (tx) => {
      const page = await listRecords(tx, viewer.tenant, { ledger: id, within: unitId === undefined ? withinLedger(viewer.actor, ledger) : { units: [unitId] }, state, slots: wished.flatMap(({ slot, value }) => (slot ? [{ slot, value }] : [])), counted: counted.value, after: after as never, limit: PAGE + 1 });
      const readable = page.slice(0, PAGE).filter(({ record }) => mayRead(viewer.actor, ledger, record));
      await noteLooks(house, tx, viewer.tenant, viewer.actor, 'list', readable.map(({ record }) => record));
      return { page, readable };
    });
    const limits = await loadLimits(house, viewer.tenant);
    const lines = found.readable.map(({ record, title, updatedAt }) => ({
      recordId: record.recordId, ledger: id, title: shownTitle(ledger, audienceOf(viewer.actor, record), title), unitId: record.unitId, unitName: unitName(viewer, record.unitId), state: record.state, seq: record.seq, updatedAt, values: shown(viewer, ledger, record),
      batch: ledger.alongOnly ? [] : [...batchActions(stepInput(house, viewer, limits, ledger, record))],
    }));
    const last = found.page.slice(0, PAGE).at(-1);
    return ok({ lines, next: found.page.length > PAGE && last ? { updatedAt: last.updatedAt, recordId: last.record.recordId } : null });
  },

  'record.get': async (house, viewer, { recordId }) => {
    const found = await inSight(house.pools.ql_app, sightOf(viewer.tenant, viewer.actor), async (tx) => {
      const record = await findRecord(tx, viewer.tenant, recordId);
      const of = record && findLedger(record.ledger);
      if (of && mayRead(viewer.actor, of, record)) await noteLooks(house, tx, viewer.tenant, viewer.actor, 'read', [record]);
      return { record, entries: await listEntries(tx, viewer.tenant, recordId), erasures: await listErasures(tx, viewer.tenant, recordId), publication: record ? await publicationOf(house, tx, viewer.tenant, record) : null };
    });
    const ledger = found.record && findLedger(found.record.ledger);
    if (!found.record || !ledger || !mayRead(viewer.actor, ledger, found.record)) return refuse({ code: 'not-found' });
    const { record } = found;
    const audience = audienceOf(viewer.actor, record);
    const limits = await loadLimits(house, viewer.tenant);
    return ok({
      record: {
        recordId, ledger: ledger.id, title: record.destroyed ? '（已依规销毁）' : shownTitle(ledger, audience, titleText(ledger, record.values)), unitId: record.unitId, unitName: unitName(viewer, record.unitId), leadUnitId: record.leadUnitId,
        state: record.state, stateSince: record.stateSince, seq: record.seq, updatedAt: found.entries.at(-1)?.at ?? record.stateSince, values: shown(viewer, ledger, record),
      },
      ...(await linksOf(house, viewer, ledger, record)),
      erasures: found.erasures.map(({ erasureId, state, ground, upTo, doneAt }) => ({ erasureId, state, ground, upTo, doneAt })),
      allowed: ledger.alongOnly ? [] : [...allowedActions(stepInput(house, viewer, limits, ledger, record))],
      publication: found.publication,
      timeline: found.entries.map((entry) => ({
        entryId: entry.entryId, seq: entry.seq, action: entry.action, actionLabel: ledger.actions[entry.action]?.label ?? entry.action, toState: entry.toState, at: entry.at,
        person: entry.personName, post: entry.postTitle, unit: entry.unitName, onBehalfOf: entry.onBehalfOf, set: disclose(ledger, audience, setBy(ledger, entry)) as Shown,
        reason: entry.open.reason ?? null, filed: filedFor(ledger, audience, entry), commitment: entry.commitment, leafIndex: entry.leafIndex === null ? null : `${entry.leafIndex}`, erased: entry.erased, warned: [...(entry.open.acknowledges ?? [])],
      })),
    });
  },

  'records.makeable': async (house, viewer) => {
    const limits = await loadLimits(house, viewer.tenant);
    return ok(Object.fromEntries(LEDGERS.filter((ledger) => !ledger.alongOnly).flatMap((ledger) => {
      const actions = allowedActions(stepInput(house, viewer, limits, ledger, undefined));
      return actions.length > 0 ? [[ledger.id, [...actions]]] : [];
    })));
  },

  act: async (house, viewer, { acts }) => {
    const wanted = acts.map(({ seconds: _seconds, ...one }) => one) as readonly Act[];
    if (wanted.some((one) => findLedger(one.ledger)?.alongOnly)) return refuse({ code: 'forbidden' });
    try {
      const outcomes = await act(house, viewer.tenant, viewer.actor, wanted, (tx) => answerDuties(tx, viewer.tenant, wanted));
      await countFillTimes(house, viewer.tenant, acts, outcomes);
      return ok([...outcomes] as never);
    } catch (error) {
      if (error instanceof DutyTaken) return refuse({ code: error.isEnded ? 'duty-ended' : 'duty-taken' });
      throw error;
    }
  },
};

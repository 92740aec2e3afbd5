import { canonicalJson } from '#base/canonical-json';
import { ok, refuse } from '#base/result';
import { audienceOf } from '#domain/disclosure';
import { findLedger } from '#ledgers';
import { reaches } from '#model/actor';
import { isEmpty, type Value, type Values } from '#model/field';
import type { Ledger } from '#model/ledger';
import { inSight } from '#store/pools';
import { findPrevious } from '#store/previous';
import { findRecord } from '#store/record';
import type { Answers } from './answers.ts';
import { prefillValue, standing } from './prefill-value.ts';
import { sightOf } from './viewer.ts';

/** What may be taken over from last time: nothing personal, and no days, which are never the same. */
function takenOver(ledger: Ledger, values: Values): Values {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]): [string, Value][] => {
    const field = ledger.fields[name];
    if (!field || field.personal || field.kind === 'date' || isEmpty(value)) return [];
    if (field.kind !== 'rows') return [[name, value]];
    return [[name, (value as readonly Values[]).map((row) => Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, field.columns[column]?.kind === 'date' ? null : cell])))]];
  }));
}

export const answerPrefill: Answers<'record.prefill' | 'record.before'> = {
  'record.prefill': async (house, viewer, { ledger: id, unitId }) => {
    const { tenant, actor } = viewer;
    const ledger = findLedger(id);
    if (!ledger) return refuse({ code: 'unknown-ledger' });
    if (!reaches(actor, unitId)) return refuse({ code: 'out-of-reach' });
    return inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => {
      const fields: Record<string, { value: never; from: string; on: never }> = {};
      for (const [name, field] of Object.entries(ledger.fields)) {
        const found = field.from && (await prefillValue(house, viewer, tx, unitId, field.from));
        if (found) fields[name] = found as never;
      }
      const last = await findPrevious(tx, tenant, { ledger: id, unitId, states: standing(ledger) });
      return ok({ fields, last: last ? { recordId: last.record.recordId, title: last.title, on: last.madeAt, values: takenOver(ledger, last.record.values) as never } : null });
    });
  },

  'record.before': async (house, viewer, { recordId }) => {
    const { tenant, actor } = viewer;
    return inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => {
      const record = await findRecord(tx, tenant, recordId);
      const ledger = record && findLedger(record.ledger);
      if (!record || !ledger) return refuse({ code: 'not-found' });
      if (!['unit', 'chain'].includes(audienceOf(actor, record))) return ok({ previous: null, same: [], changed: [] });
      const previous = await findPrevious(tx, tenant, { ledger: ledger.id, unitId: record.unitId, states: standing(ledger), before: recordId });
      if (!previous) return ok({ previous: null, same: [], changed: [] });
      const names = Object.entries(ledger.fields).flatMap(([name, field]) => (field.personal || isEmpty(record.values[name]) || ['date', 'files', 'link', 'post'].includes(field.kind) ? [] : [name]));
      const isSame = (name: string): boolean => canonicalJson(record.values[name] ?? null) === canonicalJson(previous.record.values[name] ?? null);
      return ok({ previous: { recordId: previous.record.recordId, title: previous.title, on: previous.madeAt }, same: names.filter(isSame), changed: names.filter((name) => !isSame(name)) });
    });
  },
};

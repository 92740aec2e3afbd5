import { ok, refuse } from '#base/result';
import { audienceOf } from '#domain/disclosure';
import { findLedger } from '#ledgers';
import { findSince } from '#store/copy';
import { inSight } from '#store/pools';
import { findRecord, listEntries } from '#store/record';
import type { Answers } from './answers.ts';
import { COPY_WORDS, findCopies } from './find-copies.ts';
import { sightOf } from './viewer.ts';

export const answerCopies: Answers<'record.copies'> = {
  'record.copies': async (house, viewer, { recordId }) => {
    const { tenant, actor } = viewer;
    return inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => {
      const record = await findRecord(tx, tenant, recordId);
      const ledger = record && findLedger(record.ledger);
      const since = await findSince(tx, tenant, recordId);
      if (!record || !ledger || !since) return refuse({ code: 'not-found' });
      // Whoever sees only what is public of a record is shown nothing of where its text stands elsewhere.
      if (!['unit', 'chain'].includes(audienceOf(actor, record))) return ok({ word: null, copies: [] });
      const words = (await listEntries(tx, tenant, recordId)).flatMap((entry) => entry.open.acknowledges ?? []);
      const copies = await findCopies(tx, { tenant, ledger, recordId, unitId: record.unitId, values: record.values, before: since });
      return ok({ word: COPY_WORDS.findLast((word) => words.includes(word)) ?? null, copies: copies.map((one) => ({ ...one, passages: one.passages.map((passage) => ({ ...passage })) })) });
    });
  },
};

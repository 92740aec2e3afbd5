import { ok, refuse } from '#base/result';
import { audienceOf, shownTitle } from '#domain/disclosure';
import { lightBands, lightOf } from '#domain/duties';
import { findLedger } from '#ledgers';
import { ledgerName } from '#model/ledger-name';
import { inSight } from '#store/pools';
import { findProgramme } from '#store/programme';
import { findRecord } from '#store/record';
import { countSentenceDuties, findLedgerSentences, findSentences, listRecordDuties, listSentenceDuties, listSentenceRecords } from '#store/trace';
import type { Answers } from './answers.ts';
import { statusOf } from './duty-status.ts';
import { today } from './house.ts';
import { loadLimits } from './limits.ts';
import { sightOf } from './viewer.ts';

/** So many duties and records stand below a sentence; the counts are of all. */
const MOST_DUTIES = 100;
const MOST_RECORDS = 20;

export const answerTrace: Answers<'sentence.trace' | 'record.trace'> = {
  'sentence.trace': async (house, { tenant, actor, units }, { address, ...id }) => {
    const on = today(house);
    const nameOf = (unitId: string): string => units.find((unit) => unit.unitId === unitId)?.name ?? unitId;
    const found = await inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => {
      const programme = await findProgramme(tx, tenant, id);
      if (!programme?.sentences.some((one) => one.address === address)) return undefined;
      const ledgers = [...new Set(programme.obligations.filter((one) => one.status === 'confirmed' && one.body.sentences.includes(address)).map((one) => one.body.ledger))];
      const wish = { ...id, address, ledgers };
      return { counted: await countSentenceDuties(tx, tenant, wish), duties: await listSentenceDuties(tx, tenant, wish, MOST_DUTIES), records: await listSentenceRecords(tx, tenant, wish, MOST_RECORDS) };
    });
    if (!found) return refuse({ code: 'not-found' });
    const bands = lightBands(on, (await loadLimits(house, tenant)).value('light-yellow-days').value, on);
    const light = (ledger: string, due: typeof on, recordState: string | null) => lightOf(due, statusOf(ledger, recordState), bands);
    const counts = { red: 0, yellow: 0, green: 0, done: 0 };
    for (const { ledger, due, recordState, count } of found.counted) counts[light(ledger, due, recordState)] += count;
    return ok({
      counts,
      duties: found.duties.map(({ duty, due, recordId, recordState }) => ({ key: duty.key, unitId: duty.unitId, unitName: nameOf(duty.unitId), ledger: duty.ledger, ledgerName: ledgerName(duty.ledger), period: duty.period.name, due, light: light(duty.ledger, due, recordState), recordId, recordState })),
      records: found.records.map(({ leadUnitId, ...record }) => ({ ...record, title: shownTitle(findLedger(record.ledger), audienceOf(actor, { unitId: record.unitId, leadUnitId }), record.title), ledgerName: findLedger(record.ledger)?.name ?? ledgerName(record.ledger), unitName: nameOf(record.unitId) })),
    });
  },

  'record.trace': async (house, { tenant, actor }, { recordId }) => {
    const links = await inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => {
      const record = await findRecord(tx, tenant, recordId);
      if (!record) return undefined;
      const duties = await listRecordDuties(tx, tenant, recordId);
      const wishes = duties.length > 0
        ? duties.map(({ programmeId, version, duty, due }) => ({ programmeId, version, addresses: duty.sentences, via: 'duty' as const, period: duty.period.name, due }))
        : (await findLedgerSentences(tx, tenant, record.ledger, today(house))).map(({ programmeId, version, addresses }) => ({
            programmeId, version, addresses: addresses.length > 0 ? addresses : (findLedger(record.ledger)?.basis ?? []), via: 'ledger' as const, period: null, due: null,
          }));
      const made = [];
      for (const { addresses, ...link } of wishes) {
        const sentences = await findSentences(tx, tenant, link, addresses);
        if (sentences && sentences.sentences.length > 0) made.push({ ...link, title: sentences.title, sentences: [...sentences.sentences] });
      }
      return made;
    });
    return links ? ok(links) : refuse({ code: 'not-found' });
  },
};

import { readFileSync } from 'node:fs';
import { addMonths, type Day, dayOf } from '#base/day';
import type { DutyRef } from '#model/record';
import { listDuties } from '#store/duty';
import { inSight } from '#store/pools';
import { answerProgramme } from './answer-programme.ts';
import { type House, newId } from './house.ts';
import type { Viewer } from './viewer.ts';

const PLAN = new URL('../../programmes/demo/plan.txt', import.meta.url);

/** Which section of the demo leads the measures that begin so; the first that fits. */
const LEADS: readonly (readonly [prefix: string, unitId: string])[] = [
  ['1.1', 's2'], ['1.2', 's1'], ['1.4', 's8'], ['1', 's1'], ['2.3', 's5'], ['2.5', 's4'], ['2', 's3'], ['3.5', 's5'], ['3', 's2'], ['4.2', 's8'], ['4', 's4'], ['S3', 'au'], ['', 's1'],
];

function expectDone(answer: { readonly ok: boolean }, what: string): void {
  if (!answer.ok) throw new Error(`demo: ${what} was refused: ${JSON.stringify(answer)}`);
}

/** Imports the demo plan as the office would, confirms, assigns and issues it; the first duty of each unit in each ledger, by `<ledger>/<unit>`. Throws where the office would be refused. */
export async function issueDemoProgramme(house: House, viewer: Viewer): Promise<ReadonlyMap<string, DutyRef & { readonly due: Day }>> {
  const id = { programmeId: newId(house, house.clock()), version: 1 };
  const on = dayOf(house.clock());
  expectDone(await answerProgramme['programme.import'](house, viewer, { programmeId: id.programmeId, fileName: '青教字〔2026〕12号.txt', base64: readFileSync(PLAN).toString('base64') }), 'importing');
  const read = async () => {
    const got = await answerProgramme['programme.get'](house, viewer, id);
    if (!got.ok) throw new Error('demo: the programme is gone');
    return got.value;
  };
  const { obligations } = await read();
  const decide = async (obligationIds: string[], status: 'confirmed' | 'rejected'): Promise<void> => {
    if (obligationIds.length > 0) expectDone(await answerProgramme['programme.decide'](house, viewer, { ...id, obligationIds, status }), status);
  };
  const known = obligations.filter((obligation) => obligation.body.ledger !== '');
  await decide(known.map((obligation) => obligation.obligationId), 'confirmed');
  await decide(obligations.filter((obligation) => obligation.body.ledger === '').map((obligation) => obligation.obligationId), 'rejected');
  for (const [leadUnitId, own] of Map.groupBy(known, (obligation) => LEADS.find(([prefix]) => obligation.body.sentences[0]?.startsWith(prefix))?.[1] ?? 's1')) {
    expectDone(await answerProgramme['programme.assign'](house, viewer, { ...id, obligationIds: own.map((obligation) => obligation.obligationId), leadUnitId, jointUnitIds: [], leaderPostId: null }), 'the assignment');
  }
  expectDone(await answerProgramme['programme.confirmCycles'](house, viewer, { ...id, obligationIds: known.filter((_, i) => i % 2 === 0).map((obligation) => obligation.obligationId), reason: '领导小组第一次会议同意' }), 'the cycles');
  const { open } = await read();
  if (open.sentences.length > 0) expectDone(await answerProgramme['programme.exempt'](house, viewer, { ...id, addresses: open.sentences, reason: '说明性文字，不产生义务' }), 'the mark');
  expectDone(await answerProgramme['programme.issue'](house, viewer, { ...id, entryId: newId(house, house.clock()), startsOn: on, endsOn: addMonths(on, 34) }), 'the issue');
  const duties = await inSight(house.pools.ql_app, { tenant: viewer.tenant, units: '*' }, (tx) => listDuties(tx, viewer.tenant, { within: { units: '*' }, bands: [{ light: 'green', standing: 'open', to: addMonths(on, 6) }], limit: 100_000 }));
  return new Map(duties.toReversed().map((line) => [`${line.duty.ledger}/${line.duty.unitId}`, { programmeId: line.programmeId, key: line.duty.key, due: line.due }]));
}

import type { Uuid } from '#base/id';
import type { Day } from '#base/day';
import type { Person, TestHouse } from './harness.ts';

/** Decides everything that is open in a draft, as an office in a hurry would: what has a ledger is confirmed and led by `lead`, the rest rejected or exempt. */
export async function decideAll(office: Person, id: { readonly programmeId: Uuid; readonly version: number }, lead: (sentence: string) => string = () => 's1'): Promise<void> {
  const { obligations } = await office.ask('programme.get', id);
  const waiting = obligations.filter((one) => one.status === 'suggested');
  for (const [status, own] of [['confirmed', waiting.filter((one) => one.body.ledger !== '')], ['rejected', waiting.filter((one) => one.body.ledger === '')]] as const) {
    if (own.length > 0) await office.ask('programme.decide', { ...id, obligationIds: own.map((one) => one.obligationId), status });
  }
  const now = await office.ask('programme.get', id);
  const unowned = now.obligations.filter((one) => now.open.unowned.includes(one.obligationId));
  for (const [leadUnitId, own] of Map.groupBy(unowned, (one) => lead(one.body.sentences[0] ?? ''))) {
    await office.ask('programme.assign', { ...id, obligationIds: own.map((one) => one.obligationId), leadUnitId, jointUnitIds: [], leaderPostId: null });
  }
  if (now.open.sentences.length > 0) await office.ask('programme.exempt', { ...id, addresses: now.open.sentences, reason: '说明性文字，不产生义务' });
}

/** Imports a text as the first version of a programme, decides all and issues it. */
export async function issueText(house: TestHouse, office: Person, text: string, span: { readonly startsOn: Day; readonly endsOn: Day }): Promise<Uuid> {
  const programmeId = house.newId();
  await office.ask('programme.import', { programmeId, fileName: '方案.txt', base64: Buffer.from(text).toString('base64') });
  await decideAll(office, { programmeId, version: 1 });
  await office.ask('programme.issue', { programmeId, version: 1, entryId: house.newId(), ...span });
  return programmeId;
}

import type { Uuid } from '#base/id';
import { expect } from 'vitest';
import type { TestHouse } from './harness.ts';

/** Walks a major decision through all its steps until it is public, on the test's clock from 2026-09-01; its record id. */
export async function decideInPublic(house: TestHouse, matter = '县城小学招生片区调整'): Promise<Uuid> {
  house.at('2026-09-01T01:00:00Z');
  const recordId = house.newId();
  const [clerk, head, other, office] = await Promise.all(['1108', '1208', '1202', '1001'].map((staffNo) => house.signIn('qinghe', staffNo)));
  let seenSeq = 0;
  const step = async (person: typeof clerk, action: string, set: Record<string, unknown> = {}): Promise<void> => {
    const outcome = await person?.act({ ledger: 'major-decision', recordId, action, seenSeq, set });
    expect(outcome).toMatchObject({ ok: true });
    seenSeq += 1;
  };
  await step(clerk, 'start', { matter, draft: '两年内分步实施', experts: '内部意见：不对外' });
  await step(clerk, 'consult', { channels: '网上公开征求' });
  house.at('2026-10-08T01:00:00Z');
  await step(clerk, 'consulted', { opinions: 37, adoption: '采纳 21 条' });
  await step(clerk, 'expertReview', { experts: '内部意见：不对外' });
  await step(clerk, 'assessRisk', { risk: '低风险' });
  await step(clerk, 'sendForReview');
  house.at('2026-10-21T01:00:00Z');
  await step(other, 'approve', { legality: '合法', verdict: '合法' });
  await step(office, 'decide', { decidedOn: '2026-10-21', decision: '同意实施' });
  expect((await head?.ask('record.get', { recordId }))?.publication?.state).toBe(null);
  await step(office, 'publish');
  return recordId;
}

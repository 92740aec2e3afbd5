import { demoOrganisation } from '#app/demo-organisation';
import { today } from '#app/house';
import type { Uuid } from '#base/id';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';

let house: TestHouse;
let postOf: (staffNo: string) => Uuid;
const people = new Map<string, Person>();
const who = (no: string): Person => people.get(no) as Person;
const enter = async (): Promise<void> => {
  for (const no of ['2001', '2002', '2004', '50011', '50012', '1001']) people.set(no, await house.signIn('qing-he', no));
};

beforeAll(async () => {
  house = await openTestHouse();
  const organisation = demoOrganisation(today(house.house), () => house.newId(), 2);
  await house.county('qing-he', { organisation });
  postOf = (no) => organisation.holdings.find((one) => one.personId === organisation.people.find(({ staffNo }) => staffNo === no)?.personId)?.postId as Uuid;
  await enter();
});
afterAll(() => house.close());

test('教师的一页：要签的、写过的、在帮扶的；签了有到期日，过期又要签', async () => {
  const teacher = who('50011');
  const before = await teacher.ask('mine.home', {});
  expect(before).toMatchObject({ year: '2026-2027', waiting: [], cares: [], plans: { open: 0 }, looks: [] });
  expect(before.commitments.map(({ kind, inForce }) => [kind, inForce])).toEqual([['清廉从教承诺', false], ['岗位职责知悉', false], ['师德与教学规范知悉', false]]);
  expect(await teacher.act({ ledger: 'acknowledgement', recordId: house.newId(), action: 'sign', seenSeq: 0, set: { kind: '清廉从教承诺', holder: postOf('50011'), year: '2026-2027', signedOn: '2026-09-01' } })).toMatchObject({ ok: true });
  expect(await teacher.act({ ledger: 'teacher-care', recordId: house.newId(), action: 'write', seenSeq: 0, set: { kind: '安全', wish: '围栏松了', seenBy: '只有校长', writtenOn: '2026-09-01' } })).toMatchObject({ ok: true });
  const after = await teacher.ask('mine.home', {});
  expect(after.commitments[0]).toMatchObject({ signedOn: '2026-09-01', until: '2027-08-31', inForce: true });
  expect(after.cares).toMatchObject([{ kind: '安全', state: '已提出', seenBy: '只有校长' }]);
  house.at('2027-09-01T01:00:00Z');
  await enter();
  expect((await who('50011').ask('mine.home', {})).commitments[0]).toMatchObject({ until: '2027-08-31', inForce: false });
  house.at('2026-09-02T01:00:00Z');
  await enter();
  await house.check();
});

test('只看得到自己的：同事的、别校的、校长的一页里都没有她写的', async () => {
  const mine = await who('50011').ask('mine.home', {});
  const own = [mine.commitments[0]?.recordId, mine.cares[0]?.recordId];
  for (const no of ['50012', '2001', '2002', '2004', '1001']) {
    const theirs = JSON.stringify(await who(no).ask('mine.home', {}));
    for (const id of own) expect([no, theirs.includes(`"cares":[{"recordId":"${id}`)]).toEqual([no, false]);
    expect([no, theirs.includes('已签')]).toEqual([no, false]);
  }
  expect(JSON.stringify(await who('50012').ask('mine.home', {}))).not.toContain(own[1]);
  // The head answers; from then on it waits for her alone, and she sees that he was there.
  const care = own[1] as Uuid;
  expect((await who('2002').ask('signing.list', {})).map(({ recordId }) => recordId)).not.toContain(care);
  expect(await who('2002').act({ ledger: 'teacher-care', recordId: care, action: 'answer', seenSeq: 1, set: { answer: '本周修' } })).toMatchObject({ ok: true });
  expect((await who('50011').ask('mine.home', {})).waiting).toMatchObject([{ recordId: care, ledgerName: '教师困难', state: '已答复' }]);
  expect((await who('50011').ask('mine.home', {})).looks.map(({ postId, ways }) => [postId, ways])).toEqual([[postOf('2002'), ['act']]]);
  await house.check();
});

test('校长等签的：一件一张，写明签什么、谁送来；只要一句话的才在这里，签了就不在了，别校的看不到', async () => {
  const recordId = house.newId();
  expect(await who('2001').act({ ledger: 'induction', recordId, action: 'enter', seenSeq: 0, set: { place: '岗前班', holder: postOf('50012'), arrivedOn: '2026-08-01', doneOn: '2026-08-20' } })).toMatchObject({ ok: true });
  const cards = await who('2002').ask('signing.list', {});
  const card = cards.find((one) => one.recordId === recordId);
  expect(card).toMatchObject({ ledgerName: '岗前清廉教育', lastBy: '柳溪镇中心校经办', seq: 1 });
  expect(card?.words).toContainEqual({ label: '在哪里学的', text: '岗前班' });
  expect(card?.words).toContainEqual({ label: '岗位', text: '柳溪镇中心校教师2' });
  expect((await who('2004').ask('signing.list', {})).map((one) => one.recordId)).not.toContain(recordId);
  expect((await who('2001').ask('signing.list', {})).map((one) => one.recordId)).not.toContain(recordId);
  expect((await who('2002').ask('inbox.list', { whose: 'own', limit: 100 })).waiting.find((one) => one.recordId === recordId)).toMatchObject({ yes: true });
  const step = card?.steps[0]?.name ?? '';
  expect(await who('2002').act({ ledger: 'induction', recordId, action: step, seenSeq: 1 })).toMatchObject({ ok: true });
  expect((await who('2002').ask('signing.list', {})).map((one) => one.recordId)).not.toContain(recordId);
  const { timeline } = await who('2001').ask('record.get', { recordId });
  expect(timeline.at(-1)).toMatchObject({ person: '柳溪镇中心校校长', onBehalfOf: null });
  await house.check();
});

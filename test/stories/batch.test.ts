import type { Uuid } from '#base/id';
import type { Ask } from '#contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';

const SET = { topic: '研究清廉学校建设', kind: '班子专题研究', heldOn: '2026-09-10', expected: 7, present: 7, resolutions: [{ matter: '公示清单', owner: '教务主任', dueOn: '2026-10-10' }] };

let house: TestHouse;
let office: Person, head: Person;
let schools: readonly Person[];
let meetings: readonly { readonly recordId: Uuid; readonly unitId: string }[];

type Acts = Ask<'act'>['acts'];

beforeAll(async () => {
  house = await openTestHouse('2026-09-14T01:00:00Z');
  await house.county('qing-he');
  [office, head] = (await Promise.all(['1001', '1002'].map((no) => house.signIn('qing-he', no)))) as [Person, Person];
  schools = await Promise.all(['2001', '2003', '2005', '2007', '2009', '2011'].map((no) => house.signIn('qing-he', no)));
  const made: { recordId: Uuid; unitId: string }[] = [];
  for (const school of schools) {
    const recordId = house.newId();
    expect(await school.act({ ledger: 'meeting', recordId, action: 'submit', seenSeq: 0, set: SET })).toMatchObject({ ok: true });
    made.push({ recordId, unitId: school.unitId });
  }
  meetings = made;
});
afterAll(() => house.close());

const acts = (some: typeof meetings, action: string, reason?: string): Acts => some.map(({ recordId, unitId }) => ({ entryId: house.newId(), recordId, ledger: 'meeting', action, seenSeq: 1, unitId, set: {}, ...(reason ? { reason } : {}) }));

test('列表说出每一件能和别的一起办什么：办公室接收、退回；报送的学校自己不能', async () => {
  const { lines } = await office.ask('records.list', { ledger: 'meeting', state: '已报送' });
  expect(lines).toHaveLength(6);
  for (const line of lines) expect(line.batch.toSorted()).toEqual(['accept', 'return']);
  const own = await (schools[0] as Person).ask('records.list', { ledger: 'meeting' });
  expect(own.lines.map((line) => line.batch)).toEqual([[]]);
});

test('批量归档：每件各是一步，别人先办了的那件说明，其余照办；再送一次不会办两次', async () => {
  expect(await head.act({ ledger: 'meeting', recordId: meetings[2]!.recordId, action: 'return', seenSeq: 1, reason: '议定事项没有写清' })).toMatchObject({ ok: true });
  const wanted = acts(meetings.slice(0, 4), 'accept');
  const first = await office.ask('act', { acts: wanted });
  expect(first.map((one) => (one.ok ? one.value.state : one.refusal.code))).toEqual(['已归档', '已归档', 'changed-meanwhile', '已归档']);
  const again = await office.ask('act', { acts: wanted });
  expect(again.map((one) => (one.ok ? [one.value.state, one.value.repeated] : one.refusal.code))).toEqual([['已归档', true], ['已归档', true], 'changed-meanwhile', ['已归档', true]]);
  for (const { recordId } of [meetings[0]!, meetings[1]!, meetings[3]!]) expect((await office.ask('record.get', { recordId })).timeline.map((entry) => entry.action)).toEqual(['submit', 'accept']);
  await house.check();
});

test('批量退回用一个理由，写在每一件的经过里；没有理由，一件也不动', async () => {
  const rest = meetings.slice(4);
  expect((await office.ask('act', { acts: acts(rest, 'return') })).map((one) => (one.ok ? '' : one.refusal.code))).toEqual(['reason-missing', 'reason-missing']);
  expect((await office.ask('act', { acts: acts(rest, 'return', '到会人数和应到人数对不上') })).every((one) => one.ok)).toBe(true);
  for (const [i, { recordId }] of rest.entries()) expect((await schools[4 + i]!.ask('record.get', { recordId })).timeline.at(-1)).toMatchObject({ action: 'return', reason: '到会人数和应到人数对不上' });
  expect((await office.ask('records.list', { ledger: 'meeting', state: '已报送' })).lines).toEqual([]);
  await house.check();
});

test('一次最多二百件', async () => {
  const many = Array.from({ length: 201 }, () => acts(meetings.slice(0, 1), 'accept')[0]!);
  expect(await office.refused('act', { acts: many })).toBe('bad-input');
});

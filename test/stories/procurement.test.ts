import type { Uuid } from '#base/id';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';

describe('物资采购：分工、拆分提醒，门槛由县里调整', () => {
  let house: TestHouse;
  let clerk: Person;
  let head: Person;

  beforeAll(async () => {
    house = await openTestHouse('2026-09-01T01:00:00Z');
    await house.county('qinghe');
    [clerk, head] = [await house.signIn('qinghe', '2001'), await house.signIn('qinghe', '2002')];
  });
  afterAll(() => house.close());

  const ledger = 'procurement';

  async function approved(item: string): Promise<Uuid> {
    const recordId = house.newId();
    expect(await clerk.act({ ledger, action: 'request', recordId, seenSeq: 0, set: { item, need: '旧的坏了', budget: 3_000_000 } })).toMatchObject({ ok: true });
    expect(await head.act({ ledger, action: 'approve', recordId, seenSeq: 1, set: { method: '询价' } })).toMatchObject({ ok: true });
    return recordId;
  }
  const buy = (recordId: Uuid, amount: number, boughtOn: string, supplier = '青禾文具店') => ({ ledger, action: 'buy', recordId, seenSeq: 2, set: { supplier, amount, boughtOn } });

  test('提需求的人不能定方式、不能验收；单一来源要写理由，别的方式不问', async () => {
    const recordId = house.newId();
    await head.act({ ledger, action: 'request', recordId, seenSeq: 0, set: { item: '投影仪', need: '教学', budget: 500_000 } });
    expect(await head.act({ ledger, action: 'approve', recordId, seenSeq: 1, set: { method: '询价' } })).toMatchObject({ ok: false, refusal: { code: 'same-person' } });
    const other = house.newId();
    await clerk.act({ ledger, action: 'request', recordId: other, seenSeq: 0, set: { item: '投影仪', need: '教学', budget: 500_000 } });
    expect(await head.act({ ledger, action: 'approve', recordId: other, seenSeq: 1, set: { method: '单一来源' } })).toMatchObject({ ok: false, refusal: { code: 'missing', fields: ['whySingle'] } });
    expect(await head.act({ ledger, action: 'approve', recordId: other, seenSeq: 1, set: { method: '询价', whySingle: '只有一家' } })).toMatchObject({ ok: false, refusal: { code: 'field-not-asked', field: 'whySingle' } });
    expect(await head.act({ ledger, action: 'approve', recordId: other, seenSeq: 1, set: { method: '询价' } })).toMatchObject({ ok: true });
    expect(await clerk.act(buy(other, 490_000, '2026-09-01', '青禾电教'))).toMatchObject({ ok: true });
    expect(await clerk.act({ ledger, action: 'accept', recordId: other, seenSeq: 3, set: { acceptedOn: '2026-09-02', result: '合格' } })).toMatchObject({ ok: false, refusal: { code: 'same-person' } });
    expect(await head.act({ ledger, action: 'accept', recordId: other, seenSeq: 3, set: { acceptedOn: '2026-09-02', result: '合格' } })).toMatchObject({ ok: true });
    await house.check();
  });

  test('同一供应商 30 天内合计过门槛：先提醒，知悉后能办并留下记录；隔得远、换一家、别的学校不提醒', async () => {
    const [first, second, late, elsewhere] = [await approved('桌椅一'), await approved('桌椅二'), await approved('桌椅三'), await approved('桌椅四')];
    expect(await clerk.act(buy(first, 3_000_000, '2026-09-02'))).toMatchObject({ ok: true });
    expect(await clerk.act(buy(second, 2_500_000, '2026-09-20'))).toMatchObject({ ok: false, refusal: { code: 'warned', warnings: [{ code: 'split-purchase', detail: { count: 2, sum: 5_500_000, threshold: 5_000_000, days: 30 } }] } });
    expect(await clerk.act(buy(late, 2_500_000, '2026-10-20'))).toMatchObject({ ok: true });
    expect(await clerk.act(buy(elsewhere, 2_500_000, '2026-09-20', '另一家'))).toMatchObject({ ok: true });
    const [outcome] = await clerk.ask('act', { acts: [{ entryId: house.newId(), unitId: clerk.unitId, ...buy(second, 2_500_000, '2026-09-20'), acknowledges: ['split-purchase'] }] });
    expect(outcome).toMatchObject({ ok: true });
    const { rows } = await house.owner.query(`select b.open -> 'acknowledges' as seen from entry e join entry_body b using (tenant_id, entry_id) where e.record_id = $1 and e.action = 'buy'`, [second]);
    expect(rows).toEqual([{ seen: ['split-purchase'] }]);
    await house.check();
  });

  test('同一批里的两笔也互相看得见', async () => {
    const [one, two] = [await approved('电脑一'), await approved('电脑二')];
    const acts = [one, two].map((recordId) => ({ entryId: house.newId(), unitId: clerk.unitId, ...buy(recordId, 3_000_000, '2026-11-20', '青禾数码') }));
    expect(await clerk.ask('act', { acts })).toMatchObject([{ ok: true }, { ok: false, refusal: { code: 'warned' } }]);
  });

  test('县里另定门槛：一人提出、另一人核准，从起用之日生效，之前的不变', async () => {
    const [office, chief] = [await house.signIn('qinghe', '1001'), await house.signIn('qinghe', '1002')];
    const recordId = house.newId();
    const set = { parameter: '采购须公开比选的金额', value: 20_000, from: '2026-12-01', basis: '局党组会议纪要〔2026〕9号' };
    expect(await office.act({ ledger: 'parameter', action: 'propose', recordId, seenSeq: 0, set })).toMatchObject({ ok: true });
    expect((await chief.ask('inbox.list', {})).waiting.find((line) => line.recordId === recordId)).toMatchObject({ steps: ['核准'], until: null });
    expect(await chief.act({ ledger: 'parameter', action: 'approve', recordId, seenSeq: 1 })).toMatchObject({ ok: true });
    const [one, two] = [await approved('图书一'), await approved('图书二')];
    expect(await clerk.act(buy(one, 1_500_000, '2026-11-25', '青禾书店'))).toMatchObject({ ok: true });
    expect(await clerk.act(buy(two, 1_000_000, '2026-11-25', '青禾书店'))).toMatchObject({ ok: true });
    house.at('2026-12-02T01:00:00Z');
    const third = await approved('图书三');
    expect(await clerk.act(buy(third, 500_000, '2026-12-02', '青禾书店'))).toMatchObject({ ok: false, refusal: { code: 'warned', warnings: [{ detail: { threshold: 2_000_000 } }] } });
    await house.check();
  });
});

describe('等我办理：记录停在谁那里、到哪一天', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse('2026-09-01T01:00:00Z');
    await house.county('qinghe');
  });
  afterAll(() => house.close());

  test('会议议定的事项成为督办，在会议页面看得到；报结果、销号各等各的人，期限说得清', async () => {
    const [office, school, other] = [await house.signIn('qinghe', '1001'), await house.signIn('qinghe', '2001'), await house.signIn('qinghe', '2003')];
    const [meetingId, recordId] = [house.newId(), house.newId()];
    await school.act({ ledger: 'meeting', action: 'submit', recordId: meetingId, seenSeq: 0, set: { topic: '校务公开', kind: '班子专题研究', heldOn: '2026-09-01', expected: 7, present: 7, resolutions: [{ matter: '公布清单', owner: '教务主任', dueOn: '2026-09-30' }] } });
    const set = { matter: '公布校务公开清单', kind: '会议议定', meeting: meetingId, owner: '教务主任', dueOn: '2026-09-30' };
    const assign = { ledger: 'supervise', action: 'assign', recordId, seenSeq: 0, unitId: school.unitId };
    expect(await office.act({ ...assign, set: { ...set, meeting: house.newId() } })).toMatchObject({ ok: false, refusal: { code: 'link-broken', field: 'meeting' } });
    expect(await office.act({ ...assign, set: { ...set, meeting: null } })).toMatchObject({ ok: false, refusal: { code: 'missing', fields: ['meeting'] } });
    expect(await office.act({ ...assign, set })).toMatchObject({ ok: true });
    const { waiting } = await school.ask('inbox.list', {});
    expect(waiting.find((line) => line.recordId === recordId)).toMatchObject({ steps: ['报结果'], until: '2026-10-08', light: 'green', explanation: { start: '2026-09-01', origin: { kind: 'default' }, movedFrom: '2026-10-01' } });
    expect((await other.ask('inbox.list', {})).waiting).toEqual([]);
    const shown = await school.ask('record.get', { recordId: meetingId });
    expect(shown.children).toMatchObject([{ recordId, ledger: 'supervise', state: '已交办' }]);
    expect((await office.ask('record.get', { recordId })).links).toMatchObject({ [meetingId]: { title: '校务公开', ledger: 'meeting' } });
    house.at('2026-10-09T01:00:00Z');
    expect((await school.ask('inbox.list', {})).waiting.find((line) => line.recordId === recordId)?.light).toBe('red');
    expect(await school.act({ ledger: 'supervise', action: 'report', recordId, seenSeq: 1, set: { result: '已公布 46 项', doneOn: '2026-10-08' } })).toMatchObject({ ok: true });
    expect((await school.ask('inbox.list', {})).waiting.some((line) => line.recordId === recordId)).toBe(false);
    expect((await office.ask('inbox.list', {})).waiting.find((line) => line.recordId === recordId)).toMatchObject({ steps: ['销号'] });
    expect(await office.act({ ledger: 'supervise', action: 'close', recordId, seenSeq: 2 })).toMatchObject({ ok: true });
    expect((await office.ask('inbox.list', {})).waiting.some((line) => line.recordId === recordId)).toBe(false);
    await house.check();
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';

let house: TestHouse;
let school: Person;
let office: Person;

const REPORT = { season: '秋季学期', summary: '办了十二次活动', shortcomings: '有两项没做完', improvements: '教务主任九月底前补齐', plan: '十月主题宣传月' };

beforeAll(async () => {
  house = await openTestHouse();
  await house.county('qinghe');
  [school, office] = [await house.signIn('qinghe', '2001'), await house.signIn('qinghe', '1001')];
});
afterAll(() => house.close());

test('开学初报总结：报送、撤回、再报、退回、更正、接收，每一步都在时间线和日志里', async () => {
  const recordId = house.newId();
  const base = { ledger: 'semester-report', recordId };
  const ok = (seq: number, state: string) => ({ ok: true, value: { recordId, seq, state, repeated: false } });

  expect(await school.act({ ...base, action: 'submit', seenSeq: 0, set: { ...REPORT, plan: '' } })).toEqual({ ok: false, refusal: { code: 'missing', fields: ['plan'] } });
  expect(await school.act({ ...base, action: 'submit', seenSeq: 0, set: REPORT })).toEqual(ok(1, '已报送'));
  expect(await school.act({ ...base, action: 'withdraw', seenSeq: 1 })).toEqual(ok(2, '已撤回'));
  expect(await school.act({ ...base, action: 'correct', seenSeq: 2, set: { summary: '办了十三次活动' } })).toEqual(ok(3, '已报送'));
  expect(await office.act({ ...base, action: 'return', seenSeq: 3 })).toMatchObject({ ok: false, refusal: { code: 'reason-missing' } });
  expect(await office.act({ ...base, action: 'return', seenSeq: 3, reason: '没有写谁来改' })).toEqual(ok(4, '已退回'));
  expect(await school.act({ ...base, action: 'withdraw', seenSeq: 4 })).toMatchObject({ ok: false, refusal: { code: 'wrong-state' } });
  expect(await school.act({ ...base, action: 'correct', seenSeq: 4, set: { improvements: '总务主任十月底前补齐' } })).toEqual(ok(5, '已报送'));
  expect(await school.act({ ...base, action: 'accept', seenSeq: 5 })).toMatchObject({ ok: false, refusal: { code: 'role' } });
  expect(await office.act({ ...base, action: 'accept', seenSeq: 5 })).toEqual(ok(6, '已接收'));
  await house.check();

  const seen = await school.ask('record.get', { recordId });
  expect(seen.timeline.map((entry) => [entry.seq, entry.actionLabel, entry.post, entry.reason])).toEqual([
    [1, '报送', '柳溪镇中心校经办', null], [2, '撤回', '柳溪镇中心校经办', null], [3, '重新报送', '柳溪镇中心校经办', null],
    [4, '退回', '办公室经办', '没有写谁来改'], [5, '重新报送', '柳溪镇中心校经办', null], [6, '接收', '办公室经办', null],
  ]);
  expect(seen.timeline.every((entry) => entry.leafIndex !== null)).toBe(true);
  expect(seen.timeline[2]?.set).toEqual({ summary: '办了十三次活动' });
  expect(seen.timeline[0]?.filed).toContain('上学期总结：办了十二次活动');
  expect(seen.record.values['improvements']).toBe('总务主任十月底前补齐');
  expect(seen.allowed).toEqual([]);
});

test('已有人办理，就不能再撤回', async () => {
  const recordId = house.newId();
  await school.act({ ledger: 'semester-report', recordId, action: 'submit', seenSeq: 0, set: REPORT });
  await office.act({ ledger: 'semester-report', recordId, action: 'return', seenSeq: 1, reason: '重写' });
  expect(await school.act({ ledger: 'semester-report', recordId, action: 'withdraw', seenSeq: 2 })).toMatchObject({ ok: false });
});

test('两人同时办一件：后到的被告知是谁办了什么，什么都没丢', async () => {
  const recordId = house.newId();
  const head = await house.signIn('qinghe', '1002');
  await school.act({ ledger: 'semester-report', recordId, action: 'submit', seenSeq: 0, set: REPORT });
  const both = await Promise.all([office.act({ ledger: 'semester-report', recordId, action: 'accept', seenSeq: 1 }), head.act({ ledger: 'semester-report', recordId, action: 'return', seenSeq: 1, reason: '缺附件' })]);
  expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
  const refused = both.find((outcome) => !outcome.ok);
  expect(refused).toMatchObject({ refusal: { code: 'changed-meanwhile', seq: 2, last: { seq: 2 } } });
  await house.check();
});

test('重发同一件无害；同一编号换了内容或换了人被拒绝', async () => {
  const [recordId, entryId] = [house.newId(), house.newId()];
  const wish = { ledger: 'semester-report', recordId, entryId, action: 'submit', seenSeq: 0, set: REPORT };
  const sent = await Promise.all([school.act(wish), school.act(wish), school.act(wish)]);
  expect(sent.filter((outcome) => outcome.ok && !outcome.value.repeated)).toHaveLength(1);
  expect(sent.every((outcome) => outcome.ok && outcome.value.seq === 1)).toBe(true);
  expect(await school.act({ ...wish, set: { ...REPORT, plan: '改了' } })).toMatchObject({ ok: false, refusal: { code: 'id-taken' } });
  const other = await house.signIn('qinghe', '2003');
  expect(await other.act({ ...wish, unitId: 'c002' })).toMatchObject({ ok: false, refusal: { code: 'id-taken' } });
  await house.check();
});

test('不认识的字段、不合类型的值、别人的单位，都说得清楚', async () => {
  const base = { ledger: 'semester-report', recordId: house.newId(), action: 'submit', seenSeq: 0 };
  expect(await school.act({ ...base, set: { ...REPORT, belief: 'x' } })).toMatchObject({ refusal: { code: 'unknown-field', field: 'belief' } });
  expect(await school.act({ ...base, set: { ...REPORT, season: '冬季学期' } })).toMatchObject({ refusal: { code: 'bad-value', fault: { field: 'season', why: 'not-an-option' } } });
  expect(await school.act({ ...base, set: REPORT, unitId: 'c002' })).toMatchObject({ refusal: { code: 'out-of-reach' } });
  expect(await school.act({ ...base, ledger: 'no-such', set: REPORT })).toMatchObject({ refusal: { code: 'unknown-ledger' } });
  expect(await school.refused('records.list', { ledger: 'semester-report', filters: { nonsense: 'x' } })).toBe('bad-input');
});

test('草稿只有本人看得到，不进日志', async () => {
  const draftId = house.newId();
  await school.ask('draft.save', { draftId, ledger: 'semester-report', body: { recordId: house.newId(), action: 'submit', seenSeq: 0, set: { summary: '写到一半' } } });
  expect(await school.ask('draft.list', {})).toMatchObject([{ draftId, body: { set: { summary: '写到一半' } } }]);
  expect(await office.ask('draft.list', {})).toEqual([]);
  expect(await office.ask('draft.drop', { draftId })).toEqual({ dropped: false });
  expect(await school.ask('draft.drop', { draftId })).toEqual({ dropped: true });
});

import { destroyApproved } from '#app/destroy';
import { proposeDisposals } from '#app/propose-disposals';
import { verify } from '#app/verify';
import type { Uuid } from '#base/id';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';
import { upload } from '../upload.ts';

const CANARY = '金丝雀七号';
const MEETING = { topic: `研究${CANARY}的安排`, kind: '班子专题研究', heldOn: '2026-09-10', expected: 7, present: 7, resolutions: [{ matter: `${CANARY}挂牌`, owner: '总务主任', dueOn: '2026-10-10' }] };

let house: TestHouse;
let clerk: Person, head: Person, office: Person, group: Person, sibling: Person;
let expired: Uuid, shared: Uuid, alone: Uuid, withChild: Uuid;

const enter = async (): Promise<void> => {
  [clerk, head, office, group, sibling] = (await Promise.all(['2001', '2002', '1001', '1004', '2003'].map((no) => house.signIn('qing-he', no)))) as [Person, Person, Person, Person, Person];
};
const at = async (moment: string): Promise<void> => { house.at(moment); await enter(); };

async function meeting(set: Record<string, unknown> = {}): Promise<Uuid> {
  const recordId = house.newId();
  expect(await clerk.act({ ledger: 'meeting', recordId, action: 'submit', seenSeq: 0, set: { ...MEETING, ...set } })).toMatchObject({ ok: true });
  expect(await office.act({ ledger: 'meeting', recordId, action: 'accept', seenSeq: 1 })).toMatchObject({ ok: true });
  return recordId;
}
const lists = async (state?: string) => (await head.ask('records.list', { ledger: 'disposal', ...(state ? { state } : {}) })).lines;
/** Rows anywhere in the county's tables in which these words stand. */
async function left(words: string): Promise<readonly string[]> {
  const tables = await house.owner.query(`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`);
  const found: string[] = [];
  for (const { name } of tables.rows) if ((await house.owner.query(`select count(*)::int as n from ${name} t where t::text like $1`, [`%${words}%`])).rows[0].n > 0) found.push(name);
  return found;
}
const finding = async () => (await verify(house.house))[0]?.finding?.kind;

beforeAll(async () => {
  house = await openTestHouse('2026-09-14T01:00:00Z');
  await house.county('qing-he');
  await enter();
  [shared, alone] = [(await upload(house, 'qing-he', clerk, `${CANARY}合影说明.txt`, Buffer.from(`${CANARY} 一`))).fileId, (await upload(house, 'qing-he', clerk, `${CANARY}签到表.txt`, Buffer.from(`${CANARY} 二`))).fileId];
  expired = await meeting({ papers: [shared, alone] });
  await office.ask('comment.write', { recordId: expired, commentId: house.newId(), entryId: house.newId(), words: `${CANARY}的事请抓紧`, to: [] });
  withChild = await meeting({ topic: '有督办事项的会议', resolutions: [{ matter: '公示', owner: '校长', dueOn: '2026-10-10' }] });
  expect(await office.act({ ledger: 'supervise', recordId: house.newId(), action: 'assign', seenSeq: 0, unitId: head.unitId, set: { matter: '公示', kind: '会议议定', meeting: withChild, owner: '校长', dueOn: '2026-10-10' } })).toMatchObject({ ok: true });
});
afterAll(() => house.close());

test('保存期从办结当年年末起算：期满前一天什么都不列，第二天列成清册，机器自己什么都不销毁', async () => {
  await at('2041-12-31T15:59:00Z');
  expect(await proposeDisposals(house.house)).toBe(0);
  await at('2042-01-01T01:00:00Z');
  expect(await proposeDisposals(house.house)).toBe(1);
  expect(await proposeDisposals(house.house)).toBe(0);
  const [line] = await lists();
  expect(line).toMatchObject({ title: '《会议与议定事项》2026 年度 1 件', state: '待初审' });
  const { lines, done } = await head.ask('disposal.get', { recordId: line!.recordId });
  expect([lines, done]).toEqual([[{ recordId: expired, title: MEETING.topic, year: 2026, steps: 2, comments: 1, destroyed: false }], null]);
  expect((await sibling.ask('records.list', { ledger: 'disposal' })).lines).toEqual([]);
  expect(await sibling.refused('disposal.get', { recordId: line!.recordId })).toBe('not-found');
  await house.check();
  expect((await clerk.ask('record.get', { recordId: expired })).record.values['topic']).toBe(MEETING.topic);
});

test('要两个人、两条线：经办人不能审，初审的人不能批准，没批准的谁也销毁不了', async () => {
  const [line] = await lists();
  const step = { ledger: 'disposal', recordId: line!.recordId } as const;
  for (const person of [clerk, group]) expect(await person.act({ ...step, action: 'check', seenSeq: 1 })).toMatchObject({ ok: false, refusal: { code: 'role' } });
  expect(await head.act({ ledger: 'disposal', recordId: house.newId(), action: 'list', seenSeq: 0, set: { what: '自己列的', ledger: 'meeting', rule: '无', keptUntil: '2041-12-31', count: 1, items: [{ record: expired, upTo: 2 }] } })).toMatchObject({ ok: false, refusal: { code: 'role' } });
  expect((await head.ask('inbox.list', { whose: 'own' })).waiting.map(({ recordId }) => recordId)).toContain(line!.recordId);
  expect(await head.act({ ...step, action: 'check', seenSeq: 1 })).toMatchObject({ ok: true });
  expect(await head.act({ ...step, action: 'approve', seenSeq: 2 })).toMatchObject({ ok: false, refusal: { code: 'role' } });
  await expect(house.house.pools.ql_eraser.query('select destroy_approved($1, $2, now())', ['qing-he', line!.recordId])).rejects.toThrow('not an approved disposal');
  // Whoever can write the view alone, without the entries, gets nothing destroyed either.
  await house.owner.query(`update record set state = '已批准' where record_id = $1`, [line!.recordId]);
  await expect(house.house.pools.ql_eraser.query('select destroy_approved($1, $2, now())', ['qing-he', line!.recordId])).rejects.toThrow('not approved by two');
  await house.owner.query(`update record set state = '待批准' where record_id = $1`, [line!.recordId]);
  await house.check();
});

test('批准后内容、留言和附件都没有了，别处还用着的附件留着；校验值和经过都在', async () => {
  const other = await meeting({ topic: '还用着那份说明', papers: [shared], resolutions: [{ matter: '归档', owner: '校长', dueOn: '2042-02-01' }] });
  const [line] = await lists();
  const leaves = (await house.owner.query(`select count(*)::int as n from log_leaf`)).rows[0].n as number;
  expect(await group.act({ ledger: 'disposal', recordId: line!.recordId, action: 'approve', seenSeq: 2 })).toMatchObject({ ok: true });
  expect(await destroyApproved(house.house)).toBe(1);
  expect(await destroyApproved(house.house)).toBe(0);
  await house.check();
  // The name of the file that another record still holds is all that is left of these words.
  expect(await left(CANARY)).toEqual(['file']);
  expect((await house.owner.query('select count(*)::int as n from file_key where file_id = any($1)', [[shared, alone]])).rows[0].n).toBe(1);
  expect(await house.house.files.list('qing-he')).toEqual([shared]);
  expect((await clerk.ask('record.get', { recordId: other })).record.values['papers']).toEqual([shared]);
  const seen = await clerk.ask('record.get', { recordId: expired });
  expect([seen.record.values, seen.allowed, seen.timeline.map(({ action, set, filed }) => [action, set, filed])]).toEqual([{}, [], [['submit', {}, ''], ['accept', {}, '']]]);
  expect(await clerk.ask('disposal.of', { recordId: expired })).toMatchObject({ disposalId: line!.recordId, rule: '《会议与议定事项》保存 15 年，自办结当年年末起算（台账定义第 1 版）', steps: [{ action: '初审同意', post: '柳溪镇中心校校长' }, { action: '批准销毁', post: '派驻组干事' }] });
  expect((await clerk.ask('records.list', { ledger: 'meeting' })).lines.map(({ recordId }) => recordId)).not.toContain(expired);
  expect(await office.act({ ledger: 'meeting', recordId: expired, action: 'return', seenSeq: 2, reason: '再看看' })).toMatchObject({ ok: false });
  expect(await clerk.refused('comment.write', { recordId: expired, commentId: house.newId(), entryId: house.newId(), words: '补一句' })).toBe('no-comments');
  expect((await house.owner.query(`select count(*)::int as n from log_leaf`)).rows[0].n).toBeGreaterThan(leaves);
  const [report] = await verify(house.house);
  expect(report).toMatchObject({ destroyed: 3n, finding: undefined });
});

test('verify 分得清：没有清册就掏空的、批准了却还在的，都说得出来', async () => {
  const body = await house.owner.query(`select entry_id, open, open_salt, filed from entry_body where entry_id = (select entry_id from entry where record_id = $1 and seq = 1)`, [withChild]);
  const { entry_id: entryId, open, open_salt: salt, filed } = body.rows[0];
  await house.owner.query(`update entry_body set open = '{"set": {}}', open_salt = '' where entry_id = $1`, [entryId]);
  expect(await finding()).toBe('body-missing');
  await house.owner.query(`update entry_body set open = $2, open_salt = $3, filed = $4 where entry_id = $1`, [entryId, open, salt, filed]);
  expect(await finding()).toBeUndefined();
  const gone = await house.owner.query(`select entry_id from entry where record_id = $1 and seq = 1`, [expired]);
  await house.owner.query(`update entry_body set open_salt = $2 where entry_id = $1`, [gone.rows[0].entry_id, salt]);
  expect(['open-hash', 'body-not-destroyed']).toContain(await finding());
  await house.owner.query(`update entry_body set open_salt = '' where entry_id = $1`, [gone.rows[0].entry_id]);
  await house.check();
});

test('列入以后又有人留言的，批准了也不销毁；不予销毁的，当年不再列，下一年再列', async () => {
  await at('2058-01-05T01:00:00Z');
  expect(await proposeDisposals(house.house)).toBe(1);
  const [line] = await lists('待初审');
  const { lines } = await head.ask('disposal.get', { recordId: line!.recordId });
  const target = lines[0]!.recordId;
  const step = { ledger: 'disposal', recordId: line!.recordId } as const;
  expect(await head.act({ ...step, action: 'check', seenSeq: 1 })).toMatchObject({ ok: true });
  await head.ask('comment.write', { recordId: target, commentId: house.newId(), entryId: house.newId(), words: '还要用一年' });
  expect(await group.act({ ...step, action: 'approve', seenSeq: 2 })).toMatchObject({ ok: true });
  await house.check();
  expect((await head.ask('disposal.get', { recordId: line!.recordId })).done).toMatchObject({ records: 0, files: 0 });
  expect((await clerk.ask('record.get', { recordId: target })).record.values['topic']).toBe('还用着那份说明');
  expect(await proposeDisposals(house.house)).toBe(0);
  await at('2074-01-05T01:00:00Z');
  expect(await proposeDisposals(house.house)).toBe(1);
  const [again] = await lists('待初审');
  expect(await head.act({ ledger: 'disposal', recordId: again!.recordId, action: 'keep', seenSeq: 1, reason: '有历史价值' })).toMatchObject({ ok: true });
  expect(await proposeDisposals(house.house)).toBe(0);
  await at('2075-01-02T01:00:00Z');
  expect(await proposeDisposals(house.house)).toBe(1);
  await house.check();
});

test('有下级记录没了结、还在对外公开的，到期也不列', async () => {
  const listed = new Set((await house.owner.query(`select item ->> 'record' as id from record d cross join lateral jsonb_array_elements(d.open -> 'items') item where d.ledger = 'disposal'`)).rows.map((row) => row.id as string));
  expect(listed.has(withChild)).toBe(false);
  const project = house.newId();
  expect(await clerk.act({ ledger: 'project', recordId: project, action: 'apply', seenSeq: 0, set: { name: '结对', kind: '办学特色', goal: '做成', until: '2075-06-01' } })).toMatchObject({ ok: true });
  const steps = [[head, 'approve', {}], [clerk, 'finish', { result: '做成了' }], [head, 'accept', { verdict: '达到目标' }]] as const;
  for (const [i, [person, action, set]] of steps.entries()) expect([action, await person.act({ ledger: 'project', recordId: project, action, seenSeq: i + 1, set })]).toMatchObject([action, { ok: true }]);
  await at('2090-01-02T01:00:00Z');
  await proposeDisposals(house.house);
  const isListed = async () => (await house.owner.query(`select 1 from record d cross join lateral jsonb_array_elements(d.open -> 'items') item where d.ledger = 'disposal' and item ->> 'record' = $1`, [project])).rowCount;
  expect(await isListed()).toBe(0);
  const { publication } = await office.ask('record.get', { recordId: project });
  expect(await office.act({ ledger: 'takedown', recordId: publication!.takedownId, action: 'takeDown', seenSeq: publication!.takedownSeq, unitId: clerk.unitId, set: { record: project, reason: '公开期满' } })).toMatchObject({ ok: true });
  await proposeDisposals(house.house);
  expect(await isListed()).toBe(1);
  await house.check();
});

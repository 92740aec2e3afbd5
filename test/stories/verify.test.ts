import { sequence } from '#app/sequence';
import { verify } from '#app/verify';
import { refuseShortLog } from '#app/refuse-short-log';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { day } from '#base/day';
import { issueText } from '../issue-text.ts';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';

let house: TestHouse;
let school: Person;

beforeEach(async () => {
  house = await openTestHouse();
  await house.county('qinghe');
  school = await house.signIn('qinghe', '2001');
  for (let i = 0; i < 5; i += 1) {
    await school.act({ ledger: 'semester-report', recordId: house.newId(), action: 'submit', seenSeq: 0, set: { season: '秋季学期', summary: `第${i}份`, shortcomings: '有', improvements: '改', plan: '做' } });
    await sequence(house.house);
  }
});
afterEach(() => house.close());

const TAMPERINGS: readonly (readonly [string, string, string])[] = [
  ['改了内容', `update entry_body set open = jsonb_set(open, '{set,summary}', '"改过"') where entry_id = (select entry_id from log_leaf where leaf_index = 3)`, 'open-hash'],
  ['改了经办人', `update entry set person_id = gen_random_uuid() where entry_id = (select entry_id from log_leaf where leaf_index = 2)`, 'commitment'],
  ['改了时间', `update entry set at = at - interval '1 day' where entry_id = (select entry_id from log_leaf where leaf_index = 4)`, 'commitment'],
  ['删了一条记载', `delete from entry where entry_id = (select entry_id from log_leaf where leaf_index = 5)`, 'entry-missing'],
  ['改了台账视图', `update record set state = '已接收' where record_id = (select record_id from entry join log_leaf using (entry_id) where leaf_index = 1)`, 'record-differs'],
  ['改了日志的叶子', `update log_leaf set commitment = sha256('x') where leaf_index = 3`, 'leaf'],
  ['改了散列瓦片', `update log_tile set hashes = sha256('x') || substring(hashes from 33)`, 'tile'],
  ['悄悄拿走了一条待入日志的校验值', `with e as (insert into entry select tenant_id, gen_random_uuid(), subject, gen_random_uuid(), seq, action, to_state, definition_version, person_id, post_id, on_behalf_of, unit_id, lead_unit_id, at, open_hash, personal_hash, commitment, request_hash from entry limit 1 returning 1) select * from e`, 'not-sequenced'],
  ['截短了日志', `delete from log_leaf where leaf_index = 5`, 'size'],
];

test.each(TAMPERINGS)('有人%s，verify 说出第一处对不上的地方', async (_what, sql, kind) => {
  expect((await verify(house.house))[0]?.finding).toBeUndefined();
  expect((await house.owner.query(sql)).rowCount).toBe(1);
  expect((await verify(house.house))[0]?.finding?.kind).toBe(kind);
});

test('数据库换成了旧的，服务器不启动', async () => {
  expect(await refuseShortLog(house.house)).toBeUndefined();
  await house.owner.query('update log set size = 3');
  expect(await refuseShortLog(house.house)).toContain('日志只有 3 条');
});

test('程序自己的数据库角色改不了、删不了任何记载', async () => {
  for (const sql of ['update entry set action = action', 'delete from entry', 'update entry_body set open = open', 'delete from entry_body', 'delete from record', 'update log_leaf set leaf_index = 0', 'insert into log_leaf values (null)', 'delete from checkpoint', 'truncate entry']) {
    await expect(house.house.pools.ql_app.query(sql)).rejects.toThrow(/permission denied/);
  }
  for (const sql of ['delete from entry', 'update entry_body set open = open', 'delete from log_leaf', 'update checkpoint set note = note']) await expect(house.house.pools.ql_log.query(sql)).rejects.toThrow(/permission denied/);
  await expect(house.house.pools.ql_eraser.query(`update entry_body set open = '{}'`)).rejects.toThrow(/permission denied/);
});

const PLAN = `青禾县教育局关于印发清风校园方案的通知
各校：
一、任务
（一）每学期。各校每学期开学后10个工作日内总结上学期情况，部署新学期工作。
（二）校务公开。各校每月更新一次校务公开栏。
`;

const PLAN_TAMPERINGS: readonly (readonly [string, string, string])[] = [
  ['改了一句话', `update sentence set text = replace(text, '10个', '30个') where text like '%10个工作日%'`, 'plan-differs'],
  ['改了一项义务', `update obligation set body = jsonb_set(body, '{action}', '"随便"') where obligation_id = (select min(obligation_id) from obligation where status = 'confirmed')`, 'plan-differs'],
  ['换了牵头股室', `update obligation set lead_unit_id = 's2' where obligation_id = (select min(obligation_id) from obligation where status = 'confirmed')`, 'plan-differs'],
  ['改了截止日', `update programme set ends_on = ends_on + 365`, 'plan-differs'],
  ['把印发的版本改回草稿', `update programme set status = 'draft'`, 'plan-missing'],
  ['悄悄取消了一件任务', `update duty set ended_by = 2, ended_on = due, renewed = false, standing = 'ended' where duty_key = (select min(duty_key) from duty)`, ''],
];

test.each(PLAN_TAMPERINGS)('方案印发后有人关掉触发器%s，verify 说出是哪份方案、哪个版本', async (what, sql, kind) => {
  const office = await house.signIn('qinghe', '1001');
  const programmeId = await issueText(house, office, PLAN, { startsOn: day('2026-09-01'), endsOn: day('2027-08-31') });
  await sequence(house.house);
  expect((await verify(house.house))[0]?.finding).toBeUndefined();
  if (kind === 'plan-differs') await expect(house.owner.query(sql)).rejects.toThrow(/does not change/);
  await house.owner.query('set session_replication_role = replica');
  expect((await house.owner.query(sql)).rowCount, what).toBe(1);
  await house.owner.query('set session_replication_role = default');
  const finding = (await verify(house.house))[0]?.finding;
  if (kind === '') {
    // No version 2 exists that could have ended it.
    expect(finding).toMatchObject({ kind: 'ended-duties-differ', programmeId, version: 2 });
    return;
  }
  expect(finding).toMatchObject({ kind, programmeId, version: 1, expected: expect.stringContaining('2027-08-31') });
});

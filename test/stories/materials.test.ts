import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sweepFiles } from '#app/sweep-files';
import { verify } from '#app/verify';
import { utf8 } from '#base/bytes';
import type { Uuid } from '#base/id';
import { inSight } from '#store/pools';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';
import { getFile, newFileId, statusOf, upload } from '../upload.ts';

let house: TestHouse;
let school: Person;
let head: Person;
let other: Person;
let office: Person;
let officeHead: Person;
let group: Person;
let abroad: Person;

beforeAll(async () => {
  house = await openTestHouse();
  for (const code of ['qinghe', 'linyi']) await house.county(code);
  const enter = (staffNo: string): Promise<Person> => house.signIn('qinghe', staffNo);
  [school, head, other, office, officeHead, group] = [await enter('2001'), await enter('2002'), await enter('2003'), await enter('1001'), await enter('1002'), await enter('1004')];
  abroad = await house.signIn('linyi', '2001');
});
afterAll(() => house.close());

const put = async (person: Person, name: string, words = name): Promise<Uuid> => (await upload(house, 'qinghe', person, name, utf8(words))).fileId;

/** A rectification of a school, reported with these files. */
async function reported(person: Person, set: Record<string, unknown>): Promise<Uuid> {
  const recordId = house.newId();
  await office.act({ ledger: 'rectify', recordId, action: 'order', seenSeq: 0, unitId: person.unitId, set: { problem: '陪餐记录缺三天', ground: '方案 S3#7', demand: '补齐' } });
  expect(await person.act({ ledger: 'rectify', recordId, action: 'report', seenSeq: 1, set: { measures: '专人登记', doneOn: '2026-08-30', ...set } })).toMatchObject({ ok: true });
  return recordId;
}
const register = (person: Person, fileId: Uuid, wish: { validUntil?: string | null; earlier?: Uuid }) => person.ask('file.register', { fileId, entryId: house.newId(), ...wish } as never);
const names = (list: readonly { name: string }[]): readonly string[] => list.map(({ name }) => name);

test('附件先从本单位已有的里找：按名称、种类、台账，新的在前；用在哪几件里一目了然', async () => {
  const licence = await put(school, '食品经营许可证.txt');
  house.at('2026-09-02T01:00:00Z');
  const minutes = await put(school, '班子会纪要.txt');
  const recordId = await reported(school, { evidence: [licence, minutes] });
  expect(await school.act({ ledger: 'meeting', recordId: house.newId(), action: 'submit', seenSeq: 0, set: { topic: '研究食堂', kind: '班子专题研究', heldOn: '2026-09-01', expected: 5, present: 5, resolutions: [{ matter: '换证', owner: '总务主任', dueOn: '2026-10-01' }], papers: [minutes] } })).toMatchObject({ ok: true });
  expect(names(await school.ask('file.list', {})).slice(0, 2)).toEqual(['班子会纪要.txt', '食品经营许可证.txt']);
  expect(names(await school.ask('file.list', { search: '许可' }))).toEqual(['食品经营许可证.txt']);
  expect(names(await school.ask('file.list', { ledger: 'meeting' }))).toEqual(['班子会纪要.txt']);
  expect(await school.ask('file.list', { kind: 'picture' })).toEqual([]);
  const [found] = await head.ask('file.list', { search: '纪要' });
  expect(found?.uses.map((use) => use.ledger).toSorted()).toEqual(['meeting', 'rectify']);
  expect(found?.uses.find((use) => use.ledger === 'rectify')).toMatchObject({ recordId, title: '陪餐记录缺三天', state: '已报结果' });
  for (const person of [other, office, abroad]) expect(names(await person.ask('file.list', { search: '许可' }))).toEqual([]);
  await house.check();
});

test('一份材料用到第二件里，第二件的读者也能看；别的学校始终看不到', async () => {
  const fileId = await put(school, '只在本校.txt');
  expect(await statusOf(house, 'qinghe', office, fileId)).toBe(404);
  await register(school, fileId, { validUntil: '2027-01-01' });
  // Registering shows it to the own unit and to nobody else.
  expect([await statusOf(house, 'qinghe', head, fileId), await statusOf(house, 'qinghe', office, fileId)]).toEqual([200, 404]);
  await reported(school, { evidence: [fileId] });
  expect([await statusOf(house, 'qinghe', office, fileId), await statusOf(house, 'qinghe', other, fileId), await statusOf(house, 'linyi', abroad, fileId)]).toEqual([200, 404, 404]);
  await house.check();
});

test('有效期：当天算灯，绿黄红，审阅人也看得见；登记和改动都是留痕的一步', async () => {
  const fileId = await put(school, '健康证汇总.txt');
  await reported(school, { evidence: [fileId] });
  const seen = async (person: Person) => (await person.ask('file.about', { fileIds: [fileId] }))[0];
  expect(await seen(office)).toMatchObject({ light: null, validUntil: null, edition: 1 });
  expect(await register(school, fileId, { validUntil: '2026-10-31' })).toMatchObject({ light: 'green', validUntil: '2026-10-31' });
  house.at('2026-10-05T01:00:00Z');
  for (const person of [office, head]) expect(await seen(person)).toMatchObject({ light: 'yellow' });
  expect(names(await school.ask('file.list', { expiring: true }))).toEqual(['健康证汇总.txt']);
  house.at('2026-10-31T15:59:00Z');
  expect(await seen(office)).toMatchObject({ light: 'yellow' });
  house.at('2026-11-01T00:00:00Z');
  expect(await seen(office)).toMatchObject({ light: 'red' });
  expect(await register(head, fileId, { validUntil: '2027-10-31' })).toMatchObject({ light: 'green' });
  const { rows } = await house.owner.query(`select action, b.open from entry e join entry_body b using (tenant_id, entry_id) where subject = 'material' and b.open #>> '{set,what}' like '%2027-10-31' or e.record_id = (select record_id from material where file_id = $1) order by seq`, [fileId]);
  expect(rows.map((row) => [row.action, row.open.set.validUntil])).toEqual([['register', '2026-10-31'], ['change', '2027-10-31']]);
  expect(await register(school, fileId, { validUntil: null })).toMatchObject({ light: null });
  await house.check();
  // What lights are read from is compared with the entries.
  await house.owner.query(`update material set valid_until = '2099-01-01' where file_id = $1`, [fileId]);
  expect((await verify(house.house)).find(({ tenant }) => tenant === 'qinghe')?.finding).toMatchObject({ kind: 'material-differs' });
  await house.owner.query('update material set valid_until = null where file_id = $1', [fileId]);
  await house.check();
});

test('换新版：两版都在，已报的记录还是当时那一版，挑选时只见新版；不能接成岔或圈，别人的不能登记', async () => {
  const first = await put(school, '应急预案.txt', '甲');
  const recordId = await reported(school, { evidence: [first] });
  const second = await put(school, '应急预案（修订）.txt', '乙');
  expect(await register(school, second, { earlier: first, validUntil: '2028-01-01' })).toMatchObject({ edition: 2, earlier: first });
  expect((await office.ask('record.get', { recordId })).record.values).toMatchObject({ evidence: [first] });
  expect(Buffer.from(await (await getFile(house, 'qinghe', office, first)).arrayBuffer()).toString()).toBe('甲');
  expect((await school.ask('file.about', { fileIds: [first] }))[0]).toMatchObject({ edition: 1, newer: second });
  expect(names(await school.ask('file.list', { search: '应急预案' }))).toEqual(['应急预案（修订）.txt']);
  expect(names(await school.ask('file.list', { search: '应急预案', older: true }))).toEqual(expect.arrayContaining(['应急预案.txt']));
  const third = await put(school, '应急预案（再修订）.txt', '丙');
  const refused = (person: Person, fileId: Uuid, earlier: Uuid): Promise<string> => person.refused('file.register', { fileId, entryId: house.newId(), earlier });
  expect(await refused(school, third, first)).toBe('edition-taken');
  expect(await refused(school, first, second)).toBe('edition-circle');
  expect(await refused(school, first, first)).toBe('edition-circle');
  expect(await register(school, third, { earlier: second })).toMatchObject({ edition: 3 });
  expect(await refused(school, third, await put(school, '另一份.txt'))).toBe('edition-fixed');
  expect(await office.refused('file.register', { fileId: first, entryId: house.newId(), validUntil: '2030-01-01' as never })).toBe('file-foreign');
  for (const person of [other, abroad]) expect(await person.refused('file.register', { fileId: first, entryId: house.newId(), validUntil: '2030-01-01' as never })).toBe('not-found');
  // Nobody writes in the ledger past this question, and a registered file outlives the sweep of what nothing names.
  expect(await school.refused('act', { acts: [{ entryId: house.newId(), recordId: house.newId(), ledger: 'material', action: 'register', seenSeq: 0, unitId: 'c001', set: { what: 'x', file: [first], edition: 9 } }] })).toBe('forbidden');
  house.at('2027-01-15T01:00:00Z');
  await sweepFiles(house.house);
  expect(names(await school.ask('file.about', { fileIds: [first, second, third] }))).toHaveLength(3);
  // Row-level security alone: another unit or county sees no registration, and writes none.
  const count = (tenant: string, own: string) => inSight(house.house.pools.ql_app, { tenant, units: [own], own, person: house.newId() }, async (tx) => (await tx.query('select count(*)::int as n from material')).rows[0].n);
  expect([await count('qinghe', 'c002'), await count('linyi', 'c001'), await count('qinghe', 'c001') > 0]).toEqual([0, 0, true]);
  await expect(inSight(house.house.pools.ql_app, { tenant: 'qinghe', units: ['c002'], own: 'c002' }, (tx) => tx.query(`insert into material (tenant_id, file_id, record_id, unit_id, edition) values ('qinghe', $1, $2, 'c001', 1)`, [third, house.newId()]))).rejects.toThrow(/row-level security/);
  await house.check();
});

test('总量：放满了说清楚，县里调大以后接着传；一个单位满了不碍着别人', async () => {
  const set = async (value: number): Promise<void> => {
    const recordId = house.newId();
    await office.act({ ledger: 'parameter', recordId, action: 'propose', seenSeq: 0, set: { parameter: '每个单位的材料总量', value, from: '2026-09-01', basis: '局党组会议纪要' } });
    expect(await officeHead.act({ ledger: 'parameter', recordId, action: 'approve', seenSeq: 1 })).toMatchObject({ ok: true });
    house.at(`2027-01-15T02:00:0${value * 3}Z`); // figures are remembered for two seconds
  };
  const { used, limit } = await school.ask('file.room', {});
  expect(limit).toBe(5_120 * 1024 * 1024);
  expect(used).toBeGreaterThan(0);
  await set(1);
  const size = 1024 * 1024 - used;
  expect(await school.refused('file.begin', { fileId: newFileId(), name: '大.pdf', size: size + 1 })).toBe('file-quota');
  await school.ask('file.begin', { fileId: newFileId(), name: '正好.pdf', size });
  expect(await head.refused('file.begin', { fileId: newFileId(), name: '再来一字节.txt', size: 1 })).toBe('file-quota');
  await other.ask('file.begin', { fileId: newFileId(), name: '邻校.txt', size: 900_000 });
  await set(2);
  await head.ask('file.begin', { fileId: newFileId(), name: '再来一字节.txt', size: 1 });
  await house.check();
});

test('删除个人信息：目的已了的只从这一件走，别的记录还用着的留下；撤回同意的，从所有记录里一并拿走', async () => {
  const [PURPOSE, CONSENT] = ['个人信息保护法第四十七条第一款第一项：处理目的已实现、无法实现或者不再必要', '个人信息保护法第四十七条第一款第三项：个人撤回同意'];
  const erase = async (recordId: Uuid, ground: string | undefined): Promise<void> => {
    const erasureId = house.newId();
    await school.ask('erasure.apply', { recordId, erasureId, entryId: house.newId(), ground: ground ?? '' });
    expect(await group.act({ ledger: 'erasure', recordId: erasureId, unitId: 'c001', action: 'approve', seenSeq: 1 })).toMatchObject({ ok: true });
    await house.check();
  };
  const onDisk = (fileId: Uuid): boolean => existsSync(join(house.dataFolder, 'files', 'qinghe', fileId));
  const [shared, own, registered] = [await put(school, '合影名单.txt'), await put(school, '签到表.txt'), await put(school, '到期的签到表.txt')];
  await register(school, registered, { validUntil: '2027-06-01' });
  const [first, second] = [await reported(school, { named: [shared, own, registered] }), await reported(school, { evidence: [shared] })];
  await erase(first, PURPOSE);
  expect([onDisk(shared), onDisk(own), onDisk(registered)]).toEqual([true, false, false]);
  expect(await statusOf(house, 'qinghe', office, shared)).toBe(200);

  const third = await reported(school, { named: [shared] });
  await erase(third, CONSENT);
  expect(onDisk(shared)).toBe(false);
  for (const recordId of [second, third]) expect((await school.ask('record.get', { recordId })).record.recordId).toBe(recordId);
  expect([await statusOf(house, 'qinghe', school, shared), (await school.ask('file.about', { fileIds: [shared] }))[0]]).toMatchObject([410, { name: '', edition: 1 }]);
  expect((await school.act({ ledger: 'meeting', recordId: house.newId(), action: 'submit', seenSeq: 0, set: { topic: '再用', kind: '班子专题研究', heldOn: '2026-09-01', expected: 5, present: 5, resolutions: [{ matter: '换证', owner: '总务主任', dueOn: '2026-10-01' }], papers: [shared] } }))).toMatchObject({ ok: false, refusal: { code: 'file-unusable' } });
  await house.check();
  // Gone without an erasure that takes it everywhere: not lawful.
  const stray = await put(school, '无故少了.txt');
  await reported(school, { evidence: [stray] });
  await house.owner.query('delete from file_key where file_id = $1', [stray]);
  expect((await verify(house.house)).find(({ tenant }) => tenant === 'qinghe')?.finding).toMatchObject({ kind: 'file-missing' });
});

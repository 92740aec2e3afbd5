import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { lookAtPictures } from '#app/picture/look-at-pictures';
import type { Uuid } from '#base/id';
import { scalePicture } from '#domain/photo';
import { inSight } from '#store/pools';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';
import { phoneJpeg } from '../pictures.ts';
import { brighten, crop, drawNothing, drawScene, fromJpeg, toJpeg, toPng, toWebp } from '../scenes.ts';
import { getFile, statusOf, upload } from '../upload.ts';

let house: TestHouse;
let school: Person;
let head: Person;
let other: Person;
let office: Person;
let group: Person;
let abroad: Person;

beforeAll(async () => {
  house = await openTestHouse('2026-09-10T01:00:00Z');
  for (const code of ['qinghe', 'linyi']) await house.county(code);
  const enter = (staffNo: string): Promise<Person> => house.signIn('qinghe', staffNo);
  [school, head, other, office, group] = [await enter('2001'), await enter('2002'), await enter('2003'), await enter('1001'), await enter('1004')];
  abroad = await house.signIn('linyi', '2001');
});
afterAll(() => house.close());

const put = async (code: string, person: Person, name: string, bytes: Uint8Array): Promise<Uuid> => {
  const { fileId } = await upload(house, code, person, name, bytes);
  await lookAtPictures(house.house);
  return fileId;
};

/** An activity of a school with these photos, handed in. */
async function activity(person: Person, photos: readonly Uuid[]): Promise<Uuid> {
  const recordId = house.newId();
  expect(await person.act({ ledger: 'activity', recordId, action: 'enter', seenSeq: 0, set: { name: '节约午餐周', kind: '清廉文化', nature: '教育引导', audience: ['学生'], heldOn: '2026-09-01', people: 300, photos } })).toMatchObject({ ok: true });
  return recordId;
}
const alike = async (person: Person, fileId: Uuid, recordId?: Uuid) => (await person.ask('picture.alike', { fileIds: [fileId], ...(recordId ? { recordId } : {}) }))[0];

test('传上来的照片有两张小图：列表里的和看的；没有原图那么大，也没有任何附带信息；谁能看原图谁能看小图', async () => {
  const scene = scalePicture(drawScene(11, 160, 120), { width: 2000, height: 1500 });
  const fileId = await put('qinghe', school, '大照片.jpg', await toJpeg(scene, 92));
  expect((await school.ask('file.about', { fileIds: [fileId] }))[0]).toMatchObject({ preview: true, picture: true });
  for (const [size, edge] of [['small', 240], ['view', 1600]] as const) {
    const answer = await getFile(house, 'qinghe', school, fileId, `?size=${size}`);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([200, 'image/jpeg', 'private, no-store']);
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    const pixels = await fromJpeg(new Uint8Array(await answer.arrayBuffer()));
    expect([pixels.width, pixels.height]).toEqual([edge, (edge * 3) / 4]);
    for (const person of [other, office, head]) expect(await statusOf(house, 'qinghe', person, fileId, `?size=${size}`)).toBe(404);
  }
  expect(readdirSync(join(house.dataFolder, 'files', 'qinghe', fileId)).sort()).toEqual(['sealed', 'small', 'view']);
  for (const [name, bytes] of [['图.png', await toPng(drawScene(12))], ['图.webp', await toWebp(drawScene(13))]] as const) expect(await statusOf(house, 'qinghe', school, await put('qinghe', school, name, bytes), '?size=view')).toBe(200);
  await house.check();
});

test('炸弹、残图、说大话的图：原件照收照存，没有小图，也不拖垮别的', async () => {
  const bomb = Buffer.from(await toPng(drawScene(14)));
  bomb.writeUInt32BE(40_000, 16);
  bomb.writeUInt32BE(40_000, 20);
  const torn = await toJpeg(drawScene(15));
  for (const [name, bytes] of [['炸弹.png', new Uint8Array(bomb)], ['空壳.jpg', phoneJpeg('x')], ['坏心.jpg', Buffer.concat([torn.subarray(0, torn.length / 2), Uint8Array.from([0xff, 0xd9])])]] as const) {
    const fileId = await put('qinghe', school, name, bytes);
    expect(await statusOf(house, 'qinghe', school, fileId)).toBe(200);
    expect([name, [200, 404].includes(await statusOf(house, 'qinghe', school, fileId, '?size=small'))]).toEqual([name, true]);
    expect((await alike(school, fileId))?.waiting).toBe(false);
  }
  expect((await house.owner.query('select count(*)::int as n from picture_wait')).rows[0].n).toBe(0);
  expect(await statusOf(house, 'qinghe', school, await put('qinghe', school, '好的.jpg', await toJpeg(drawScene(16))), '?size=small')).toBe(200);
});

test('看到一半断了电：还在等，接着看；看一回倒一回的，三回以后不再看', async () => {
  const { fileId } = await upload(house, 'qinghe', school, '断电.jpg', await toJpeg(drawScene(17)));
  expect((await alike(school, fileId))?.waiting).toBe(true);
  expect((await school.ask('file.about', { fileIds: [fileId] }))[0]).toMatchObject({ preview: false });
  // The copies are on disk, and the row is not yet: what a power cut leaves.
  await expect(lookAtPictures({ ...house.house, sha256: () => { throw new Error('power cut'); } })).rejects.toThrow('power cut');
  expect((await alike(school, fileId))?.waiting).toBe(true);
  await lookAtPictures(house.house);
  expect((await school.ask('file.about', { fileIds: [fileId] }))[0]).toMatchObject({ preview: true });
  const fatal = await upload(house, 'qinghe', school, '要命.jpg', await toJpeg(drawScene(18)));
  for (let i = 0; i < 3; i += 1) await expect(lookAtPictures({ ...house.house, sha256: () => { throw new Error('the end'); } })).rejects.toThrow('the end');
  expect(await lookAtPictures(house.house)).toBe(1);
  expect((await school.ask('file.about', { fileIds: [fatal.fileId] }))[0]).toMatchObject({ preview: false });
});

test('别校用过的照片：审阅人看到是谁、哪天、哪本台账，并排看得到图；报送人只知道别处用过，不知道是谁', async () => {
  const scene = drawScene(21);
  const first = await put('qinghe', other, '邻校.jpg', await toJpeg(scene));
  house.at('2026-09-12T01:00:00Z');
  const before = await activity(other, [first]);
  house.at('2026-09-20T01:00:00Z');
  const copied = await put('qinghe', school, '我校活动.jpg', await toJpeg(brighten(crop(scene, 0.02), 1.1), 60));
  // Before handing in: only that it was used elsewhere.
  expect(await alike(school, copied)).toEqual({ fileId: copied, waiting: false, alike: [{ isOwn: false, unitName: null, on: null, ledgerName: null, fileId: null, recordId: null }] });
  const recordId = await activity(school, [copied]);
  for (const person of [school, head]) expect((await alike(person, copied, recordId))?.alike).toEqual([{ isOwn: false, unitName: null, on: null, ledgerName: null, fileId: null, recordId: null }]);
  const seen = (await alike(office, copied, recordId))?.alike;
  expect(seen).toMatchObject([{ isOwn: false, on: '2026-09-12T01:00:00.000Z', ledgerName: '主题活动', fileId: first, recordId: before }]);
  expect(seen?.[0]?.unitName).not.toBeNull();
  expect(await statusOf(house, 'qinghe', office, first, '?size=view')).toBe(200);
  expect(await statusOf(house, 'qinghe', school, first, '?size=view')).toBe(404);
  // Who came first is not told that somebody came after.
  expect((await alike(office, first, before))?.alike).toEqual([]);
  // Nobody is refused by the machine, and whoever may not read the picture learns nothing by its id.
  expect(await school.ask('picture.alike', { fileIds: [first] })).toEqual([]);
  await house.check();
});

test('本校上学期的照片，重新压过也认得；同一学期里一份多用不算；空白墙面不算', async () => {
  const scene = drawScene(22);
  const old = await put('qinghe', school, '上学期.jpg', await toJpeg(scene));
  await activity(school, [old]);
  expect((await alike(school, old))?.alike).toEqual([]);
  expect((await alike(office, old, await activity(school, [old])))?.alike).toEqual([]);
  const wall = await put('qinghe', school, '墙.jpg', await toJpeg(drawNothing(1)));
  await activity(school, [wall]);
  house.at('2027-03-10T01:00:00Z');
  const again = await put('qinghe', school, '新活动.jpg', await toJpeg(scene, 50));
  const own = (await alike(school, again))?.alike;
  expect(own).toMatchObject([{ isOwn: true, fileId: old }, { isOwn: true, fileId: old }]);
  // The very same file, picked once more a semester later, is told as well.
  expect((await alike(office, old, await activity(school, [old])))?.alike[0]).toMatchObject({ isOwn: true, fileId: old });
  expect((await alike(office, await put('qinghe', school, '墙二.jpg', await toJpeg(drawNothing(2)))))).toBeUndefined();
  expect((await alike(school, await put('qinghe', school, '墙三.jpg', await toJpeg(drawNothing(3)))))?.alike).toEqual([]);
  await house.check();
});

test('只在本县比：别的县用过的不说，数据库自己也不给', async () => {
  const scene = drawScene(23);
  const there = await put('linyi', abroad, '外县.jpg', await toJpeg(scene));
  expect(await abroad.act({ ledger: 'activity', recordId: house.newId(), action: 'enter', seenSeq: 0, set: { name: '活动', kind: '清廉文化', nature: '教育引导', audience: ['学生'], heldOn: '2026-09-01', people: 3, photos: [there] } })).toMatchObject({ ok: true });
  const here = await put('qinghe', school, '本县.jpg', await toJpeg(scene));
  expect((await alike(school, here))?.alike).toEqual([]);
  const ask = (tenant: string, fileId: Uuid) => inSight(house.house.pools.ql_app, { tenant, units: '*' }, async (tx) => (await tx.query('select (select count(*) from find_like_pictures(array[$1]::uuid[], $2))::int as like, (select count(*) from picture where file_id = $1)::int as rows', [fileId, house.newId()])).rows[0]);
  expect(await ask('linyi', there)).toEqual({ like: 1, rows: 1 });
  for (const [tenant, fileId] of [['qinghe', there], ['linyi', here]] as const) expect(await ask(tenant, fileId)).toEqual({ like: 0, rows: 0 });
  for (const sql of ['select hash from picture', 'insert into picture (tenant_id) values (\'qinghe\')', 'select * from picture_wait', 'delete from picture']) await expect(inSight(house.house.pools.ql_app, { tenant: 'qinghe', units: '*' }, (tx) => tx.query(sql))).rejects.toThrow(/permission denied/);
});

test('依法删除的照片，小图和认它的凭据一并没有', async () => {
  const fileId = await put('qinghe', school, '合影.jpg', await toJpeg(drawScene(24)));
  const recordId = house.newId();
  await office.act({ ledger: 'rectify', recordId, action: 'order', seenSeq: 0, unitId: 'c001', set: { problem: '缺', ground: '方案 S3#7', demand: '补' } });
  expect(await school.act({ ledger: 'rectify', recordId, action: 'report', seenSeq: 1, set: { measures: '补', doneOn: '2026-08-30', named: [fileId] } })).toMatchObject({ ok: true });
  const erasureId = house.newId();
  await school.ask('erasure.apply', { recordId, erasureId, entryId: house.newId(), ground: '个人信息保护法第四十七条第一款第三项：个人撤回同意' });
  expect(await group.act({ ledger: 'erasure', recordId: erasureId, unitId: 'c001', action: 'approve', seenSeq: 1 })).toMatchObject({ ok: true });
  await house.check();
  expect((await house.owner.query('select (select count(*) from picture where file_id = $1)::int + (select count(*) from picture_wait where file_id = $1)::int as n', [fileId])).rows[0].n).toBe(0);
  expect(await statusOf(house, 'qinghe', school, fileId, '?size=view')).toBe(410);
  expect(readdirSync(join(house.dataFolder, 'files', 'qinghe'))).not.toContain(fileId);
});

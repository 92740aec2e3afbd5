import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lookAtPictures } from '#app/picture/look-at-pictures';
import { verify } from '#app/verify';
import type { Uuid } from '#base/id';
import { inSight } from '#store/pools';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';
import { drawScene, fromJpeg, toJpeg } from '../scenes.ts';
import { upload } from '../upload.ts';

let house: TestHouse;
let clerk: Person;
let head: Person;
let other: Person;
let office: Person;
let group: Person;
let seed = 100;

beforeAll(async () => {
  house = await openTestHouse();
  for (const code of ['qinghe', 'linyi']) await house.county(code);
  const enter = (staffNo: string): Promise<Person> => house.signIn('qinghe', staffNo);
  [clerk, head, other, office, group] = [await enter('2001'), await enter('2002'), await enter('2003'), await enter('1001'), await enter('1004')];
});
afterAll(() => house.close());

const finding = async () => (await verify(house.house)).find(({ tenant }) => tenant === 'qinghe')?.finding;
const page = async (path: string, headers: Record<string, string> = {}): Promise<Response> => house.app.request(`http://localhost:3000/c/qinghe/p/${path}`, { headers });

/** A confirmed activity of the first school with one photo, its public page, and the photo's release as the clerk sees it. */
async function published() {
  seed += 1;
  const { fileId } = await upload(house, 'qinghe', clerk, '食堂活动 张三.jpg', await toJpeg(drawScene(seed)));
  await lookAtPictures(house.house);
  const recordId = house.newId();
  const set = { name: '节约午餐周', kind: '清廉文化', nature: '教育引导', audience: ['学生'], heldOn: '2026-08-30', people: 300 };
  expect(await clerk.act({ ledger: 'activity', recordId, action: 'enter', seenSeq: 0, set: { ...set, photos: [fileId] } })).toMatchObject({ ok: true });
  expect(await head.act({ ledger: 'activity', recordId, action: 'confirm', seenSeq: 1 })).toMatchObject({ ok: true });
  const { publicationId } = (await clerk.ask('record.get', { recordId })).publication ?? { publicationId: '' };
  const [photo] = await clerk.ask('record.photos', { recordId });
  if (!photo) throw new Error('no photo');
  const address = `${publicationId}/${photo.releaseId}.jpg`;
  return { fileId, recordId, publicationId, photo, address, base: { ledger: 'photo-release', recordId: photo.releaseId, unitId: 'c001' }, proposal: { record: recordId, file: fileId, caption: '食堂门口的节约宣传栏' } };
}
const code = (outcome: Awaited<ReturnType<Person['act']>>): string => (outcome.ok ? 'ok' : outcome.refusal.code);
const statusOf = async (address: string): Promise<number> => (await page(address)).status;

test('一人提出、另一人确认，照片才上公开页面：就是确认时看到的那一张，没有文件名，没有 cookie', async () => {
  const { recordId, publicationId, photo, address, base, proposal } = await published();
  expect(photo).toMatchObject({ state: null, isUploader: true, allowed: ['propose'] });
  expect([await statusOf(address), (await (await page(publicationId)).text()).includes('<img')]).toEqual([404, false]);
  expect(code(await clerk.act({ ...base, action: 'propose', seenSeq: 0, set: proposal }))).toBe('ok');
  expect(await statusOf(address)).toBe(404);

  const pupils = '有学生，但认不出是谁';
  const [seen] = await head.ask('record.photos', { recordId });
  expect(seen).toMatchObject({ state: '待确认', isUploader: false, caption: '食堂门口的节约宣传栏', allowed: ['confirm', 'reject', 'withdraw'] });
  expect((await head.ask('inbox.list', {})).waiting.map((one) => one.recordId)).toContain(photo.releaseId);
  // Not who proposed and uploaded it; not without having looked; not another picture than the one that was seen.
  expect(code(await clerk.act({ ...base, action: 'confirm', seenSeq: 1, set: { pupils, copy: photo.copy } }))).toBe('same-person');
  expect(code(await head.act({ ...base, action: 'confirm', seenSeq: 1, set: { copy: photo.copy } }))).toBe('missing');
  expect(code(await head.act({ ...base, action: 'confirm', seenSeq: 1, set: { pupils, copy: '0'.repeat(64) } }))).toBe('photo-changed');
  expect(code(await other.act({ ...base, action: 'confirm', seenSeq: 1, set: { pupils, copy: photo.copy } }))).not.toBe('ok');
  expect(code(await head.act({ ...base, action: 'confirm', seenSeq: 1, set: { pupils, copy: seen?.copy } }))).toBe('ok');

  const answer = await page(address);
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('set-cookie'), answer.headers.get('cache-control')]).toEqual([200, 'image/jpeg', null, 'no-cache']);
  expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect(Buffer.from(house.house.sha256(bytes)).toString('hex')).toBe(seen?.copy);
  expect((await fromJpeg(bytes)).width).toBe(320);
  expect(Buffer.from(bytes).includes('Exif')).toBe(false);
  expect((await page(address, { 'if-none-match': answer.headers.get('etag') ?? '' })).status).toBe(304);
  const text = await (await page(publicationId)).text();
  expect(text).toContain(`/p/${address}" alt="食堂门口的节约宣传栏"`);
  for (const hidden of ['张三', '传过', recordId]) expect(text).not.toContain(hidden);
  await house.check();
});

test('谁传的照片谁不能确认，哪怕是别人提出的', async () => {
  const { photo, base, proposal } = await published();
  expect(code(await head.act({ ...base, action: 'propose', seenSeq: 0, set: proposal }))).toBe('ok');
  expect(code(await clerk.act({ ...base, action: 'confirm', seenSeq: 1, set: { pupils: '没有学生', copy: photo.copy } }))).toBe('photo-own');
  expect(code(await head.act({ ...base, action: 'confirm', seenSeq: 1, set: { pupils: '没有学生', copy: photo.copy } }))).toBe('same-person');
  expect(code(await office.act({ ...base, action: 'confirm', seenSeq: 1, set: { pupils: '没有学生', copy: photo.copy } }))).toBe('ok');
  await house.check();
});

test('撤下立刻看不到，页面撤下、更正时也看不到；不公开要写理由，再提出要再确认', async () => {
  const { recordId, publicationId, photo, address, base, proposal } = await published();
  await clerk.act({ ...base, action: 'propose', seenSeq: 0, set: proposal });
  expect(code(await head.act({ ...base, action: 'reject', seenSeq: 1 }))).toBe('reason-missing');
  expect(code(await head.act({ ...base, action: 'reject', seenSeq: 1, reason: '左边一个学生认得出' }))).toBe('ok');
  expect(code(await clerk.act({ ...base, action: 'again', seenSeq: 2, set: { caption: '打了码的' } }))).toBe('ok');
  const confirm = { pupils: '没有学生', copy: photo.copy };
  expect(code(await head.act({ ...base, action: 'confirm', seenSeq: 3, set: confirm }))).toBe('ok');
  expect(await statusOf(address)).toBe(200);
  expect(code(await clerk.act({ ...base, action: 'withdraw', seenSeq: 4 }))).toBe('ok');
  expect([await statusOf(address), (await (await page(publicationId)).text()).includes('<img')]).toEqual([404, false]);
  await clerk.act({ ...base, action: 'again', seenSeq: 5, set: { caption: '又提' } });
  expect(await statusOf(address)).toBe(404);
  await head.act({ ...base, action: 'confirm', seenSeq: 6, set: confirm });
  expect(await statusOf(address)).toBe(200);

  const { takedownId } = (await office.ask('record.get', { recordId })).publication ?? {};
  expect(code(await office.act({ ledger: 'takedown', recordId: takedownId as Uuid, action: 'takeDown', seenSeq: 0, set: { record: recordId, reason: '内容有误，先撤下' } }))).toBe('ok');
  expect([await statusOf(address), (await (await page(publicationId)).text()).includes('<img')]).toEqual([404, false]);
  expect(code(await head.act({ ledger: 'activity', recordId, action: 'void', seenSeq: 2, reason: '登错了' }))).toBe('ok');
  expect(await statusOf(address)).toBe(404);
  await house.check();
});

test('记录里换下的照片不再公开；记录没公开、不在公开栏里的、别的单位的照片，提不出来', async () => {
  const { fileId, photo, base, proposal } = await published();
  const recordId = house.newId();
  const set = { name: '读书月', kind: '清廉文化', nature: '教育引导', audience: ['学生'], heldOn: '2026-08-30', people: 3, photos: [fileId] };
  await clerk.act({ ledger: 'activity', recordId, action: 'enter', seenSeq: 0, set });
  const [one] = await clerk.ask('record.photos', { recordId });
  const [mine, address] = [{ ledger: 'photo-release', recordId: one?.releaseId as Uuid, unitId: 'c001' }, `${(await clerk.ask('record.get', { recordId })).publication?.publicationId}/${one?.releaseId}.jpg`];
  // Confirmed before the record is public: shown once it is.
  await clerk.act({ ...mine, action: 'propose', seenSeq: 0, set: { record: recordId, file: fileId, caption: '书架' } });
  await head.act({ ...mine, action: 'confirm', seenSeq: 1, set: { pupils: '没有学生', copy: one?.copy } });
  expect(await statusOf(address)).toBe(404);
  await clerk.act({ ledger: 'activity', recordId, action: 'amend', seenSeq: 1, set: { ...set, photos: [] } });
  await head.act({ ledger: 'activity', recordId, action: 'confirm', seenSeq: 2 });
  expect(await statusOf(address)).toBe(404);
  await house.check();

  const rectify = house.newId();
  await office.act({ ledger: 'rectify', recordId: rectify, unitId: 'c001', action: 'order', seenSeq: 0, set: { problem: '缺', ground: '方案 S3#7', demand: '补' } });
  await clerk.act({ ledger: 'rectify', recordId: rectify, action: 'report', seenSeq: 1, set: { measures: '补', doneOn: '2026-08-30', evidence: [fileId] } });
  expect(await clerk.ask('record.photos', { recordId: rectify })).toEqual([]);
  for (const wrong of [{ ...proposal, record: rectify }, { ...proposal, file: house.newId() }, { ...proposal, record: recordId }]) expect(code(await clerk.act({ ...base, action: 'propose', seenSeq: 0, set: wrong }))).toBe('photo-not-named');
  expect(code(await clerk.act({ ...base, recordId: house.newId(), action: 'propose', seenSeq: 0, set: proposal }))).toBe('photo-not-named');
  expect(code(await other.act({ ...base, unitId: 'c002', action: 'propose', seenSeq: 0, set: proposal }))).toBe('photo-not-named');
  expect(await other.refused('record.photos', { recordId: proposal.record })).toBe('not-found');
  expect(photo.releaseId).toBe(base.recordId);
});

test('数据库自己也不给：没放出来的没有钥匙，别的县看不见；谁伪造一张，核对说得出来；删除个人信息时一并没有', async () => {
  const { fileId, recordId, publicationId, photo, address, base, proposal } = await published();
  const key = (tenant: string) => inSight(house.house.pools.ql_app, { tenant }, async (tx) => (await tx.query('select (select count(*) from find_public_photo($1, $2))::int as found, (select count(*) from file_key)::int as keys', [publicationId, photo.releaseId])).rows[0]);
  expect(await key('qinghe')).toEqual({ found: 0, keys: 0 });
  await clerk.act({ ...base, action: 'propose', seenSeq: 0, set: proposal });
  await head.act({ ...base, action: 'confirm', seenSeq: 1, set: { pupils: '没有学生', copy: photo.copy } });
  expect([await key('qinghe'), await key('linyi')]).toEqual([{ found: 1, keys: 0 }, { found: 0, keys: 0 }]);
  expect((await house.app.request(`http://localhost:3000/c/linyi/p/${address}`)).status).toBe(404);
  for (const path of [`${publicationId}/${fileId}.jpg`, `${recordId}/${photo.releaseId}.jpg`, `${publicationId}/..%2f.jpg`, `${publicationId}/${photo.releaseId}.png`]) expect(await statusOf(path)).toBe(404);
  await house.check();

  await house.owner.query(`update public_photo set caption = '改了' where photo_id = $1`, [photo.releaseId]);
  expect(await finding()).toMatchObject({ kind: 'photo-differs', recordId: photo.releaseId });
  await house.owner.query('update public_photo set caption = $2 where photo_id = $1', [photo.releaseId, proposal.caption]);
  await house.owner.query(`insert into public_photo select tenant_id, $2, publication_id, file_id, caption, copy, since, named from public_photo where photo_id = $1`, [photo.releaseId, house.newId()]);
  expect(await finding()).toMatchObject({ kind: 'photo-differs' });
  await house.owner.query('delete from public_photo where photo_id <> $1 and file_id = $2', [photo.releaseId, fileId]);
  await house.check();
  // Another copy on the disk is not shown: it is not the one that was confirmed.
  const path = join(house.dataFolder, 'files', 'qinghe', fileId, 'view');
  const whole = readFileSync(path);
  const { rows } = await house.owner.query('select key from file_key where file_id = $1', [fileId]);
  await house.house.files.sealCopy({ tenant: 'qinghe', fileId, key: rows[0].key }, 'view', await toJpeg(drawScene(999)));
  expect(await statusOf(address)).toBe(500);
  writeFileSync(path, whole);
  expect(await statusOf(address)).toBe(200);

  const named = house.newId();
  await office.act({ ledger: 'rectify', recordId: named, unitId: 'c001', action: 'order', seenSeq: 0, set: { problem: '缺', ground: '方案 S3#7', demand: '补' } });
  await clerk.act({ ledger: 'rectify', recordId: named, action: 'report', seenSeq: 1, set: { measures: '补', doneOn: '2026-08-30', named: [fileId] } });
  const erasureId = house.newId();
  await clerk.ask('erasure.apply', { recordId: named, erasureId, entryId: house.newId(), ground: '个人信息保护法第四十七条第一款第三项：个人撤回同意' });
  await group.act({ ledger: 'erasure', recordId: erasureId, unitId: 'c001', action: 'approve', seenSeq: 1 });
  await house.check();
  expect([await statusOf(address), (await (await page(publicationId)).text()).includes('<img')]).toEqual([404, false]);
});

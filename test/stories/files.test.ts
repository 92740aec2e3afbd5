import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sweepFiles } from '#app/sweep-files';
import { verify } from '#app/verify';
import { utf8 } from '#base/bytes';
import { inSight } from '#store/pools';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';
import { phoneJpeg } from '../pictures.ts';
import { getFile, newFileId, PART, putPart, putWhole, statusOf, upload } from '../upload.ts';

let house: TestHouse;
let school: Person;
let head: Person;
let other: Person;
let office: Person;
let section: Person;
let abroad: Person;

const ORDER = { problem: '陪餐记录缺三天', ground: '方案 S3#7', demand: '补齐' };
const DONE = { measures: '专人登记', doneOn: '2026-08-30' };
const PDF = utf8(`%PDF-1.7\n${'陪餐记录 '.repeat(200_000)}\n%%EOF`);

beforeAll(async () => {
  house = await openTestHouse();
  await house.county('qinghe');
  await house.county('linyi');
  [school, head, other, office, section] = [await house.signIn('qinghe', '2001'), await house.signIn('qinghe', '2002'), await house.signIn('qinghe', '2003'), await house.signIn('qinghe', '1001'), await house.signIn('qinghe', '1107')];
  abroad = await house.signIn('linyi', '2001');
});
afterAll(() => house.close());

const fileFolder = (fileId: string): string => join(house.dataFolder, 'files', 'qinghe', fileId);
const refusalOf = async (answer: Response): Promise<string> => ((await answer.json()) as { refusal: { code: string } }).refusal.code;

async function dispositionOf(fileId: string, query = ''): Promise<string | null> {
  const answer = await getFile(house, 'qinghe', school, fileId, query);
  await answer.arrayBuffer();
  return answer.headers.get('content-disposition');
}

/** A rectification of the first school with its report handed in, naming these files. */
async function reportWith(evidence: readonly string[]) {
  const recordId = house.newId();
  const base = { ledger: 'rectify', recordId, unitId: 'c001' };
  expect(await office.act({ ...base, action: 'order', seenSeq: 0, set: ORDER })).toMatchObject({ ok: true });
  return { ...base, outcome: await school.act({ ...base, action: 'report', seenSeq: 1, set: { ...DONE, evidence } }) };
}

test('经办人传佐证、断了接着传、报送，办公室打得开，内容一字不差，中文名也在', async () => {
  const fileId = newFileId();
  const name = '陪餐记录（8月）“原件”.pdf';
  expect(await school.ask('file.begin', { fileId, name, size: PDF.length })).toEqual({ partBytes: PART, parts: 3, have: [], finished: false });
  expect((await putPart(house, 'qinghe', school, fileId, 2, PDF.subarray(2 * PART))).status).toBe(200);
  expect(await school.refused('file.finish', { fileId })).toBe('file-incomplete');
  expect(await school.ask('file.begin', { fileId, name, size: PDF.length })).toMatchObject({ have: [2], finished: false });
  for (const part of [0, 1]) expect((await putPart(house, 'qinghe', school, fileId, part, PDF.subarray(part * PART, (part + 1) * PART))).status).toBe(200);
  const finished = await school.ask('file.finish', { fileId });
  expect(finished).toMatchObject({ fileId, name, size: PDF.length, kind: 'pdf', sha256: createHash('sha256').update(PDF).digest('hex') });
  expect(await school.ask('file.finish', { fileId })).toEqual(finished);
  expect(await school.ask('file.begin', { fileId, name, size: PDF.length })).toMatchObject({ finished: true });

  expect(await statusOf(house, 'qinghe', office, fileId)).toBe(404);
  const { recordId, outcome } = await reportWith([fileId]);
  expect(outcome).toMatchObject({ ok: true });
  const answer = await getFile(house, 'qinghe', office, fileId);
  expect(answer.status).toBe(200);
  expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(PDF))).toBe(true);
  expect(Object.fromEntries(['content-type', 'content-disposition', 'x-content-type-options', 'cache-control', 'content-length'].map((header) => [header, answer.headers.get(header)]))).toEqual({
    'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store', 'content-length': `${PDF.length}`,
    'content-disposition': `attachment; filename="_____8______.pdf"; filename*=UTF-8''${encodeURIComponent(name).replaceAll('(', '%28')}`,
  });
  expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  expect((await office.ask('record.get', { recordId })).timeline[1]?.set).toMatchObject({ evidence: [fileId] });
  expect(await office.ask('file.about', { fileIds: [fileId] })).toMatchObject([{ name }]);
  expect((await school.ask('file.list', {})).map((one) => one.fileId)).toContain(fileId);
  await house.check();
});

test('磁盘上只有密文，文件夹和文件只有主人能进，钥匙不在文件夹里', async () => {
  const { fileId } = await upload(house, 'qinghe', school, '说明.txt', utf8('这句话不应当在磁盘上看得到'));
  expect(readdirSync(fileFolder(fileId))).toEqual(['sealed']);
  const sealed = readFileSync(join(fileFolder(fileId), 'sealed'));
  expect(sealed.includes('磁盘')).toBe(false);
  expect(statSync(join(fileFolder(fileId), 'sealed')).mode & 0o777).toBe(0o600);
  for (const folder of [fileFolder(fileId), join(house.dataFolder, 'files')]) expect(statSync(folder).mode & 0o777).toBe(0o700);
  const { rows } = await house.owner.query('select encode(key, \'hex\') as key from file_key where file_id = $1', [fileId]);
  expect(sealed.includes(Buffer.from(rows[0].key, 'hex'))).toBe(false);
});

test('别的学校、别的县、没登录的、猜编号的，都打不开，也不能拿来报送', async () => {
  const { fileId } = await upload(house, 'qinghe', school, '内部.txt', utf8('只给该看的人'));
  expect(await statusOf(house, 'qinghe', school, fileId)).toBe(200);
  for (const [code, person] of [['qinghe', other], ['qinghe', head], ['qinghe', section], ['linyi', abroad]] as const) {
    expect(await statusOf(house, code, person, fileId)).toBe(404);
    expect(await person.ask('file.about', { fileIds: [fileId] })).toEqual([]);
    expect((await person.ask('file.list', {})).map((one) => one.fileId)).not.toContain(fileId);
    expect(await person.refused('file.finish', { fileId })).toBe('not-found');
    expect((await putPart(house, code, person, fileId, 0, utf8('换掉'))).status).toBe(404);
  }
  expect(await statusOf(house, 'qinghe', { cookie: '' }, fileId)).toBe(401);
  expect(await statusOf(house, 'qinghe', abroad, fileId)).toBe(403);
  for (const guessed of [newFileId(), house.newId(), '..%2f..%2fsecrets.json', 'x']) expect(await statusOf(house, 'qinghe', school, guessed)).toBe(404);
  expect(await other.refused('file.begin', { fileId, name: '抢', size: 3 })).toBe('id-taken');
  expect(await school.refused('file.begin', { fileId: house.newId() as never, name: '按时间编的号', size: 3 })).toBe('bad-input');

  const { outcome } = await reportWith([newFileId()]);
  expect(outcome).toEqual({ ok: false, refusal: { code: 'file-unusable', field: 'evidence' } });
  const unfinished = newFileId();
  await school.ask('file.begin', { fileId: unfinished, name: '没传完.txt', size: 10 });
  expect((await reportWith([unfinished])).outcome).toMatchObject({ refusal: { code: 'file-unusable' } });
  const foreign = await upload(house, 'qinghe', other, '邻校.txt', utf8('邻校的'));
  expect((await reportWith([foreign.fileId])).outcome).toMatchObject({ refusal: { code: 'file-unusable' } });

  // Row-level security alone says the same, whatever the program asks for.
  const seen = (tenant: string, units: readonly string[], own: string) => inSight(house.house.pools.ql_app, { tenant, units, own, person: house.newId() }, async (tx) => (await tx.query('select (select count(*) from file)::int as files, (select count(*) from file_key)::int as keys, (select count(*) from file_use)::int as uses')).rows[0]);
  expect(await seen('qinghe', ['c002'], 'c002')).toEqual({ files: 0, keys: 0, uses: 0 });
  expect(await seen('linyi', [], 'c001')).toEqual({ files: 0, keys: 0, uses: 0 });
  const named = await seen('qinghe', ['c001'], 'c001');
  expect([named.files, named.keys]).toEqual([1, 1]);
  for (const sql of ['update file set erased_at = now()', 'delete from file_key', 'update file_key set key = salt', 'delete from file_use']) await expect(inSight(house.house.pools.ql_app, { tenant: 'qinghe', units: '*' }, (tx) => tx.query(sql))).rejects.toThrow(/permission denied/);
});

test('同校的人在记录里看得到，就打得开；再用一次不必再传', async () => {
  const { fileId } = await upload(house, 'qinghe', school, '台账.txt', utf8('八月台账'));
  expect(await statusOf(house, 'qinghe', head, fileId)).toBe(404);
  await reportWith([fileId]);
  expect(await statusOf(house, 'qinghe', head, fileId)).toBe(200);
  expect((await head.ask('file.list', {})).map((one) => one.fileId)).toContain(fileId);
  expect(await statusOf(house, 'qinghe', other, fileId)).toBe(404);
  expect((await reportWith([fileId])).outcome).toMatchObject({ ok: true });
  await house.check();
});

test('网页、SVG、程序、带宏的、有密码的、认不出的、名不副实的，都说清楚为什么不收', async () => {
  const zip = (name: string): Uint8Array => {
    const bytes = Buffer.alloc(46 + name.length + 22);
    bytes.writeUInt32LE(0x04034b50, 0);
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt16LE(name.length, 28);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(1, 10);
    end.writeUInt32LE(46 + name.length, 12);
    end.writeUInt32LE(30, 16);
    return Buffer.concat([bytes.subarray(0, 30), head, Buffer.from(name), end]);
  };
  const cases: readonly (readonly [string, Uint8Array, string])[] = [
    ['照片.jpg', utf8('<!DOCTYPE html><script>alert(1)</script>'), 'file-page'],
    ['图.svg', utf8('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'), 'file-page'],
    ['图.png', utf8('<?xml version="1.0"?><svg/>'), 'file-page'],
    ['表.pdf', Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3]), 'file-program'],
    ['表.txt', Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2]), 'file-program'],
    ['脚本.txt', utf8('#!/bin/sh\nrm -rf x'), 'file-page'],
    ['乱.txt', Uint8Array.from({ length: 400 }, (_, i) => (i * 37) % 256), 'file-kind'],
    ['图.jpg', phoneJpeg('x').slice(0, 60), 'file-damaged'],
    ['包.docx', zip('secret.exe'), 'file-kind'],
  ];
  for (const [name, bytes, code] of cases) {
    const fileId = await putWhole(house, 'qinghe', school, name, bytes);
    expect([name, await school.refused('file.finish', { fileId })]).toEqual([name, code]);
    expect(await statusOf(house, 'qinghe', school, fileId)).toBe(404);
  }
  expect(await school.refused('file.begin', { fileId: newFileId(), name: '大.pdf', size: 50 * PART + 1 })).toBe('file-too-large');
  expect(await school.refused('file.begin', { fileId: newFileId(), name: '空.pdf', size: 0 })).toBe('bad-input');
  const named = await upload(house, 'qinghe', school, '..\\..\\x/\u202egpj.照片.exe', utf8('其实是文字'));
  expect(named.name).toBe('gpj.照片.exe');
  expect(await dispositionOf(named.fileId)).toContain(encodeURIComponent('gpj.照片.exe.txt'));
});

test('手机照片里的地点进不来，方向还在，可以直接看', async () => {
  const place = '北纬31.2304';
  const { fileId, kind, picture } = await upload(house, 'qinghe', school, 'IMG_0001.HEIC', phoneJpeg(place));
  expect([kind, picture]).toEqual(['jpeg', true]);
  const answer = await getFile(house, 'qinghe', school, fileId);
  expect(answer.headers.get('content-disposition')).toContain('inline');
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.includes(place)).toBe(false);
  expect(bytes.includes('pixels')).toBe(true);
  expect(await dispositionOf(fileId, '?download')).toContain('attachment');
});

test('每一块都要自家的 Origin 和字节流，大小不对的块不收', async () => {
  const fileId = newFileId();
  await school.ask('file.begin', { fileId, name: 'a.txt', size: 10 });
  const foreign: readonly Record<string, string>[] = [{ origin: 'http://evil.invalid' }, { origin: 'null' }, { 'content-type': 'text/plain' }, { 'content-type': 'application/json' }, { 'content-type': 'multipart/form-data' }];
  for (const headers of foreign) expect((await putPart(house, 'qinghe', school, fileId, 0, utf8('0123456789'), headers)).status).toBe(403);
  expect((await putPart(house, 'qinghe', school, fileId, 0, utf8('0123456789'), { cookie: '' })).status).toBe(401);
  for (const [part, bytes] of [[0, utf8('短')], [1, utf8('0123456789')], [0, new Uint8Array(PART + 1)]] as const) expect(await refusalOf(await putPart(house, 'qinghe', school, fileId, part, bytes))).toBe('file-part');
  expect((await putPart(house, 'qinghe', school, fileId, '-1', utf8('0123456789'))).status).toBe(404);
});

test('文件被换、被截、被删，核对说得出来', async () => {
  const made = await upload(house, 'qinghe', school, '证据.txt', utf8('原来的内容'));
  const swapped = await upload(house, 'qinghe', school, '别的.txt', utf8('换来的内容'));
  const { recordId } = await reportWith([made.fileId]);
  await house.check();
  const [path, whole] = [join(fileFolder(made.fileId), 'sealed'), readFileSync(join(fileFolder(made.fileId), 'sealed'))];
  const finding = async () => (await verify(house.house)).find((report) => report.tenant === 'qinghe')?.finding;

  appendFileSync(path, 'x');
  expect(await finding()).toMatchObject({ kind: 'file-differs', recordId });
  writeFileSync(path, readFileSync(join(fileFolder(swapped.fileId), 'sealed')));
  expect(await finding()).toMatchObject({ kind: 'file-differs', recordId });
  // Even whoever swaps key, hash and ciphertext together is found: the entry holds the salted hash.
  await house.owner.query('update file_key set key = (select key from file_key where file_id = $2) where file_id = $1', [made.fileId, swapped.fileId]);
  expect(await finding()).toMatchObject({ kind: 'file-differs', recordId });
  await house.owner.query('update file_key set key = $2 where file_id = $1', [made.fileId, Buffer.alloc(32)]);
  expect(await finding()).toMatchObject({ kind: 'file-differs' });
  await house.owner.query('delete from file_key where file_id = $1', [made.fileId]);
  expect(await finding()).toMatchObject({ kind: 'file-missing', recordId });
  const fault = await getFile(house, 'qinghe', school, made.fileId);
  expect([fault.status, await refusalOf(fault)]).toEqual([410, 'file-erased']);
  expect(whole.length).toBeGreaterThan(0);
});

test('封存了、还没记下就断电：收下的块一块不少，重来一次就好；记下之后断电，剩下的块由清理收走', async () => {
  const bytes = utf8(`%PDF-1.7\n${'断电 '.repeat(400_000)}\n%%EOF`);
  const fileId = await putWhole(house, 'qinghe', school, '断电.pdf', bytes);
  const { rows } = await house.owner.query('select key from file_key where file_id = $1', [fileId]);
  await house.house.files.seal({ tenant: 'qinghe', fileId, key: rows[0].key }, utf8('封到一半的旧内容'));
  expect(await school.ask('file.begin', { fileId, name: '断电.pdf', size: bytes.length })).toMatchObject({ have: [0, 1, 2], finished: false });
  await sweepFiles(house.house);
  expect(readdirSync(fileFolder(fileId)).sort()).toEqual(['0.part', '1.part', '2.part', 'sealed']);
  await school.ask('file.finish', { fileId });
  expect(readdirSync(fileFolder(fileId))).toEqual(['sealed']);
  expect(Buffer.from(await (await getFile(house, 'qinghe', school, fileId)).arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
  await house.house.files.putPart({ tenant: 'qinghe', fileId, key: rows[0].key }, 1, bytes.subarray(PART, 2 * PART));
  await sweepFiles(house.house);
  expect(readdirSync(fileFolder(fileId))).toEqual(['sealed']);
});

test('没传完的两天后、没人用的三十天后清掉，用着的和没有主的密文各归各', async () => {
  const unfinished = newFileId();
  await school.ask('file.begin', { fileId: unfinished, name: '半截.txt', size: 10 });
  await putPart(house, 'qinghe', school, unfinished, 0, utf8('0123456789'));
  const unused = await upload(house, 'qinghe', school, '没用上.txt', utf8('没用上'));
  const used = await upload(house, 'qinghe', school, '用上了.txt', utf8('用上了'));
  await reportWith([used.fileId]);
  const orphan = newFileId();
  await house.house.files.putPart({ tenant: 'qinghe', fileId: orphan, key: new Uint8Array(32) }, 0, utf8('没有行'));
  await sweepFiles(house.house);
  expect([unfinished, unused.fileId, used.fileId, orphan].map((fileId) => existsSync(fileFolder(fileId)))).toEqual([true, true, true, false]);
  house.at('2026-09-04T01:00:00Z');
  await sweepFiles(house.house);
  expect([unfinished, unused.fileId, used.fileId].map((fileId) => existsSync(fileFolder(fileId)))).toEqual([false, true, true]);
  house.at('2026-10-05T01:00:00Z');
  await sweepFiles(house.house);
  expect([unused.fileId, used.fileId].map((fileId) => existsSync(fileFolder(fileId)))).toEqual([false, true]);
});

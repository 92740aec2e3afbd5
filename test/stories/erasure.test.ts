import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eraseApproved } from '#app/erase';
import { sequence } from '#app/sequence';
import { sweepFiles } from '#app/sweep-files';
import { verify } from '#app/verify';
import { utf8 } from '#base/bytes';
import type { Uuid } from '#base/id';
import { inSight } from '#store/pools';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/open-database.ts';
import { findWords } from '../find-words.ts';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';
import { openProgram } from '../program.ts';
import { newFileId, statusOf, upload } from '../upload.ts';

const GROUND = '个人信息保护法第四十七条第一款第三项：个人撤回同意';
const PURPOSE = '个人信息保护法第四十七条第一款第一项：处理目的已实现、无法实现或者不再必要';
const ORDER = { problem: '陪餐记录缺三天', ground: '方案 S3#7', demand: '补齐' };
const DONE = { measures: '专人登记', doneOn: '2026-08-30' };

let house: TestHouse;
let school: Person;
let office: Person;
let group: Person;
let canaries = 0;

const program = openProgram('erasure');

beforeAll(async () => {
  house = await openTestHouse();
  await house.county('qinghe');
  [school, office, group] = [await house.signIn('qinghe', '2001'), await house.signIn('qinghe', '1001'), await house.signIn('qinghe', '1004')];
});
afterAll(async () => {
  program.close();
  await house.close();
});

/** A rectification reported with a personal text and a personal file, a draft with the same text beside it. */
async function reported() {
  canaries += 1;
  const words = `canary-${canaries}-${newFileId()}`;
  const recordId = house.newId();
  const base = { ledger: 'rectify', recordId, unitId: 'c001' };
  const [named, plain] = [await upload(house, 'qinghe', school, `${words}.txt`, utf8(`签到 ${words}`)), await upload(house, 'qinghe', school, '台账.txt', utf8('没有人名'))];
  await office.act({ ...base, action: 'order', seenSeq: 0, set: ORDER });
  expect(await school.act({ ...base, action: 'report', seenSeq: 1, set: { ...DONE, evidence: [plain.fileId], contact: words, named: [named.fileId] } })).toMatchObject({ ok: true });
  await school.ask('draft.save', { draftId: recordId, ledger: 'rectify', body: { recordId, action: 'report', seenSeq: 1, set: { contact: words } } });
  return { ...base, words, named: named.fileId, plain: plain.fileId };
}

async function apply(recordId: Uuid, ground = GROUND): Promise<Uuid> {
  const erasureId = house.newId();
  expect(await school.ask('erasure.apply', { recordId, erasureId, entryId: house.newId(), ground })).toEqual({ recordId: erasureId, state: '已申请' });
  return erasureId;
}

const approve = (erasureId: Uuid) => group.act({ ledger: 'erasure', recordId: erasureId, unitId: 'c001', action: 'approve', seenSeq: 1 });
const fileFolder = (fileId: string): string => join(house.dataFolder, 'files', 'qinghe', fileId);
const report = async () => (await verify(house.house)).find((one) => one.tenant === 'qinghe');

test('个人信息依法删除：有依据、两个人、两条线；删完处处找不到，核对说“已依法删除”', async () => {
  const { recordId, words, named, plain } = await reported();
  await sequence(house.house);
  expect((await findWords(house.owner, words)).toSorted()).toEqual(['draft', 'entry_body', 'file', 'record']);
  expect(await school.refused('erasure.apply', { recordId, erasureId: house.newId(), entryId: house.newId(), ground: '我想删' })).toBe('bad-value');
  const erasureId = await apply(recordId);
  expect(await school.refused('erasure.apply', { recordId, erasureId: house.newId(), entryId: house.newId(), ground: GROUND })).toBe('erasure-waiting');
  for (const person of [school, office]) expect(await person.act({ ledger: 'erasure', recordId: erasureId, unitId: 'c001', action: 'approve', seenSeq: 1 })).toMatchObject({ ok: false, refusal: { code: 'role' } });
  expect((await school.ask('record.get', { recordId })).erasures).toMatchObject([{ state: '已申请', doneAt: null }]);

  house.at('2026-09-03T02:00:00Z');
  expect(await approve(erasureId)).toMatchObject({ ok: true });
  await house.check();
  expect(await findWords(house.owner, words)).toEqual([]);
  expect(existsSync(fileFolder(named))).toBe(false);
  expect(await report()).toMatchObject({ erased: 1n, finding: undefined });
  // The request's hash has no salt: a telephone number in it could be found by trying.
  expect((await house.owner.query(`select count(*)::int as n from entry where record_id = $1 and request_hash = decode(repeat('00', 32), 'hex')`, [recordId])).rows[0].n).toBe(1);

  const seen = await school.ask('record.get', { recordId });
  expect(seen.erasures).toMatchObject([{ erasureId, state: '已批准', ground: GROUND, upTo: 2, doneAt: '2026-09-03T02:00:00.000Z' }]);
  expect(seen.timeline.map((entry) => entry.erased)).toEqual([false, true]);
  expect(seen.record.values).toMatchObject({ measures: '专人登记', evidence: [plain] });
  expect(Object.keys(seen.record.values)).not.toEqual(expect.arrayContaining(['contact']));
  expect(seen.timeline[1]?.filed).toContain('专人登记');
  expect(await statusOf(house, 'qinghe', school, named)).toBe(410);
  expect(await statusOf(house, 'qinghe', office, plain)).toBe(200);
  expect(await school.ask('file.about', { fileIds: [named] })).toMatchObject([{ name: '', erasedAt: '2026-09-03T02:00:00.000Z' }]);
  expect(await school.refused('erasure.apply', { recordId, erasureId: house.newId(), entryId: house.newId(), ground: GROUND })).toBe('nothing-personal');
});

test('删除之后照样往下办；以后新填的个人信息不受影响，还能再申请', async () => {
  const { recordId, words, ...base } = await reported();
  await approve(await apply(recordId));
  await eraseApproved(house.house);
  expect(await office.act({ ledger: 'rectify', recordId, unitId: 'c001', action: 'reject', seenSeq: 2, reason: '措施太笼统' })).toMatchObject({ ok: true });
  const later = `later-${words}`;
  expect(await school.act({ ledger: 'rectify', recordId, action: 'report', seenSeq: 3, set: { measures: '专人逐日登记', contact: later } })).toMatchObject({ ok: true });
  expect((await school.ask('record.get', { recordId })).record.values).toMatchObject({ contact: later });
  await house.check();
  expect(await findWords(house.owner, later)).not.toEqual([]);
  await approve(await apply(recordId));
  await house.check();
  expect(await findWords(house.owner, words)).toEqual([]);
  expect(base.named).toBeDefined();
});

test('两件记录都用着的文件，因目的已了删除的，最后一件也删了才没有', async () => {
  const first = await reported();
  const recordId = house.newId();
  await office.act({ ledger: 'rectify', recordId, unitId: 'c001', action: 'order', seenSeq: 0, set: ORDER });
  expect(await school.act({ ledger: 'rectify', recordId, action: 'report', seenSeq: 1, set: { ...DONE, named: [first.named] } })).toMatchObject({ ok: true });
  await approve(await apply(first.recordId, PURPOSE));
  await house.check();
  expect(existsSync(fileFolder(first.named))).toBe(true);
  await approve(await apply(recordId, PURPOSE));
  await house.check();
  expect(existsSync(fileFolder(first.named))).toBe(false);
  expect(await findWords(house.owner, first.words)).toEqual([]);
});

test('批准和删除之间断了电：核对说“该删的还在”，下次启动接着删完；密文落下的，清扫时删掉', async () => {
  const { recordId, words, named } = await reported();
  await approve(await apply(recordId));
  await sequence(house.house);
  expect((await report())?.finding).toMatchObject({ kind: 'personal-not-erased' });
  const sealed = readFileSync(join(fileFolder(named), 'sealed'));
  // The ciphertext outlives a crash right after the transaction; without its key it is noise, and it goes with the next sweep.
  const drops: string[] = [];
  await eraseApproved({ ...house.house, files: { ...house.house.files, drop: async (_tenant, fileId) => void drops.push(fileId) } });
  expect(drops).toEqual([named]);
  expect(existsSync(fileFolder(named))).toBe(true);
  expect(sealed.includes(words)).toBe(false);
  expect((await house.owner.query('select count(*)::int as n from file_key where file_id = $1', [named])).rows[0].n).toBe(0);
  await sweepFiles(house.house);
  expect(existsSync(fileFolder(named))).toBe(false);
  expect(await eraseApproved(house.house)).toBe(0);
  await house.check();
  expect(await findWords(house.owner, words)).toEqual([]);
});

test('没批准的、驳回的、别的单位的，一个字也不删；没有批准就少了的，核对说得出来', async () => {
  const { recordId, words } = await reported();
  const erasureId = await apply(recordId);
  expect(await group.act({ ledger: 'erasure', recordId: erasureId, unitId: 'c001', action: 'reject', seenSeq: 1 })).toMatchObject({ refusal: { code: 'reason-missing' } });
  expect(await group.act({ ledger: 'erasure', recordId: erasureId, unitId: 'c001', action: 'reject', seenSeq: 1, reason: '保存期限未满' })).toMatchObject({ ok: true });
  // Whoever goes round the page and names another unit's record in a request of her own erases nothing.
  const other = await house.signIn('qinghe', '2003');
  const sly = house.newId();
  expect(await other.act({ ledger: 'erasure', recordId: sly, action: 'apply', seenSeq: 0, set: { what: '邻校的', target: recordId, upTo: 9, ground: GROUND } })).toMatchObject({ ok: true });
  expect(await group.act({ ledger: 'erasure', recordId: sly, unitId: 'c002', action: 'approve', seenSeq: 1 })).toMatchObject({ ok: true });
  expect(await other.refused('erasure.apply', { recordId, erasureId: house.newId(), entryId: house.newId(), ground: GROUND })).toBe('not-found');
  await house.check();
  expect(await findWords(house.owner, words)).toContain('record');

  // The eraser's own password is worth nothing without an approval.
  const { ql_eraser: eraser, ql_app: app } = house.house.pools;
  await expect(eraser.query('select erase_approved($1, $2, now())', ['qinghe', erasureId])).rejects.toThrow(/not an approved erasure/);
  for (const sql of ['update entry_body set personal = null', 'update record set personal = null', 'select * from record', 'delete from file_key']) await expect(eraser.query(sql)).rejects.toThrow(/permission denied/);
  await expect(inSight(app, { tenant: 'qinghe', units: '*' }, (tx) => tx.query('select erase_approved($1, $2, now())', ['qinghe', sly]))).rejects.toThrow(/permission denied/);
  await house.owner.query('update entry_body b set personal = null, personal_salt = null from entry e where e.entry_id = b.entry_id and e.record_id = $1', [recordId]);
  expect((await report())?.finding).toMatchObject({ kind: 'personal-missing' });
}, 60_000);

/** Every file below a folder in which the words stand. */
function filesWith(folder: string, words: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).filter((path) => holds(path, words));
}

test('真的程序：批准后立刻强行终止，再启动后数据文件夹里除了数据库的写前日志，哪里都找不到', async () => {
  const port = await program.freePort();
  const origin = `http://127.0.0.1:${port}`;
  const base = `${origin}/c/qinghe/console`;
  const words = `canary-disk-${newFileId()}`;
  const enter = async (staffNo: string) => {
    const answer = await fetch(`${base}/auth/sign-in/username`, { method: 'POST', body: JSON.stringify({ username: `qinghe/${staffNo}`, password: 'Qinglian-2026' }), headers: { 'content-type': 'application/json', origin } });
    const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
    const ask = async (name: string, input: unknown) => (await fetch(`${base}/api/${name}`, { method: 'POST', body: JSON.stringify(input), headers: { 'content-type': 'application/json', origin, cookie } })).json() as Promise<never>;
    const put = (fileId: string, bytes: Uint8Array<ArrayBuffer>) => fetch(`${base}/api/files/${fileId}/0`, { method: 'PUT', body: bytes, headers: { 'content-type': 'application/octet-stream', origin, cookie } });
    const act = async (wish: { ledger: string; recordId: string; action: string; seenSeq: number; set?: Record<string, unknown> }) => ask('act', { acts: [{ unitId: 'c001', set: {}, ...wish, entryId: house.newId() }] }) as Promise<readonly { ok: boolean }[]>;
    return { ask, put, act };
  };
  const first = program.run(['start'], { port });
  await first.says('Ctrl-C');
  const [clerk, bureau, officer] = [await enter('2001'), await enter('1001'), await enter('1004')];
  const [recordId, erasureId, fileId] = [house.newId(), house.newId(), newFileId()];
  const bytes = new Uint8Array(Buffer.from(`签到 ${words}`));
  await clerk.ask('file.begin', { fileId, name: `${words}.txt`, size: bytes.length });
  expect((await clerk.put(fileId, bytes)).status).toBe(200);
  await clerk.ask('file.finish', { fileId });
  await bureau.act({ ledger: 'rectify', recordId, action: 'order', seenSeq: 0, set: ORDER });
  expect(await clerk.act({ ledger: 'rectify', recordId, action: 'report', seenSeq: 1, set: { ...DONE, contact: words, named: [fileId] } })).toMatchObject([{ ok: true }]);
  expect(await clerk.ask('erasure.apply', { recordId, erasureId, entryId: house.newId(), ground: GROUND })).toMatchObject({ state: '已申请' });
  expect(await officer.act({ ledger: 'erasure', recordId: erasureId, action: 'approve', seenSeq: 1 })).toMatchObject([{ ok: true }]);
  first.child.kill('SIGKILL');
  await first.ended;
  expect(filesWith(program.data, words)).not.toEqual([]);

  const second = program.run(['start'], { port });
  await second.says('Ctrl-C');
  const again = await enter('2001');
  await expect.poll(async () => ((await again.ask('record.get', { recordId })) as { erasures: { doneAt: string | null }[] }).erasures[0]?.doneAt ?? null, { timeout: 30_000, interval: 200 }).not.toBeNull();
  second.child.kill('SIGTERM');
  expect(await second.ended).toBe(0);
  const checked = program.run(['verify'], { port });
  expect([await checked.ended, checked.text()]).toEqual([0, expect.stringContaining('依法删除个人信息 1 条')]);

  // PostgreSQL leaves old row versions in its pages until the tables are rewritten; after that only its write-ahead log may still hold them.
  const database = await openDatabase(program.data, undefined);
  expect(await findWords(database.owner, words)).toEqual([]);
  for (const table of ['entry_body', 'record', 'draft', 'file']) await database.owner.query(`vacuum full ${table}`);
  await database.owner.query('checkpoint');
  await database.close();
  expect(filesWith(program.data, words).filter((path) => !path.includes('pg_wal'))).toEqual([]);
  expect(existsSync(join(program.data, 'files', 'qinghe', fileId))).toBe(false);
}, 180_000);

/** Whether a file holds the words; one that the database took away in the meantime holds nothing. */
function holds(path: string, words: string): boolean {
  try {
    return readFileSync(path).includes(words);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return false;
    throw error;
  }
}

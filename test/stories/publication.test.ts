import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPublication } from '#app/check-publication';
import { sequence } from '#app/sequence';
import { verify } from '#app/verify';
import type { Uuid } from '#base/id';
import { verifyPublication } from '#cli/verify-publication';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decideInPublic } from '../decide-in-public.ts';
import { openTestHouse, type TestHouse } from '../harness.ts';

let house: TestHouse;
let recordId: Uuid;
let address: string;

const get = async (path: string): Promise<{ status: number; text: string }> => {
  const answer = await house.app.request(`http://localhost:3000${path}`);
  return { status: answer.status, text: await answer.text() };
};

beforeAll(async () => {
  house = await openTestHouse();
  await house.county('qinghe');
  recordId = await decideInPublic(house);
  const office = await house.signIn('qinghe', '1001');
  const { publication } = await office.ask('record.get', { recordId });
  address = `/c/qinghe/p/${publication?.publicationId}`;
}, 60_000);
afterAll(() => house.close());

test('公布那一步自动生成公开页面：只有可公开的字段，没有经办人，没有附件', async () => {
  expect((await get(address)).text).toContain('正在写入日志');
  expect((await get(`${address}.json`)).status).toBe(503);
  await house.check();
  const { status, text } = await get(address);
  expect(status).toBe(200);
  for (const words of ['县城小学招生片区调整', '同意实施', '37 条', '2026年10月21日', '招生考试股', '重大教育决策']) expect(text).toContain(words);
  for (const words of ['内部意见', '低风险', '审查', '经办', '股长', '附件', '<script']) expect(text).not.toContain(words);
  expect(text).not.toContain(recordId);
  const bundle = JSON.parse((await get(`${address}.json`)).text) as { envelope: Record<string, string> };
  const nobody = '00000000-0000-0000-0000-000000000000';
  expect(bundle.envelope).toMatchObject({ personId: nobody, postId: nobody, onBehalfOf: null, subject: 'publication' });
  const people = await house.owner.query('select person_id as id from person union select post_id from post union select record_id from record where ledger <> $1', ['publication']);
  expect(people.rows.filter((row) => JSON.stringify(bundle).includes(row.id))).toEqual([]);
});

test('验证文件不联网也查得出真假：改一个字、换一个证明、换一把钥匙都不行', async () => {
  await sequence(house.house);
  const { text } = await get(`${address}.json`);
  const { crypto } = house.house;
  const bundle = JSON.parse(text) as { verifierKey: string; open: { set: object }; envelope: object; proof: string[]; openSalt: string; checkpoint: string };
  const code = (changed: unknown, key?: string): string => {
    const checked = checkPublication(crypto, JSON.stringify(changed), key);
    return checked.ok ? 'ok' : checked.refusal.code;
  };
  expect(code(bundle)).toBe('ok');
  expect(code(bundle, bundle.verifierKey)).toBe('ok');
  expect(code(bundle, bundle.verifierKey.replace('test', 'best'))).toBe('other-key');
  expect(code({ ...bundle, open: { set: { ...bundle.open.set, title: '另一件事' } } })).toBe('commitment');
  expect(code({ ...bundle, envelope: { ...bundle.envelope, at: '2026-01-01T00:00:00.000Z' } })).toBe('commitment');
  expect(code({ ...bundle, openSalt: 'ab'.repeat(32) })).toBe('commitment');
  expect(code({ ...bundle, leafIndex: '0' })).toBe('inclusion');
  expect(code({ ...bundle, proof: bundle.proof.slice(1) })).toBe('inclusion');
  expect(code({ ...bundle, checkpoint: bundle.checkpoint.replace(/\n\d+\n/, '\n999\n') })).toBe('checkpoint');
  expect(code({ ...bundle, note: '夹带一句' })).toBe('not-a-bundle');
  expect(code('不是文件')).toBe('not-a-bundle');
  const folder = mkdtempSync(join(tmpdir(), 'qinglian-bundle-'));
  const lines: string[] = [];
  const io = { out: (line: string) => void lines.push(line), err: (line: string) => void lines.push(line) };
  writeFileSync(join(folder, 'a.json'), text);
  writeFileSync(join(folder, 'b.json'), text.replace('同意实施', '不同意实施'));
  expect(await verifyPublication([join(folder, 'a.json'), '--key', bundle.verifierKey], crypto, io)).toBe(0);
  expect(await verifyPublication([join(folder, 'b.json')], crypto, io)).toBe(1);
  expect(await verifyPublication([join(folder, 'c.json')], crypto, io)).toBe(2);
  expect(await verifyPublication([], crypto, io)).toBe(2);
  expect(lines.join('\n')).toMatch(/相符：已公布[\s\S]*公钥与您给的一致[\s\S]*内容被改过[\s\S]*打不开文件[\s\S]*用法/);
  rmSync(folder, { recursive: true });
});

test('公开事项由程序写，谁也不能直接写；学校不能撤下', async () => {
  const [office, school] = [await house.signIn('qinghe', '1001'), await house.signIn('qinghe', '2001')];
  const { publication } = await office.ask('record.get', { recordId });
  const { publicationId, takedownId } = publication as NonNullable<typeof publication>;
  expect(await office.act({ ledger: 'publication', recordId: publicationId, action: 'takeDown', seenSeq: 1, set: { day: '2026-10-22' } })).toMatchObject({ refusal: { code: 'role' } });
  expect(await office.act({ ledger: 'publication', recordId: house.newId(), action: 'publish', seenSeq: 0, set: { title: '假的' } })).toMatchObject({ refusal: { code: 'role' } });
  expect(await school.act({ ledger: 'takedown', recordId: takedownId, action: 'takeDown', seenSeq: 0, set: { record: recordId, reason: '不想公开' } })).toMatchObject({ refusal: { code: 'role' } });
  expect((await office.ask('records.makeable', {}))['publication']).toBeUndefined();
  const meeting = { ledger: 'takedown', recordId: house.newId(), action: 'takeDown', seenSeq: 0 };
  expect(await office.act({ ...meeting, set: { record: recordId, reason: '编号不对的撤下' } })).toMatchObject({ refusal: { code: 'not-public' } });
  expect(await office.act({ ...meeting, set: { record: house.newId(), reason: '没有公开过的' } })).toMatchObject({ refusal: { code: 'not-public' } });
  expect(await office.act({ ...meeting, recordId: takedownId, set: { record: recordId } })).toMatchObject({ refusal: { code: 'missing' } });
  await house.check();
});

test('办公室撤下，页面只剩日期和理由，内容不再给任何人；另一人恢复后是第二次公布', async () => {
  const [clerk, head] = [await house.signIn('qinghe', '1001'), await house.signIn('qinghe', '1002')];
  house.at('2026-10-30T01:00:00Z');
  const takedownId = (await clerk.ask('record.get', { recordId })).publication?.takedownId as Uuid;
  const wish = { ledger: 'takedown', recordId: takedownId, action: 'takeDown', seenSeq: 0, entryId: house.newId(), set: { record: recordId, reason: '片区图画错，核实后重新公布' } };
  expect(await clerk.act(wish)).toMatchObject({ ok: true, value: { state: '已撤下', repeated: false } });
  expect(await clerk.act(wish)).toMatchObject({ ok: true, value: { state: '已撤下', repeated: true } });
  await house.check();
  const down = await get(address);
  for (const words of ['已撤下', '2026年10月30日', '片区图画错']) expect(down.text).toContain(words);
  for (const words of ['县城小学', '同意实施']) expect(down.text + (await get(`${address}.json`)).text + (await get('/c/qinghe/')).text).not.toContain(words);
  const checked = checkPublication(house.house.crypto, (await get(`${address}.json`)).text);
  expect(checked).toMatchObject({ ok: true, value: { envelope: { toState: '已撤下', seq: 2 }, open: { reason: '片区图画错，核实后重新公布' } } });
  expect(await clerk.act({ ...wish, entryId: house.newId(), action: 'again', seenSeq: 1 })).toMatchObject({ refusal: { code: 'wrong-state' } });
  const restore = { ledger: 'takedown', recordId: takedownId, action: 'restore', seenSeq: 1, set: { record: recordId } };
  expect(await clerk.act(restore)).toMatchObject({ refusal: { code: 'role' } });
  expect(await head.act(restore)).toMatchObject({ ok: true, value: { state: '已恢复' } });
  await house.check();
  expect((await get(address)).text).toMatch(/县城小学[\s\S]*第 2 次公布/);
  const inside = await clerk.ask('record.get', { recordId: takedownId });
  expect(inside.timeline.map((entry) => [entry.actionLabel, entry.post])).toEqual([['撤下公开', '办公室经办'], ['恢复公开', '办公室主任']]);
});

test.each([
  ['改了公开页面的内容', `update publication set open = jsonb_set(open, '{set,title}', '"改过"')`],
  ['改了公开页面的标题', `update publication set title = '改过'`],
  ['把撤下的改成已公布', `update publication set state = '更正中'`],
  ['换了盐', `update publication set open_salt = sha256('x')`],
  ['删了公开页面', 'delete from publication'],
  ['造了一个公开页面', `insert into publication select tenant_id, gen_random_uuid(), entry_id, seq, state, title, at, envelope, open, open_salt, commitment from publication`],
])('有人%s，verify 说得出来', async (_what, sql) => {
  await sequence(house.house);
  expect((await verify(house.house))[0]?.finding).toBeUndefined();
  const saved = await house.owner.query('select * from publication');
  await house.owner.query(sql);
  expect((await verify(house.house))[0]?.finding?.kind).toBe('publication-differs');
  await house.owner.query('delete from publication');
  await house.owner.query('insert into publication select * from jsonb_populate_recordset(null::publication, $1)', [JSON.stringify(saved.rows.map((row) => ({ ...row, open_salt: `\\x${row.open_salt.toString('hex')}`, commitment: `\\x${row.commitment.toString('hex')}` })))]);
  await house.check();
});

test('没有公开过的、别的县的，都没有页面', async () => {
  await house.county('linxian');
  expect((await get(`/c/qinghe/p/${house.newId()}`)).status).toBe(404);
  expect((await get('/c/qinghe/p/abc')).status).toBe(404);
  expect((await get(address.replace('qinghe', 'linxian'))).status).toBe(404);
  expect((await get(`/c/qinghe/p/${recordId}`)).status).toBe(404);
});

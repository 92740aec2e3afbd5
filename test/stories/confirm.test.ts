import { readFileSync } from 'node:fs';
import { day } from '#base/day';
import type { Uuid } from '#base/id';
import type { Obligation } from '#model/obligation';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';

const PLAN = new URL('../../programmes/demo/plan.txt', import.meta.url);
const version = 1;
const span = { startsOn: day('2026-09-01'), endsOn: day('2029-06-30') };
const REPORT = { season: '秋季学期', summary: '总结', shortcomings: '不足', improvements: '改进', plan: '部署' };

let house: TestHouse;
let office: Person;
let head: Person;
let school: Person;
let programmeId: Uuid;

const read = () => office.ask('programme.get', { programmeId, version });
const find = async (id: string) => {
  const one = (await read()).obligations.find((each) => each.obligationId === id);
  if (!one) throw new Error(`${id} is missing`);
  return one;
};

beforeAll(async () => {
  house = await openTestHouse();
  await house.county('qinghe');
  [office, head, school] = [await house.signIn('qinghe', '1001'), await house.signIn('qinghe', '1002'), await house.signIn('qinghe', '2001')];
  programmeId = house.newId();
  await office.ask('programme.import', { programmeId, fileName: '方案.txt', base64: readFileSync(PLAN).toString('base64') });
});
afterAll(() => house.close());

const OWN: Omit<Obligation, 'id'> = {
  sentences: ['1.1#1'], strength: 'M', actor: '各校', addressees: ['primary'], action: '每月公布一次食堂账目', evidence: '公示照片', indicator: '公示率', ledger: 'canteen', visibility: 'office',
  cycles: [{ per: 'month', due: { anchor: 'end', span: { value: 3, unit: 'workday' } }, origin: { kind: 'default', basis: '1.1#1' } }], parameters: [{ id: 'own-1', name: '公示天数', value: 25, scale: 1, unit: 'day', origin: { kind: 'default', basis: '1.1#1' } }],
};

test('办公室给一句添一项自拟的义务：重试只得一项；写得不全、周期不通、句址不存在的都不收', async () => {
  const body = { id: `B-${house.newId()}`, ...OWN };
  expect(await office.ask('programme.edit', { programmeId, version, touched: 0, body })).toEqual({ touched: 1 });
  expect(await office.ask('programme.edit', { programmeId, version, touched: 0, body })).toEqual({ touched: 1 });
  expect((await read()).obligations.filter((one) => one.obligationId === body.id)).toMatchObject([{ status: 'confirmed', why: [{ kind: 'own' }], body }]);
  const bad = [{ ledger: '' }, { addressees: [] }, { action: ' ' }, { sentences: ['9.9#9'] }, { cycles: [{ per: 'month', origin: OWN.cycles[0]?.origin }] }, { cycles: [] }, { colour: 'red' }];
  for (const part of bad) expect([part, await office.refused('programme.edit', { programmeId, version, touched: 0, body: { ...body, id: `B-${house.newId()}`, ...part } as never })]).toEqual([part, 'bad-input']);
  expect(await school.refused('programme.edit', { programmeId, version, touched: 0, body })).toBe('forbidden');
});

test('两人改同一项：后到的被告知，什么都没丢；成批办理时，有一项被别人动过就都不动', async () => {
  const before = await find('O-S2-3');
  await head.ask('programme.edit', { programmeId, version, touched: before.touched, body: { ...before.body, evidence: '主任写的' } });
  expect(await office.refused('programme.edit', { programmeId, version, touched: before.touched, body: { ...before.body, evidence: '经办写的' } })).toBe('changed-meanwhile');
  expect((await find('O-S2-3')).body.evidence).toBe('主任写的');
  const others = (await read()).obligations.filter((one) => one.status === 'suggested').slice(0, 3);
  const obligationIds = [...others.map((one) => one.obligationId), 'O-S2-3'];
  const seen = Object.fromEntries([...others, before].map((one) => [one.obligationId, one.touched]));
  for (const [name, wish] of [['programme.decide', { status: 'rejected' }], ['programme.confirmCycles', { reason: '会议同意' }], ['programme.assign', { leadUnitId: 's1' }]] as const) expect(await office.refused(name, { programmeId, version, obligationIds, seen, ...wish } as never)).toBe('changed-meanwhile');
  expect((await read()).obligations.filter((one) => obligationIds.includes(one.obligationId) && one.status === 'rejected')).toEqual([]);
  const { sentences } = await read();
  const address = sentences[0]?.address ?? '';
  await head.ask('programme.exempt', { programmeId, version, addresses: [address], reason: '标题', was: null });
  expect(await office.refused('programme.exempt', { programmeId, version, addresses: [address], reason: '说明性文字', was: null })).toBe('changed-meanwhile');
  expect(await office.ask('programme.exempt', { programmeId, version, addresses: [address], reason: null, was: '标题' })).toEqual({ changed: 1 });
});

test('核定默认周期：谁、何时、为什么由系统记下，不能代填；待确认的核定后还是待确认；法定的不必核定', async () => {
  const waiting = (await read()).obligations.find((one) => one.status === 'suggested' && one.body.cycles.some((cycle) => cycle.origin.kind === 'default'));
  if (!waiting) throw new Error('no default cycle waits');
  expect(await office.ask('programme.confirmCycles', { programmeId, version, obligationIds: [waiting.obligationId], reason: '领导小组会议同意' })).toEqual({ changed: 1 });
  const confirmed = await find(waiting.obligationId);
  expect(confirmed.status).toBe('suggested');
  const stamp = { reason: '领导小组会议同意', on: '2026-09-01', by: '办公室经办' };
  expect(confirmed.body.cycles.filter((cycle) => cycle.origin.kind === 'default').map((cycle) => cycle.origin.confirmed)).toEqual([stamp]);
  const forged = { reason: '我说的', on: day('2020-01-01'), by: '局长' };
  const body = { id: `B-${house.newId()}`, ...OWN, cycles: [{ ...OWN.cycles[0], origin: { kind: 'default', basis: '1.1#1', confirmed: forged } }, { per: 'event', origin: { kind: 'statute', basis: '某法第一条', confirmed: forged } }] } as Obligation;
  await office.ask('programme.edit', { programmeId, version, touched: 0, body });
  expect((await find(body.id)).body.cycles.map((cycle) => cycle.origin)).toEqual([{ kind: 'default', basis: '1.1#1', confirmed: { ...stamp, reason: '我说的' } }, { kind: 'statute', basis: '某法第一条' }]);
  await head.ask('programme.edit', { programmeId, version, touched: 1, body: { ...(await find(body.id)).body, indicator: '改了指标' } });
  expect((await find(body.id)).body.cycles[0]?.origin.confirmed?.by).toBe('办公室经办');
  // Another rhythm under the old confirmation is the editor's own word.
  const { body: kept, touched } = await find(body.id);
  await head.ask('programme.edit', { programmeId, version, touched, body: { ...kept, cycles: [{ ...kept.cycles[0], per: 'year' }] } as Obligation });
  expect((await find(body.id)).body.cycles[0]?.origin.confirmed?.by).toBe('办公室主任');
});

test('上位文件句：记下、改写、去掉', async () => {
  expect(await office.ask('programme.link', { programmeId, version, address: '1.1#1', upper: '省方案 二（三）第2句', was: null })).toEqual({ changed: 1 });
  expect(await head.refused('programme.link', { programmeId, version, address: '1.1#1', upper: '别的', was: null })).toBe('changed-meanwhile');
  expect((await read()).sentences.find((one) => one.address === '1.1#1')?.upper).toBe('省方案 二（三）第2句');
});

test('任务分解：牵头、参与、负责人、责任单位各改各的；负责人只能是局领导和各股室负责人', async () => {
  const ids = ['O-S2-3', 'O-S2-2'];
  const leaders = await office.ask('programme.leaders', {});
  expect(leaders[0]).toMatchObject({ title: '分管副局长', unitName: '青禾县教育局' });
  expect(leaders.map((post) => post.title)).not.toContain('柳溪镇中心校校长');
  const leader = leaders[0]?.postId ?? house.newId();
  await office.ask('programme.assign', { programmeId, version, obligationIds: ids, leadUnitId: 's1', jointUnitIds: ['s2'], leaderPostId: leader });
  await office.ask('programme.assign', { programmeId, version, obligationIds: ids, kinds: ['primary', 'junior'] });
  expect(await find('O-S2-3')).toMatchObject({ leadUnitId: 's1', jointUnitIds: ['s2'], leaderPostId: leader, body: { addressees: ['primary', 'junior'] } });
  await office.ask('programme.assign', { programmeId, version, obligationIds: ids, leaderPostId: null });
  expect(await find('O-S2-3')).toMatchObject({ leadUnitId: 's1', leaderPostId: null });
  const clerk = (await school.ask('session.me', {})).acting.postId;
  for (const wish of [{ leaderPostId: clerk }, { leadUnitId: 'nosuch' }, { kinds: ['moon'] }]) expect(await office.refused('programme.assign', { programmeId, version, obligationIds: ids, ...wish } as never)).toBe('bad-input');
});

test('代价：哪本台账最费时、由哪些义务引起；把一项原则改为只看指标，代价就少', async () => {
  const all = (await read()).obligations.filter((one) => one.body.ledger !== '' && one.status !== 'rejected');
  await office.ask('programme.decide', { programmeId, version, obligationIds: all.map((one) => one.obligationId), status: 'confirmed' });
  await office.ask('programme.assign', { programmeId, version, obligationIds: all.map((one) => one.obligationId), leadUnitId: 's1', jointUnitIds: [], kinds: ['primary'] });
  const price = async () => (await office.ask('programme.price', { programmeId, version, ...span })).kinds.find((kind) => kind.kind === 'primary');
  const before = await price();
  expect(before?.name).toBe('县直小学');
  expect(before?.costs.reduce((sum, cost) => sum + cost.minutes, 0)).toBe(before?.minutes);
  expect(before?.leads).toMatchObject([{ unitId: 's1', name: '监察股', count: before?.count }]);
  const [dearest] = before?.costs ?? [];
  if (!dearest) throw new Error('nothing costs anything');
  for (const id of dearest.obligationIds) {
    const one = await find(id);
    await office.ask('programme.edit', { programmeId, version, touched: one.touched, body: { ...one.body, strength: 'P', duty: false } });
  }
  const after = await price();
  expect(after?.costs.some((cost) => cost.ledger === dearest.ledger && cost.cycle === dearest.cycle)).toBe(false);
  expect(after?.minutes).toBeLessThanOrEqual((before?.minutes ?? 0) - dearest.minutes);
});

test('从句子到任务和记录，从记录到句子：各单位只看到自己范围内的', async () => {
  const report = await find('O-S2-3');
  await office.ask('programme.edit', { programmeId, version, touched: report.touched, body: { ...report.body, strength: 'M', duty: true, addressees: ['township-centre', 'primary'], cycles: [{ per: 'semester', due: { anchor: 'start', span: { value: 10, unit: 'workday' } }, origin: { kind: 'document', basis: 'S2#3' } }] } });
  const { obligations, open } = await read();
  const bare = obligations.filter((one) => one.status === 'suggested').map((one) => one.obligationId);
  if (bare.length > 0) await office.ask('programme.decide', { programmeId, version, obligationIds: bare, status: 'rejected' });
  expect(await office.refused('programme.issue', { programmeId, version, entryId: house.newId(), ...span })).toBe('programme-open');
  await office.ask('programme.exempt', { programmeId, version, addresses: (await read()).open.sentences, reason: '说明性文字，不产生义务' });
  expect(open.unowned).toEqual([]);
  await office.ask('programme.issue', { programmeId, version, entryId: house.newId(), ...span });
  const [address] = (await find('O-S2-3')).body.sentences as [string];

  const other = await house.signIn('qinghe', '2003');
  const line = (await other.ask('inbox.list', {})).lines.find((one) => one.ledger === 'semester-report');
  if (!line) throw new Error('the other school owes no report');
  const [withDuty, without] = [house.newId(), house.newId()];
  const acts = [{ recordId: withDuty, answers: [{ programmeId, key: line.key }] }, { recordId: without }].map((one) => ({ ...one, entryId: house.newId(), ledger: 'semester-report', action: 'submit', seenSeq: 0, unitId: other.unitId, set: REPORT }));
  expect(await other.ask('act', { acts })).toMatchObject([{ ok: true }, { ok: true }]);

  const link = { programmeId, version, sentences: expect.arrayContaining([{ address, text: expect.any(String) }]) };
  expect(await other.ask('record.trace', { recordId: withDuty })).toMatchObject([{ ...link, via: 'duty', period: line.period, due: line.due }]);
  expect(await other.ask('record.trace', { recordId: without })).toMatchObject([{ ...link, via: 'ledger', due: null }]);
  const whole = await office.ask('sentence.trace', { programmeId, version, address });
  const mine = await school.ask('sentence.trace', { programmeId, version, address });
  const theirs = await other.ask('sentence.trace', { programmeId, version, address });
  const total = ({ counts }: typeof whole): number => counts.red + counts.yellow + counts.green + counts.done;
  expect(total(whole)).toBeGreaterThan(total(mine));
  expect(total(mine)).toBeGreaterThan(0);
  expect(mine.duties.every((duty) => duty.unitId === school.unitId)).toBe(true);
  expect(mine.records).toEqual([]);
  expect(theirs.records.map((record) => record.recordId).sort()).toEqual([withDuty, without].sort());
  expect(theirs.duties.find((duty) => duty.key === line.key)).toMatchObject({ recordId: withDuty, recordState: '已报送', unitId: other.unitId });
  expect(whole.records.map((record) => record.recordId)).toEqual(expect.arrayContaining([withDuty, without]));
  expect(await school.refused('record.trace', { recordId: withDuty })).toBe('not-found');
  expect(await school.refused('sentence.trace', { programmeId, version, address: '9.9#9' })).toBe('not-found');

  const draft = house.newId();
  await office.ask('programme.import', { programmeId: draft, fileName: '另一份.txt', base64: readFileSync(PLAN).toString('base64') });
  expect(await school.refused('sentence.trace', { programmeId: draft, version, address })).toBe('not-found');
  await house.check();
});

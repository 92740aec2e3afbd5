import { readFileSync } from 'node:fs';
import { obligationLibrary } from '#app/import-programme';
import type { Uuid } from '#base/id';
import { day } from '#base/day';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';
import { optionalData } from '../optional-data.ts';

const PLAN = optionalData('mission/plan.txt');

describe.skipIf(!PLAN)('真实方案从文件到任务（没有方案原文的机器上跳过）', () => {
  let house: TestHouse;
  let office: Person;
  let school: Person;
  let programmeId: Uuid;
  const version = 1;
  const span = { startsOn: day('2022-09-01'), endsOn: day('2024-12-31') };

  beforeAll(async () => {
    house = await openTestHouse('2022-09-01T01:00:00Z');
    await house.county('qinghe');
    [office, school] = [await house.signIn('qinghe', '1001'), await house.signIn('qinghe', '2001')];
    programmeId = house.newId();
  });
  afterAll(() => house.close());

  test('导入：全部句子有句址，163 项库内义务全部认出，草稿别人看不见', async () => {
    const base64 = readFileSync(PLAN as URL).toString('base64');
    expect(await school.refused('programme.import', { programmeId, fileName: '方案.txt', base64 })).toBe('forbidden');
    const imported = await office.ask('programme.import', { programmeId, fileName: '方案.txt', base64 });
    expect(imported.sentences).toBeGreaterThanOrEqual(126);
    const seen = await office.ask('programme.get', { programmeId, version });
    const found = new Set(seen.obligations.map((obligation) => obligation.obligationId));
    expect(obligationLibrary().obligations.filter((entry) => !found.has(entry.id)).map((entry) => entry.id)).toEqual([]);
    expect(await school.ask('programme.list', {})).toEqual([]);
    expect(await school.refused('programme.get', { programmeId, version })).toBe('not-found');
    expect(await office.refused('programme.import', { programmeId: house.newId(), fileName: '空.txt', base64: '' })).toBe('document-empty');
  });

  test('没有认领、没有标注之前不能印发，并说出是哪些', async () => {
    expect(await office.refused('programme.issue', { programmeId, version, entryId: house.newId(), ...span })).toBe('programme-open');
    const { obligations } = await office.ask('programme.get', { programmeId, version });
    const known = obligations.filter((obligation) => obligation.obligationId.startsWith('O-')).map((obligation) => obligation.obligationId);
    const ruled = obligations.filter((obligation) => obligation.obligationId.startsWith('R-')).map((obligation) => obligation.obligationId);
    expect(await office.ask('programme.decide', { programmeId, version, obligationIds: known, status: 'confirmed' })).toEqual({ changed: known.length });
    if (ruled.length > 0) await office.ask('programme.decide', { programmeId, version, obligationIds: ruled, status: 'rejected' });
    const { open } = await office.ask('programme.get', { programmeId, version });
    expect(open.undecided).toEqual([]);
    expect(open.unowned).toHaveLength(163);
    await office.ask('programme.exempt', { programmeId, version, addresses: open.sentences, reason: '说明性文字，不产生义务' });
    expect(await office.refused('programme.assign', { programmeId, version, obligationIds: known, leadUnitId: 'nosuch', jointUnitIds: [], leaderPostId: null })).toBe('bad-input');
    for (const [i, id] of known.entries()) await office.ask('programme.assign', { programmeId, version, obligationIds: [id], leadUnitId: `s${(i % 8) + 1}`, jointUnitIds: [], leaderPostId: null });
    expect((await office.ask('programme.get', { programmeId, version })).open).toEqual({ sentences: [], unowned: [], undecided: [] });
  });

  test('默认周期成批核定，一个理由；两人同时改一项，后到的被告知', async () => {
    const before = await office.ask('programme.get', { programmeId, version });
    const ids = before.obligations.filter((obligation) => obligation.status === 'confirmed').map((obligation) => obligation.obligationId);
    const { changed } = await office.ask('programme.confirmCycles', { programmeId, version, obligationIds: ids, reason: '领导小组会议同意按缺省周期执行' });
    expect(changed).toBeGreaterThan(100);
    expect(await office.ask('programme.confirmCycles', { programmeId, version, obligationIds: ids, reason: '再来一次' })).toEqual({ changed: 0 });
    const one = (await office.ask('programme.get', { programmeId, version })).obligations.find((obligation) => obligation.obligationId === 'O-S2-3');
    if (!one) throw new Error('O-S2-3 is missing');
    const { touched } = await office.ask('programme.edit', { programmeId, version, touched: one.touched, body: { ...one.body, evidence: '总结、部署各一份' } });
    expect(touched).toBe(one.touched + 1);
    expect(await office.refused('programme.edit', { programmeId, version, touched: one.touched, body: { ...one.body, evidence: '旧的' } })).toBe('changed-meanwhile');
  });

  test('印发前看得到代价：一所学校一学期不超过 55 件', async () => {
    const price = await office.ask('programme.price', { programmeId, version, ...span });
    const schools = price.kinds.filter((kind) => ['township-centre', 'primary', 'junior', 'vocational', 'key-high', 'kindergarten'].includes(kind.kind));
    expect(schools).toHaveLength(6);
    for (const kind of schools) {
      expect(kind.count).toBeGreaterThan(10);
      expect(kind.count).toBeLessThanOrEqual(55);
      expect(kind.minutes).toBeGreaterThan(0);
    }
    expect(price.leads.length).toBeGreaterThan(0);
  });

  test('印发：每个单位看到自己的任务，期限说得清来历；再印发一次什么都不多', async () => {
    const entryId = house.newId();
    const { duties } = await office.ask('programme.issue', { programmeId, version, entryId, ...span });
    expect(duties).toBeGreaterThan(1000);
    expect(await office.ask('programme.issue', { programmeId, version, entryId, ...span })).toEqual({ duties: 0, cancelled: 0, renewed: 0 });
    await house.check();
    const mine = await school.ask('inbox.list', {});
    expect(mine.lines.every((line) => line.unitId === 'c001')).toBe(true);
    const report = mine.lines.find((line) => line.ledger === 'semester-report');
    expect(report?.sentences).toContain('S2#2');
    expect(report?.explanation).toMatchObject({ due: report?.due, origin: { basis: expect.stringContaining('S2#2') }, provisional: false });
    expect(report?.light).toBe('green');
    const line = report as NonNullable<typeof report>;
    const [recordId, answers] = [house.newId(), [{ programmeId, key: line.key }]];
    const set = { season: '秋季学期', summary: '总结', shortcomings: '不足', improvements: '改进', plan: '部署' };
    const hand = (id: Uuid) => ({ acts: [{ entryId: house.newId(), recordId: id, ledger: 'semester-report', action: 'submit', seenSeq: 0, unitId: 'c001', set, answers }] });
    expect(await school.ask('act', hand(recordId))).toMatchObject([{ ok: true }]);
    expect(await school.refused('act', hand(house.newId()))).toBe('duty-taken');
    expect((await school.ask('inbox.list', {})).lines.find((one) => one.key === line.key)).toMatchObject({ recordId, recordState: '已报送', light: 'green' });
    house.at('2023-01-10T01:00:00Z');
    expect((await school.ask('inbox.list', {})).counts.red).toBeGreaterThan(0);
    house.at('2022-09-01T01:00:00Z');
    const section = await house.signIn('qinghe', '1101');
    const led = await section.ask('inbox.list', { whose: 'led' });
    expect(led.lines.length).toBeGreaterThan(0);
    expect(led.lines.every((line) => line.leadUnitId === 's1')).toBe(true);
    expect(await office.refused('programme.exempt', { programmeId, version, addresses: ['1.1#1'], reason: '改一改' })).toBe('programme-issued');
    expect((await school.ask('programme.get', { programmeId, version })).head.status).toBe('issued');
    await expect(house.owner.query(`update sentence set text = 'x' where address = '1.1#1'`)).rejects.toThrow(/does not change/);
  });

  test('过了截止日的方案不再产生任务', async () => {
    house.at('2025-03-01T01:00:00Z');
    expect(await office.refused('programme.issue', { programmeId, version, entryId: house.newId(), ...span })).toBe('programme-ended');
    house.at('2022-09-01T01:00:00Z');
  });
});

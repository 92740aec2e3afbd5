import { readFileSync } from 'node:fs';
import { type Day, day } from '#base/day';
import type { Uuid } from '#base/id';
import type { Output } from '#contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';
import { decideAll, issueText } from '../issue-text.ts';
import { optionalData } from '../optional-data.ts';

interface Story {
  readonly name: string;
  readonly plan: URL | undefined;
  readonly start: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
  /** When the plan is revised: within the first semester. */
  readonly revised: string;
  /** After its end. */
  readonly late: string;
  readonly notice: string;
  readonly prolongedTo: Day;
}

/** No other sentence asks for this ledger: when its sentence goes, so does the work. */
const GONE_LEDGER = 'teacher-care';

const STORIES: readonly Story[] = [
  {
    name: '演示方案', plan: new URL('../../programmes/demo/plan.txt', import.meta.url), start: '2026-09-01T01:00:00Z', startsOn: day('2026-09-01'), endsOn: day('2029-08-31'), revised: '2026-10-15T01:00:00Z', late: '2029-10-10T01:00:00Z',
    notice: '青禾县教育局关于延长清廉学校建设实施方案期限的通知\n青教字〔2029〕31号\n各学校：\n经研究，原方案的实施期限延长至2030年12月31日，其余内容不变。\n青禾县教育局\n2029年10月8日\n', prolongedTo: day('2030-12-31'),
  },
  {
    name: '真实方案（没有方案原文的机器上跳过）', plan: optionalData('mission/plan.txt'), start: '2022-09-01T01:00:00Z', startsOn: day('2022-09-01'), endsOn: day('2024-12-31'), revised: '2022-10-15T01:00:00Z', late: '2025-02-10T01:00:00Z',
    notice: '青禾县教育局关于延长方案期限的通知\n青教字〔2025〕3号\n各学校：\n原方案继续有效，实施期限延长至2027年12月底。\n青禾县教育局\n2025年2月8日\n', prolongedTo: day('2027-12-31'),
  },
];

const ADDED = '各校每年6月底前公布一次清廉校园建设自查结果。';

describe.each(STORIES)('$name：修订、比对、印发新版本、延长期限', ({ plan, start, startsOn, endsOn, revised, late, notice, prolongedTo }) => {
  let house: TestHouse;
  let office: Person;
  let school: Person;
  let programmeId: Uuid;
  let text: string;
  let [gone, changed, changedLedger] = ['', '', ''];
  let handedIn: string;
  const base64 = (words: string): string => Buffer.from(words).toString('base64');
  const read = (version: number) => office.ask('programme.get', { programmeId, version });
  const inbox = (light?: 'ended'): Promise<Output<'inbox.list'>> => school.ask('inbox.list', { limit: 500, ...(light ? { light } : {}) });

  beforeAll(async () => {
    if (!plan) return;
    house = await openTestHouse(start);
    await house.county('qinghe');
    [office, school] = [await house.signIn('qinghe', '1001'), await house.signIn('qinghe', '2001')];
    text = readFileSync(plan, 'utf8');
    programmeId = await issueText(house, office, text, { startsOn, endsOn });
    const { sentences, obligations } = await read(1);
    const isPlain = (address: string): boolean => text.split(sentences.find((sentence) => sentence.address === address)?.text ?? '').length === 2;
    const alone = obligations.filter(({ status, body }) => status === 'confirmed' && body.strength === 'M' && body.duty !== false && body.sentences.length === 1 && isPlain(body.sentences[0] ?? ''));
    gone = alone.find(({ body }) => body.ledger === GONE_LEDGER)?.body.sentences[0] ?? '';
    const monthly = alone.find(({ body }) => body.cycles.some(({ per }) => per === 'month') && body.sentences[0] !== gone);
    [changed, changedLedger] = [monthly?.body.sentences[0] ?? '', monthly?.body.ledger ?? ''];
    expect([gone, changed]).not.toContain('');
  });
  afterAll(() => house?.close());

  test.skipIf(!plan)('学校先报送一件；导入修订稿：改动一句、新增一句、删去一句，其余决定都带过来', async () => {
    house.at(revised);
    const line = (await inbox()).lines.find((one) => one.ledger === 'semester-report');
    handedIn = line?.key ?? '';
    const set = { season: '秋季学期', summary: '总结', shortcomings: '不足', improvements: '改进', plan: '部署' };
    expect(await school.ask('act', { acts: [{ entryId: house.newId(), recordId: house.newId(), ledger: 'semester-report', action: 'submit', seenSeq: 0, unitId: 'c001', set, answers: [{ programmeId, key: handedIn }] }] })).toMatchObject([{ ok: true }]);

    const before = await read(1);
    const words = (address: string): string => before.sentences.find((sentence) => sentence.address === address)?.text ?? '';
    const next = text.replace(words(gone), '').replace(words(changed), words(changed).replace('。', '，并做好记录。') + ADDED);
    expect(await school.refused('version.import', { programmeId, version: 1, fileName: '修订.txt', base64: base64(next) })).toBe('forbidden');
    const imported = await office.ask('version.import', { programmeId, version: 1, fileName: '修订.txt', base64: base64(next) });
    expect(imported).toMatchObject({ version: 2, changed: 1, new: 1, gone: 1, kept: before.sentences.length - 2 });
    expect(await office.refused('version.import', { programmeId, version: 1, fileName: '修订.txt', base64: base64(next) })).toBe('version-drafted');

    const now = await read(2);
    const place = now.sentences.find((sentence) => sentence.text === ADDED)?.address ?? '';
    const waiting = now.obligations.filter((one) => one.status === 'suggested');
    expect(waiting.some((one) => one.why.some((why) => String(why['words']).startsWith('句子改动')))).toBe(true);
    for (const one of waiting) expect(one.body.sentences.every((address) => address === place) || one.why.some((why) => why['kind'] === 'changed')).toBe(true);
    expect(now.open.unowned).toEqual([]);
    for (const one of now.obligations.filter(({ status }) => status === 'confirmed')) {
      const was = before.obligations.find(({ obligationId }) => obligationId === one.obligationId);
      expect({ ...one, touched: 0, body: { ...one.body, sentences: [], cycles: one.body.cycles.map(({ per }) => per), parameters: [] } }).toEqual({ ...was, touched: 0, body: { ...was?.body, sentences: [], cycles: was?.body.cycles.map(({ per }) => per), parameters: [] } });
    }
    expect(now.sentences.filter((sentence) => sentence.exempt).length).toBe(before.sentences.filter((sentence) => sentence.exempt && ![gone, changed].includes(sentence.address)).length);
    expect(await school.ask('programme.list', {})).toHaveLength(1);
  });

  test.skipIf(!plan)('比对：原文与新文逐句对照；看过之前不能印发', async () => {
    const { steps, counts, basedOn } = await office.ask('version.compare', { programmeId, version: 2 });
    expect({ basedOn, counts }).toMatchObject({ basedOn: 1, counts: { changed: 1, new: 1, gone: 1 } });
    expect(steps.find((step) => step.kind === 'gone')).toMatchObject({ new: null, old: { address: gone }, obligations: expect.arrayContaining([expect.objectContaining({ status: 'ended' })]) });
    expect(steps.find((step) => step.kind === 'new')?.new?.runs).toEqual([{ text: ADDED, isChanged: false }]);
    expect(steps.find((step) => step.kind === 'changed')).toMatchObject({ old: { address: changed }, new: { runs: expect.arrayContaining([{ text: '，并做好记录', isChanged: true }]) } });
    expect(await school.refused('version.compare', { programmeId, version: 2 })).toBe('not-found');
    expect(await office.refused('programme.issue', { programmeId, version: 2, entryId: house.newId(), startsOn, endsOn })).toBe('programme-open');
  });

  test.skipIf(!plan)('印发新版本：旧版本被代替，做过的不变，没到期的不重、不丢，取消的写明两个版本', async () => {
    const version = 2;
    const { sentences, obligations } = await read(version);
    const place = sentences.find((sentence) => sentence.text === ADDED)?.address ?? '';
    const [fresh, ...others] = obligations.filter((one) => one.body.sentences.join() === place);
    if (!fresh) throw new Error('the new sentence has no suggestion');
    if (others.length > 0) await office.ask('programme.decide', { programmeId, version, obligationIds: others.map((one) => one.obligationId), status: 'rejected' });
    await office.ask('programme.edit', { programmeId, version, touched: fresh.touched, body: { ...fresh.body, strength: 'M', duty: true, ledger: 'bulletin', addressees: ['primary', 'township-centre', 'junior', 'vocational', 'key-high', 'kindergarten'], evidence: '公布页面', indicator: '公布率', actor: '各校' } });
    await decideAll(office, { programmeId, version });
    const before = await inbox();
    const effect = await office.ask('version.effect', { programmeId, version, startsOn, endsOn });
    const entryId = house.newId();
    const issued = await office.ask('programme.issue', { programmeId, version, entryId, startsOn, endsOn });
    expect(issued).toEqual({ duties: effect.added + effect.renewed, cancelled: effect.cancelled, renewed: effect.renewed });
    expect(issued.cancelled).toBeGreaterThan(0);
    expect(issued.renewed).toBeGreaterThan(0);
    expect(await office.ask('programme.issue', { programmeId, version, entryId, startsOn, endsOn })).toEqual({ duties: 0, cancelled: 0, renewed: 0 });
    expect(await office.refused('programme.issue', { programmeId, version: 1, entryId: house.newId(), startsOn, endsOn })).toBe('programme-superseded');
    expect((await read(1)).head.status).toBe('superseded');

    const after = await inbox();
    const standing = after.lines.filter((line) => !line.ended).map((line) => line.key);
    expect(new Set(standing).size).toBe(standing.length);
    expect(after.lines.map((line) => line.key)).toEqual(expect.arrayContaining(before.lines.map((line) => line.key)));
    expect(after.lines.find((line) => line.key === handedIn)).toMatchObject({ version: 1, recordState: '已报送', ended: null });
    const cancelled = after.lines.filter((line) => line.ended);
    expect(cancelled.some((line) => line.ledger === GONE_LEDGER)).toBe(true);
    for (const line of cancelled) expect(line).toMatchObject({ version: 1, light: 'ended', ended: { by: 2, renewed: false } });
    // What is running keeps its version; what is yet to come follows the new text, and what it took the place of stays to be seen.
    const study = await house.owner.query('select distinct version, renewed from duty where ledger = $1 and due > $2 order by version, renewed', [changedLedger, revised.slice(0, 10)]);
    expect(study.rows).toEqual([{ version: 1, renewed: true }, { version: 1, renewed: null }, { version: 2, renewed: null }]);
    const ended = await inbox('ended');
    expect(ended.lines).toHaveLength(ended.counts.ended);
    const gonekey = cancelled[0]?.key ?? '';
    expect(await school.refused('act', { acts: [{ entryId: house.newId(), recordId: house.newId(), ledger: 'semester-report', action: 'submit', seenSeq: 0, unitId: 'c001', set: { season: '秋季学期', summary: '总结', shortcomings: '不足', improvements: '改进', plan: '部署' }, answers: [{ programmeId, key: gonekey }] }] })).toBe('duty-ended');
    const dated = await house.owner.query(`select due, body from duty where version = 2 and ledger = 'bulletin' and body->'sentences' ? $1 and unit_id = 'c001' order by due`, [place]);
    expect(dated.rows[0].body).toMatchObject({ due: { startName: '文件写明6月底前', origin: { kind: 'document', basis: place } } });
    expect(dated.rows[0].body.due.start).toMatch(/-06-30$/);
    await expect(house.owner.query('update duty set renewed = not renewed where ended_by is not null')).rejects.toThrow(/does not change/);
    await house.check();
    const record = await office.ask('record.get', { recordId: programmeId });
    expect(record.timeline.map((entry) => entry.actionLabel)).toEqual(['印发', '印发新版本']);
    expect(record.timeline[1]?.set).toMatchObject({ edition: 2, replaces: 1, cancelled: issued.cancelled, renewed: issued.renewed });
    expect(record.allowed).toEqual([]);
    expect(await office.refused('act', { acts: [{ entryId: house.newId(), recordId: programmeId, ledger: 'programme-issue', action: 'revise', seenSeq: 2, unitId: office.unitId, set: {} }] })).toBe('forbidden');
  });

  test.skipIf(!plan)('弃置草稿；印发过的弃置不了', async () => {
    const { version } = await office.ask('version.import', { programmeId, version: 2, fileName: '又一稿.txt', base64: base64(text) });
    expect(version).toBe(3);
    expect(await school.refused('version.discard', { programmeId, version })).toBe('forbidden');
    expect(await office.ask('version.discard', { programmeId, version })).toEqual({ changed: 1 });
    expect(await office.refused('programme.get', { programmeId, version })).toBe('not-found');
    expect(await office.refused('version.discard', { programmeId, version: 2 })).toBe('programme-issued');
    await expect(house.owner.query('delete from sentence where version = 2')).rejects.toThrow(/does not change/);
    expect(await office.refused('version.import', { programmeId, version: 1, fileName: '旧.txt', base64: base64(text) })).toBe('not-in-force');
  });

  test.skipIf(!plan)('过了截止日：不再产生任务，待办里说明；凭延期通知延长，句子和分工原样带过去', async () => {
    house.at(late);
    expect(await office.refused('programme.issue', { programmeId, version: 2, entryId: house.newId(), startsOn, endsOn })).toBe('programme-ended');
    expect((await inbox()).expired).toMatchObject([{ programmeId, version: 2, endsOn }]);
    const file = { fileName: '延期通知.txt', base64: base64(notice) };
    expect(await office.refused('version.import', { programmeId, version: 2, ...file })).toBe('prolonging-document');
    const said = await office.ask('version.readNotice', file);
    expect(said).toMatchObject({ endsOn: prolongedTo, docNumber: expect.stringContaining('青教字') });
    expect(await office.refused('version.prolong', { programmeId, version: 2, endsOn, docNumber: said.docNumber ?? '', ...file })).toBe('not-longer');
    const { version } = await office.ask('version.prolong', { programmeId, version: 2, endsOn: prolongedTo, docNumber: said.docNumber ?? '', ...file });
    const [old, now] = [await read(2), await read(version)];
    expect(now.sentences).toEqual(old.sentences);
    expect(now.obligations.map(({ touched: _touched, ...one }) => one)).toEqual(old.obligations.map(({ touched: _touched, ...one }) => one));
    expect(now.open).toEqual({ sentences: [], unowned: [], undecided: [] });
    expect((await office.ask('version.compare', { programmeId, version })).counts).toEqual({ kept: old.sentences.length, changed: 0, new: 0, gone: 0 });
    const red = (await inbox()).counts.red;
    const issued = await office.ask('programme.issue', { programmeId, version, entryId: house.newId(), startsOn, endsOn: prolongedTo });
    expect(issued.duties).toBeGreaterThan(0);
    expect(issued).toMatchObject({ cancelled: 0, renewed: 0 });
    expect((await read(version)).head).toMatchObject({ status: 'issued', endsOn: prolongedTo, docNumber: said.docNumber });
    const after = await inbox();
    expect(after.expired).toEqual([]);
    expect(after.counts.red).toBe(red);
    expect(after.lines.some((line) => line.version === version)).toBe(true);
    expect((await office.ask('record.get', { recordId: programmeId })).timeline.at(-1)).toMatchObject({ actionLabel: '延长期限', set: { edition: version, replaces: 2 } });
    const twice = await house.owner.query('select 1 from duty where ended_by is null group by tenant_id, programme_id, duty_key having count(*) > 1');
    expect(twice.rows).toEqual([]);
    await house.check();
  });
});

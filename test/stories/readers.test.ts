import { demoOrganisation } from '#app/demo-organisation';
import { today } from '#app/house';
import { sightOf, withinLedger } from '#app/viewer';
import type { Uuid } from '#base/id';
import { findLedger } from '#ledgers';
import { type Actor, resolveScope } from '#model/actor';
import { inSight, setSight } from '#store/pools';
import { listRecords } from '#store/record';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';

const SECRET = '周转房漏雨';
const PRIVATE = ['teacher-care', 'student-help', 'acknowledgement', 'induction', 'veto-receipt'] as const;
const CLERK = '2001', HEAD = '2002', AUTHOR = '50011', COLLEAGUE = '50012', SIBLING_HEAD = '2004', SIBLING_TEACHER = '50031', OFFICE = '1001', OFFICE_HEAD = '1002';
const EVERYBODY = [CLERK, HEAD, AUTHOR, COLLEAGUE, '2003', SIBLING_HEAD, SIBLING_TEACHER, OFFICE, OFFICE_HEAD, '1003', '1004', '1005', '1006', '1007', '1101', '1201'];

let house: TestHouse;
let people: ReadonlyMap<string, Person>;
let actors: ReadonlyMap<string, Actor>;
/** A record of a ledger and who, said by hand, reads it. */
let made: readonly { readonly name: string; readonly ledger: string; readonly recordId: Uuid; readonly readers: readonly string[] }[];

const who = (no: string): Person => people.get(no) as Person;
const actorOf = (no: string): Actor => actors.get(no) as Actor;

beforeAll(async () => {
  house = await openTestHouse();
  const organisation = demoOrganisation(today(house.house), () => house.newId(), 3);
  await house.county('qing-he', { organisation });
  actors = new Map(organisation.people.map(({ staffNo, personId }) => {
    const post = organisation.posts.find(({ postId }) => organisation.holdings.some((one) => one.personId === personId && one.postId === postId));
    if (!post) throw new Error(staffNo);
    return [staffNo, { personId, postId: post.postId, unitId: post.unitId, roles: post.roles, reach: resolveScope(post.scope, post.unitId, organisation.units) }];
  }));
  people = new Map(await Promise.all(EVERYBODY.map(async (no) => [no, await house.signIn('qing-he', no)] as const)));
  const put = async (name: string, by: string, ledger: string, action: string, set: Record<string, unknown>, readers: readonly string[]) => {
    const recordId = house.newId();
    expect([name, await who(by).act({ ledger, recordId, action, seenSeq: 0, set })]).toMatchObject([name, { ok: true }]);
    return { name, ledger, recordId, readers };
  };
  const care = { kind: '住宿交通', wish: SECRET, writtenOn: '2026-09-01' };
  const sign = (no: string) => ({ kind: '清廉从教承诺', holder: actorOf(no).postId, year: '2026-2027', signedOn: '2026-09-01' });
  const help = { className: '五（2）班', code: '青竹', kind: '课后辅导', startedOn: '2026-09-01', step: '刚开始' };
  const batch = await put('批次', CLERK, 'veto', 'open', { batch: '评优', kind: '评优评先', people: 1 }, []);
  made = [
    await put('只给校长看的困难', AUTHOR, 'teacher-care', 'write', { ...care, seenBy: '只有校长' }, [AUTHOR, HEAD]),
    await put('经办人也能看的困难', AUTHOR, 'teacher-care', 'write', { ...care, seenBy: '校长和经办人' }, [AUTHOR, HEAD, CLERK]),
    await put('经办人自己的困难', CLERK, 'teacher-care', 'write', { ...care, seenBy: '只有校长' }, [CLERK, HEAD]),
    await put('帮扶', AUTHOR, 'student-help', 'plan', help, [AUTHOR, HEAD]),
    await put('同事的帮扶', COLLEAGUE, 'student-help', 'plan', help, [COLLEAGUE, HEAD]),
    await put('承诺', AUTHOR, 'acknowledgement', 'sign', sign(AUTHOR), [AUTHOR, HEAD, CLERK]),
    await put('办公室的承诺', OFFICE, 'acknowledgement', 'sign', sign(OFFICE), [OFFICE, OFFICE_HEAD]),
    await put('岗前', CLERK, 'induction', 'enter', { place: '岗前班', holder: actorOf(AUTHOR).postId, arrivedOn: '2026-08-01', doneOn: '2026-08-20' }, [HEAD, CLERK]),
    await put('回执', CLERK, 'veto-receipt', 'check', { batch: batch.recordId, kind: '评优评先', staffNo: AUTHOR, holder: actorOf(AUTHOR).postId, checkedOn: '2026-09-01' }, [HEAD, CLERK]),
  ];
  expect(await who(CLERK).act({ ledger: 'veto', recordId: batch.recordId, action: 'submit', seenSeq: 1 })).toMatchObject({ ok: true });
  made = [...made, { ...batch, readers: EVERYBODY.filter((no) => !actorOf(no).roles.includes('teacher') && (actorOf(no).reach === '*' || actorOf(no).reach.includes('c001'))) }];
});
afterAll(() => house.close());

test('谁看得到、谁看不到，数据库自己守着：记录、条目、正文一样', async () => {
  for (const no of EVERYBODY) {
    const wanted = made.filter(({ readers }) => readers.includes(no)).map(({ recordId }) => recordId).toSorted();
    const seen = await inSight(house.house.pools.ql_app, sightOf('qing-he', actorOf(no)), async (tx) => ({
      record: await tx.query(`select record_id as id from record where ledger <> 'organisation'`),
      entry: await tx.query(`select distinct record_id as id from entry where subject <> 'organisation'`),
      body: await tx.query(`select distinct e.record_id as id from entry e join entry_body b using (tenant_id, entry_id) where e.subject <> 'organisation'`),
      founding: await tx.query(`select record_id from record where ledger = 'organisation'`),
      bodies: await tx.query('select entry_id from entry_body b where not exists (select from entry e where e.tenant_id = b.tenant_id and e.entry_id = b.entry_id)'),
    }));
    for (const table of ['record', 'entry', 'body'] as const) expect([no, table, (seen[table].rows.map((row) => row.id) as string[]).toSorted()]).toEqual([no, table, wanted]);
    expect(seen.bodies.rows).toEqual([]);
    // The founding of the county stands in the bureau's name: for its own posts, never for a teacher.
    if (no.startsWith('5')) expect(seen.founding.rows).toEqual([]);
  }
});

test('没有设视野，或者写错了，就什么都看不到', async () => {
  for (const readers of [[], ['desk'], ['head']] as const) {
    const seen = await inSight(house.house.pools.ql_app, { tenant: 'qing-he', units: '*', readers }, (tx) => tx.query('select record_id from record'));
    expect(seen.rows).toEqual([]);
  }
  expect(() => setSight({ tenant: 'qing-he', readers: [`x'`] as never })).toThrow(RangeError);
});

test('猜中编号、翻列表、筛选、看时间线、看下级、看待办，看不到的都看不到', async () => {
  for (const no of EVERYBODY) {
    const person = who(no);
    const reads = (recordId: Uuid): boolean => made.some((one) => one.recordId === recordId && one.readers.includes(no));
    for (const { name, ledger, recordId, readers } of made) {
      if (!readers.includes(no)) {
        for (const question of ['record.get', 'record.trace'] as const) expect([no, name, await person.refused(question, { recordId })]).toEqual([no, name, 'not-found']);
        for (const [action, step] of Object.entries(findLedger(ledger)?.actions ?? {})) {
          const outcome = await person.act({ ledger, recordId, action, seenSeq: step.from ? 1 : 0, set: {}, reason: '试试' });
          expect([no, name, action, outcome.ok]).toEqual([no, name, action, false]);
        }
        expect(['not-found', 'forbidden', 'role']).toContain(await person.refused('erasure.apply', { recordId, erasureId: house.newId(), entryId: house.newId(), ground: '试试删除' }));
      } else {
        const { children, timeline } = await person.ask('record.get', { recordId });
        expect(timeline.length).toBeGreaterThan(0);
        for (const child of children) expect([no, child.recordId, reads(child.recordId)]).toEqual([no, child.recordId, true]);
      }
    }
    for (const ledger of PRIVATE) {
      const wanted = made.filter((one) => one.ledger === ledger && one.readers.includes(no)).map(({ recordId }) => recordId).toSorted();
      const { lines } = await person.ask('records.list', { ledger });
      expect([no, ledger, lines.map(({ recordId }) => recordId).toSorted()]).toEqual([no, ledger, wanted]);
      const asked = await inSight(house.house.pools.ql_app, sightOf('qing-he', actorOf(no)), (tx) => listRecords(tx, 'qing-he', { ledger, within: withinLedger(actorOf(no), findLedger(ledger) ?? {}), slots: [], limit: 50 }));
      expect(asked.map(({ record }) => record.recordId).toSorted()).toEqual(wanted);
      for (const unitId of ['c001', 'c002', 'of']) for (const line of (await person.ask('records.list', { ledger, unitId })).lines) expect([no, reads(line.recordId)]).toEqual([no, true]);
    }
    for (const line of (await person.ask('records.list', { ledger: 'teacher-care', filters: { kind: '住宿交通' } })).lines) expect([no, reads(line.recordId)]).toEqual([no, true]);
    const inbox = await person.ask('inbox.list', { whose: 'all', limit: 100 });
    for (const { recordId } of inbox.waiting) expect([no, reads(recordId)]).toEqual([no, true]);
  }
});

test('教师只看得到自己的：学校别的记录、任务、附件都不在她那里', async () => {
  const recordId = house.newId();
  expect(await who(CLERK).act({ ledger: 'semester-report', recordId, action: 'submit', seenSeq: 0, set: { season: '秋季学期', summary: '办了活动', shortcomings: '有', improvements: '改', plan: '做' } })).toMatchObject({ ok: true });
  const fileId = house.newId();
  await house.owner.query(`insert into file (tenant_id, file_id, unit_id, uploader_id, name, size, begun_at) values ('qing-he', $1, 'c001', $2, '表', 1, now())`, [fileId, actorOf(CLERK).personId]);
  await house.owner.query(`insert into file_key (tenant_id, file_id, key, salt) values ('qing-he', $1, decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'))`, [fileId]);
  await house.owner.query(`insert into file_use (tenant_id, file_id, entry_id, field, record_id, unit_id, personal) values ('qing-he', $1, $2, 'papers', $3, 'c001', false)`, [fileId, house.newId(), recordId]);
  const visible = async (no: string, table: string) => (await inSight(house.house.pools.ql_app, sightOf('qing-he', actorOf(no)), (tx) => tx.query(`select * from ${table}`))).rows;
  for (const table of ['file_use', 'file_key']) expect(await visible(HEAD, table)).toHaveLength(1);
  for (const no of [AUTHOR, COLLEAGUE, SIBLING_TEACHER]) {
    expect(await who(no).refused('record.get', { recordId })).toBe('not-found');
    expect((await who(no).ask('records.list', { ledger: 'semester-report', unitId: 'c001' })).lines).toEqual([]);
    for (const table of ['duty', 'file_use', 'file_key']) expect([table, await visible(no, table)]).toEqual([table, []]);
    const inbox = await who(no).ask('inbox.list', { whose: 'own', limit: 100 });
    expect(inbox).toMatchObject({ lines: [], counts: { red: 0, yellow: 0, green: 0 } });
    expect(inbox.waiting.map((one) => one.recordId)).not.toContain(recordId);
  }
  expect((await who(AUTHOR).ask('records.list', { ledger: 'teacher-care' })).lines.map(({ title }) => title)).toEqual(['住宿交通 · 2026-09-01', '住宿交通 · 2026-09-01']);
  await house.owner.query(`delete from file_use where file_id = $1`, [fileId]);
  await house.owner.query(`delete from file_key where file_id = $1`, [fileId]);
  await house.owner.query(`delete from file where file_id = $1`, [fileId]);
});

test('校长答复，教师评价；中间谁也插不进来', async () => {
  const { recordId } = made[0] as (typeof made)[number];
  expect((await who(HEAD).ask('inbox.list', { whose: 'all', limit: 100 })).waiting.map((one) => one.recordId)).toContain(recordId);
  expect(await who(HEAD).act({ ledger: 'teacher-care', recordId, action: 'answer', seenSeq: 1, set: { answer: '国庆前修好' } })).toMatchObject({ ok: true });
  expect((await who(AUTHOR).ask('inbox.list', { whose: 'all', limit: 100 })).waiting.filter((one) => one.ledger === 'teacher-care').map((one) => one.recordId)).toEqual([recordId]);
  expect((await who(AUTHOR).ask('record.get', { recordId })).timeline.at(-1)?.set).toEqual({ answer: '国庆前修好' });
  for (const no of [COLLEAGUE, CLERK, OFFICE_HEAD]) expect(await who(no).act({ ledger: 'teacher-care', recordId, action: 'rate', seenSeq: 2, set: { verdict: '满意' } })).toMatchObject({ ok: false });
  expect(await who(AUTHOR).act({ ledger: 'teacher-care', recordId, action: 'rate', seenSeq: 2, set: { verdict: '满意' } })).toMatchObject({ ok: true });
  const { rows } = await house.owner.query('select distinct author_id, readers from entry where record_id = $1', [recordId]);
  expect(rows).toEqual([{ author_id: actorOf(AUTHOR).personId, readers: 'head' }]);
  await house.check();
});

test('查询回执只有本单位看得到，上级通过时照样数得清；少一张就通不过', async () => {
  const { recordId } = made.at(-1) as (typeof made)[number];
  const receipt = made.find(({ ledger }) => ledger === 'veto-receipt') as (typeof made)[number];
  expect((await who(OFFICE_HEAD).ask('record.get', { recordId })).children).toEqual([]);
  expect((await who(HEAD).ask('record.get', { recordId })).children.map((child) => child.recordId)).toEqual([receipt.recordId]);
  const short = house.newId();
  expect(await who(CLERK).act({ ledger: 'veto', recordId: short, action: 'open', seenSeq: 0, set: { batch: '职称', kind: '职称评聘', people: 1 } })).toMatchObject({ ok: true });
  expect(await who(CLERK).act({ ledger: 'veto', recordId: short, action: 'submit', seenSeq: 1 })).toMatchObject({ ok: false, refusal: { code: 'checked', finding: { code: 'not-all-checked', detail: { people: 1, checked: 0 } } } });
  expect(await who(OFFICE_HEAD).act({ ledger: 'veto', recordId, action: 'pass', seenSeq: 2 })).toMatchObject({ ok: true });
  await house.check();
});

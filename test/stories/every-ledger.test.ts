import { bringAlong } from '#app/bring-along';
import { findLedger, LEDGERS } from '#ledgers';
import type { Role } from '#model/actor';
import { isFilledByHand, type Ledger } from '#model/ledger';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';

/** Somebody of each role that a demo county has. */
const STAFF: Readonly<Partial<Record<Role, string>>> = {
  'office.clerk': '1001', 'office.head': '1002', 'bureau.leader': '1003', 'group.officer': '1004', 'audit.officer': '1005', 'admin.system': '1006', inspector: '1007', 'admin.security': '1008', 'admin.audit': '1009',
  'section.clerk': '1101', 'section.head': '1201', 'school.clerk': '2001', 'school.head': '2002', teacher: '50011',
};

let house: TestHouse;
let people: ReadonlyMap<Role, Person>;

beforeAll(async () => {
  house = await openTestHouse();
  await house.county('qinghe');
  people = new Map(await Promise.all(Object.entries(STAFF).map(async ([role, no]) => [role as Role, await house.signIn('qinghe', no)] as const)));
});
afterAll(() => house.close());

const makingOf = (ledger: Ledger) => Object.entries(ledger.actions).filter(([, action]) => !action.from);
const who = (role: Role): Person => people.get(role) as Person;

test.each(Object.keys(STAFF) as Role[])('%s：不归他办的台账一件也建不了，归他办的不认识的字段不收', async (role) => {
  const person = who(role);
  const wishes = LEDGERS.filter((ledger) => !ledger.alongOnly).flatMap((ledger) => makingOf(ledger).map(([action, { by }]) => ({ ledger: ledger.id, action, may: by.includes(role) })));
  const acts = wishes.map(({ ledger, action }) => ({ entryId: house.newId(), recordId: house.newId(), ledger, action, seenSeq: 0, unitId: person.unitId, set: { nonsense: '甲' } }));
  const outcomes = (await Promise.all([acts.slice(0, 100), acts.slice(100)].filter((list) => list.length > 0).map((some) => person.ask('act', { acts: some })))).flat();
  expect(outcomes.map((outcome, i) => [wishes[i]?.ledger, outcome.ok ? 'taken' : outcome.refusal.code])).toEqual(wishes.map(({ ledger, may }) => [ledger, may ? 'unknown-field' : 'role']));
  for (const ledger of LEDGERS.filter((one) => one.alongOnly)) {
    const [action] = makingOf(ledger)[0] ?? [''];
    expect(await person.refused('act', { acts: [{ entryId: house.newId(), recordId: house.newId(), ledger: ledger.id, action, seenSeq: 0, unitId: person.unitId, set: {} }] })).toBe('forbidden');
  }
  const makeable = await person.ask('records.makeable', {});
  expect(Object.keys(makeable).sort()).toEqual([...new Set(wishes.filter(({ may }) => may).map(({ ledger }) => ledger))].sort());
});

test('每本要人填的台账都有人能新建', async () => {
  const made = new Set((await Promise.all([...people.values()].map((person) => person.ask('records.makeable', {})))).flatMap((makeable) => Object.keys(makeable)));
  expect(LEDGERS.filter((ledger) => isFilledByHand(ledger) && !made.has(ledger.id)).map(({ id }) => id)).toEqual([]);
});

test('台账换了新版，旧记录按新的名称列出、筛选、接着办，报送时的原文一字不改', async () => {
  const ledger = findLedger('study') as Ledger;
  const clerk = who('school.clerk');
  const recordId = house.newId();
  const set = { topic: '收费规定', kind: '教师集中学习', heldOn: '2026-09-01', expected: 40, present: 38 };
  expect(await clerk.act({ ledger: 'study', action: 'enter', recordId, seenSeq: 0, set })).toMatchObject({ ok: true });
  const before = await clerk.ask('record.get', { recordId });
  const { topic, ...others } = ledger.fields;
  const rename = (names: readonly string[] | 'all' | undefined) => (Array.isArray(names) ? names.map((name) => (name === 'topic' ? 'subject' : name)) : names);
  const actions = Object.fromEntries(Object.entries(ledger.actions).map(([name, action]) => [name, { ...action, ...(action.needs ? { needs: rename(action.needs) } : {}) }]));
  const old = { ...ledger };
  // The program of next year: the same ledger, whose first field is called otherwise and stands last, so that its filters lie in other slots.
  Object.assign(ledger, { version: 2, title: 'subject', fields: { ...others, subject: { ...topic, label: '学习内容' } }, actions, renamed: { 1: { topic: 'subject' } } });
  try {
    expect(await bringAlong(house.house, house.owner)).toBe(1);
    expect(await bringAlong(house.house, house.owner)).toBe(0);
    const after = await clerk.ask('record.get', { recordId });
    expect(after.record).toMatchObject({ title: '收费规定', seq: 1, values: { subject: '收费规定', present: 38 } });
    expect(after.record.values).not.toHaveProperty('topic');
    expect(after.timeline[0]).toMatchObject({ filed: before.timeline[0]?.filed, commitment: before.timeline[0]?.commitment, set: { subject: '收费规定' } });
    expect(after.timeline[0]?.filed).toContain('学了什么：收费规定');
    expect((await clerk.ask('records.list', { ledger: 'study', filters: { subject: '收费规定' } })).lines.map((line) => line.recordId)).toEqual([recordId]);
    await house.check();
    expect(await clerk.act({ ledger: 'study', action: 'amend', recordId, seenSeq: 1, set: { topic: '收费和招生' } })).toMatchObject({ ok: false, refusal: { code: 'unknown-field', field: 'topic' } });
    expect(await clerk.act({ ledger: 'study', action: 'amend', recordId, seenSeq: 1, set: { subject: '收费和招生' } })).toMatchObject({ ok: true });
    expect((await clerk.ask('record.get', { recordId })).timeline[1]?.filed).toContain('学习内容：收费和招生');
    await house.check();
  } finally {
    Object.assign(ledger, old);
    delete (ledger as { renamed?: unknown }).renamed;
  }
});

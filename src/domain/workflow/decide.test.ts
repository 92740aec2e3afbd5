import { addDays, dayOf, type Instant, instant } from '#base/day';
import type { Uuid } from '#base/id';
import { LEDGERS } from '#ledgers';
import { PROGRAM, ROLES, type Actor, type Role } from '#model/actor';
import { holds } from '#model/expr';
import { type Field, isFieldAsked, type Value, type Values } from '#model/field';
import type { Action, Ledger } from '#model/ledger';
import type { Act, LedgerRecord } from '#model/record';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allowedActions } from './allowed-actions.ts';
import { decide, type DecideInput } from './decide.ts';
import { applyEntry, foldEntries, type FoldedEntry } from './fold-entries.ts';

const id = (n: number): Uuid => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}` as Uuid;
const UNITS = ['u1', 'u2', 'u3'];

/** A value that fits the field. */
function fitting(field: Field): fc.Arbitrary<Value> {
  switch (field.kind) {
    case 'text': return fc.constantFrom('甲', '乙'.repeat(Math.min(field.maxLength, 20)));
    case 'longtext': return fc.constantFrom('文'.repeat(Math.max(1, field.minLength)), '字'.repeat(Math.max(40, field.minLength)));
    case 'integer': return fc.integer({ min: field.min, max: field.max });
    case 'money': return fc.integer({ min: 0, max: 1e9 });
    case 'date': return fc.constantFrom('2026-09-01', '2027-02-28');
    case 'yesno': return fc.boolean();
    case 'choice': return fc.constantFrom(...field.options);
    case 'choices': return fc.subarray([...field.options], { minLength: 1 });
    case 'files': return fc.constant([id(900)]);
    case 'link':
    case 'post': return fc.constant(id(901));
    case 'rows': return fc.array(fc.record(Object.fromEntries(Object.entries(field.columns).map(([name, column]) => [name, fitting(column)]))), { minLength: 1, maxLength: 2 }) as fc.Arbitrary<Value>;
  }
}

interface Move {
  readonly actor: Actor;
  readonly action: string;
  readonly set: Values;
  readonly stale: boolean;
  readonly days: number;
  readonly reason: string | undefined;
  readonly unitId: string;
}

/** Mostly plausible moves: a role that may, values that fit; sometimes the wrong person, a stale version, fields too many or too few. */
function moveOf(ledger: Ledger): fc.Arbitrary<Move> {
  const names = Object.keys(ledger.actions);
  return fc.constantFrom(...names).chain((action) => {
    const { by, sets, needs, program } = ledger.actions[action] as Action;
    const open = sets === 'all' ? Object.keys(ledger.fields) : [...(sets ?? needs ?? [])];
    const roles = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...(program ? (Object.keys(ROLES) as Role[]) : by)) }, { weight: 1, arbitrary: fc.constantFrom(...(Object.keys(ROLES) as Role[])) });
    const person = fc.integer({ min: 1, max: 4 });
    const reach = fc.oneof({ weight: 4, arbitrary: fc.constant('*' as const) }, { weight: 1, arbitrary: fc.subarray(UNITS) });
    const all = fc.record(Object.fromEntries(open.map((name) => [name, fitting(ledger.fields[name] as Field)])));
    const some = fc.tuple(all, fc.subarray(open)).map(([values, kept]) => Object.fromEntries(Object.entries(values).filter(([name]) => kept.includes(name))));
    const stray = fc.tuple(all, fc.constantFrom(...Object.keys(ledger.fields), 'nonsense', '__proto__')).map(([values, name]) => Object.fromEntries([...Object.entries(values), [name, '甲']]));
    return fc.record({
      actor: fc.tuple(person, roles, reach, fc.constantFrom(...UNITS)).map(([n, role, reaching, unitId]): Actor => ({ personId: id(n), postId: program && n > 1 ? PROGRAM : id(100 + n), unitId, roles: [role], reach: reaching })),
      action: fc.constant(action),
      set: fc.oneof({ weight: 6, arbitrary: all }, { weight: 2, arbitrary: some }, { weight: 1, arbitrary: stray }) as fc.Arbitrary<Values>,
      stale: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      days: fc.integer({ min: 0, max: 40 }),
      reason: fc.oneof({ weight: 3, arbitrary: fc.constant('有理由') }, fc.constant(undefined), fc.constant('  ')),
      unitId: fc.constantFrom(...UNITS),
    });
  });
}

interface Played {
  readonly record: LedgerRecord | undefined;
  readonly entries: readonly FoldedEntry[];
}

/** Plays moves one after another; `look` sees every one with what was decided. */
function play(ledger: Ledger, moves: readonly Move[], look: (input: DecideInput, act: Act, decided: ReturnType<typeof decide>) => void): Played {
  let record: LedgerRecord | undefined;
  let at: Instant = instant('2026-09-01T01:00:00Z');
  const entries: FoldedEntry[] = [];
  moves.forEach((move, i) => {
    at = instant(`${addDays(dayOf(at), move.days)}T0${1 + (i % 9)}:00:00Z`);
    const input: DecideInput = { ledger, record, actor: move.actor, at, dueAfter: (_ref, since) => addDays(since, 15) };
    const act: Act = { entryId: id(1000 + i), recordId: id(7), ledger: ledger.id, action: move.action, seenSeq: (record?.seq ?? 0) + (move.stale ? 1 : 0), unitId: move.unitId, set: move.set, ...(move.reason === undefined ? {} : { reason: move.reason }) };
    const decided = decide(input, act);
    look(input, act, decided);
    if (!decided.ok) return;
    const { seq, toState, unitId, leadUnitId } = decided.value;
    const entry: FoldedEntry = { set: act.set, envelope: { tenant: 'abc', entryId: act.entryId, subject: ledger.id, recordId: act.recordId, seq, action: act.action, toState, definitionVersion: ledger.version, personId: move.actor.personId, postId: move.actor.postId, onBehalfOf: null, unitId, leadUnitId, at } };
    entries.push(entry);
    record = applyEntry(ledger, record, entry);
  });
  return { record, entries };
}

const mayTouch = (actor: Actor, unitId: string): boolean => actor.reach === '*' || actor.reach.includes(unitId);

/** What must be true of whatever is accepted, said again in other words than the code's. */
function expectAccepted({ ledger, record, actor, at }: DecideInput, act: Act, toState: string): void {
  const action = ledger.actions[act.action] as Action;
  const was = (step: { action: string }) => action.notSameAs?.includes(step.action);
  if (action.program) expect(actor.postId).toBe(PROGRAM);
  else expect(action.by).toContain(actor.roles[0]);
  expect(mayTouch(actor, record?.unitId ?? act.unitId)).toBe(true);
  expect(act.seenSeq).toBe(record?.seq ?? 0);
  if (action.from) expect(action.from).toContain(record?.state);
  else expect(record).toBeUndefined();
  if (action.line && record) expect(actor.unitId === record.unitId).toBe(action.line === 'own');
  for (const step of record?.trail.filter(was) ?? []) expect(step.personId).not.toBe(actor.personId);
  if (action.undoes) expect(record?.trail.at(-1)).toMatchObject({ action: action.undoes, personId: actor.personId });
  if (action.reason) expect(act.reason?.trim()).toBeTruthy();
  if (action.notBefore && record) expect(dayOf(at) >= addDays(dayOf(record.stateSince), 15)).toBe(true);
  for (const name of Object.keys(act.set)) expect(Object.keys(ledger.fields)).toContain(name);
  const after: Values = { ...record?.values, ...act.set };
  const asked = (name: string): boolean => { const when = ledger.fields[name]?.when; return !when || holds(when, after); };
  for (const name of action.needs?.filter(asked) ?? []) expect([undefined, null, '']).not.toContain(after[name]);
  for (const [name, value] of Object.entries(act.set)) if (value !== null && value !== '') expect(asked(name)).toBe(true);
  if (!action.quorum) expect(toState).toBe(action.to);
  else expect([action.to, record?.state]).toContain(toState);
}

test.each(LEDGERS.filter((ledger) => !ledger.automatic).map((ledger) => [ledger.name, ledger] as const))('%s：任意步骤，收下的都合规矩，折叠与逐步一致', (_name, ledger) => {
  fc.assert(fc.property(fc.array(moveOf(ledger), { minLength: 1, maxLength: 30 }), (moves) => {
    const { record, entries } = play(ledger, moves, (input, act, decided) => {
      if (!decided.ok) return;
      expectAccepted(input, act, decided.value.toState);
      expect(decided.value.seq).toBe((input.record?.seq ?? 0) + 1);
      expect(decided.value.unitId).toBe(input.record?.unitId ?? act.unitId);
      expect(ledger.states).toContain(decided.value.toState);
      expect(allowedActions(input)).toContain(act.action);
    });
    expect(foldEntries(ledger, entries)).toEqual(record);
    expect(record?.trail.map((step) => step.seq) ?? []).toEqual(entries.map((_, i) => i + 1));
  }), { numRuns: 150 });
});

/** Somebody who may do everything; the third is of another unit than the records, the fourth is the program. */
const able = (n: number): Actor => ({ personId: id(500 + n), postId: n === 3 ? PROGRAM : id(600 + n), unitId: n === 2 ? 'u2' : 'u1', roles: n === 3 ? [] : (Object.keys(ROLES) as Role[]), reach: '*' });

/** Plays one record by taking, each time, a permitted step that was taken least; the makers of a record and those who check it are different people. */
function exhaust(ledger: Ledger, seed: number, taken: Map<string, number>): void {
  let record: LedgerRecord | undefined;
  let at: Instant = instant('2026-09-01T01:00:00Z');
  for (let i = 0; i < 40; i += 1) {
    at = instant(`${addDays(dayOf(at), 40)}T01:00:00Z`);
    const steps = [0, 1, 2, 3].flatMap((n) => allowedActions({ ledger, record, actor: able(n), at, dueAfter: (_ref, since) => addDays(since, 15) }).map((action) => ({ action, n })));
    // Now and then a step that ends it all, mostly the others.
    const weight = (name: string): number => (taken.get(name) ?? 0) + (ledger.actions[name]?.danger ? 8 : 0);
    const [step] = steps.sort((a, b) => weight(a.action) - weight(b.action) || a.n - b.n);
    if (!step) return;
    const action = ledger.actions[step.action] as Action;
    const open = action.sets === 'all' ? Object.keys(ledger.fields) : [...(action.sets ?? action.needs ?? [])];
    const tries = fc.sample(fc.record(Object.fromEntries(open.map((name) => [name, fitting(ledger.fields[name] as Field)]))), { numRuns: 20, seed: seed * 100 + i });
    taken.set(step.action, (taken.get(step.action) ?? 0) + 1);
    const askedOnly = (set: Values): Values => Object.fromEntries(Object.entries(set).filter(([name]) => isFieldAsked(ledger.fields, name, { ...record?.values, ...set })));
    const acts = tries.map((set): Act => ({ entryId: id(i), recordId: id(7), ledger: ledger.id, action: step.action, seenSeq: record?.seq ?? 0, unitId: 'u1', set: askedOnly(set as Values), reason: '有理由' }));
    const input: DecideInput = { ledger, record, actor: able(step.n), at, dueAfter: (_ref, since) => addDays(since, 15) };
    const act = acts.find((one) => decide(input, one).ok);
    if (!act) throw new Error(`${ledger.id}.${step.action}: allowed, and nothing typed is taken`);
    const decided = decide(input, act);
    if (!decided.ok) return;
    const { personId, postId } = able(step.n);
    record = applyEntry(ledger, record, { set: act.set, envelope: { tenant: 'abc', entryId: act.entryId, subject: ledger.id, recordId: act.recordId, action: act.action, definitionVersion: ledger.version, personId, postId, onBehalfOf: null, at, ...decided.value } });
  }
}

test.each(LEDGERS.filter((ledger) => !ledger.automatic).map((ledger) => [ledger.name, ledger] as const))('%s：每个步骤都有人能办到', (_name, ledger) => {
  const taken = new Map<string, number>();
  for (let seed = 0; seed < 25; seed += 1) exhaust(ledger, seed, taken);
  expect([...taken.keys()].sort()).toEqual(Object.keys(ledger.actions).sort());
});

test('旧记载里的字段改过名，折叠后是今天的名字', () => {
  const [ledger] = LEDGERS;
  if (!ledger) throw new Error('no ledger');
  const newer: Ledger = { ...ledger, version: ledger.version + 1, renamed: { [ledger.version]: { old: ledger.title } } };
  const envelope = { tenant: 'abc', entryId: id(1), subject: ledger.id, recordId: id(7), seq: 1, action: 'submit', toState: ledger.states[0] ?? '', definitionVersion: ledger.version, personId: id(2), postId: id(3), onBehalfOf: null, unitId: 'u1', leadUnitId: null, at: instant('2026-09-01T01:00:00Z') };
  expect(foldEntries(newer, [{ envelope, set: { old: '甲' } }])?.values).toEqual({ [ledger.title]: '甲' });
  expect(() => foldEntries(newer, [{ envelope: { ...envelope, seq: 2 }, set: {} }])).toThrow(RangeError);
});

import { disclose, publicBody } from '#domain/disclosure';
import { decide, refuseStep, type DecideInput } from '#domain/workflow';
import { addDays, instant } from '#base/day';
import type { Uuid } from '#base/id';
import { findLedger, LEDGERS } from '#ledgers';
import { type Actor, isSchoolKind, type Role, ROLES, type UnitKind } from '#model/actor';
import type { Field, Value } from '#model/field';
import { isFilledByHand, type Ledger } from '#model/ledger';
import { lintLedger } from '#model/lint-ledger';
import type { LedgerRecord } from '#model/record';
import { expect, test } from 'vitest';
import library from '../programmes/qinglian/obligations.json' with { type: 'json' };

// What must hold of every ledger, whatever it is for. Its definition alone is in `ledgers.test.ts`, whole histories in `decide.test.ts`, sheets both ways in `round-trip.test.ts`, the rest through the contract in `stories/every-ledger.test.ts`.

const each = LEDGERS.map((ledger) => [ledger.name, ledger] as const);
const byHand = LEDGERS.filter(isFilledByHand).map((ledger) => [ledger.name, ledger] as const);
const id = (n: number): Uuid => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}` as Uuid;
const makers = (ledger: Ledger): readonly Role[] => Object.values(ledger.actions).flatMap((action) => (action.from ? [] : action.by));

/** Signed by whom it concerns, published as it happens, found by the program, a teacher's own plan or count, or a step of something that is accepted as a whole: there is nothing in it for a second person to accept. */
const ONE_HAND = ['acknowledgement', 'canteen', 'help-need', 'milestone', 'student-help', 'veto-receipt'];

/** The ways in which one person alone, in every role, brings a record to its end by ordinary steps: what asks for a reason or takes back ends it too, but accepts nothing. */
function ownWays({ actions, done }: Ledger): readonly string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  const walk = (state: string | undefined, taken: readonly string[]): void => {
    for (const [name, { from, to, notSameAs, quorum, reason, undoes, danger }] of Object.entries(actions)) {
      if (from ? state === undefined || !from.includes(state) : state !== undefined) continue;
      if (notSameAs?.some((other) => taken.includes(other)) || (quorum ?? 1) > 1 || reason || undoes || danger) continue;
      const way = [...taken, name];
      const key = `${to}/${[...new Set(way)].sort().join()}`;
      if (done.includes(to)) found.push(way.join('→'));
      else if (!seen.has(key)) { seen.add(key); walk(to, way); }
    }
  };
  walk(undefined, []);
  return found;
}

test.each(byHand.filter(([, { id: name }]) => !ONE_HAND.includes(name)))('《%s》：一个人身兼所有岗位，也不能自己报、自己收', (_name, ledger) => {
  expect(ownWays(ledger)).toEqual([]);
});

test('不用第二个人的台账只有这几本，而且真的只要一个人', () => {
  for (const name of ONE_HAND) expect([name, ownWays(findLedger(name) as Ledger).length > 0]).toEqual([name, true]);
});

const MAYBE = ['section.clerk', 'section.head', 'office.clerk', 'office.head'] as const;
/** Whose desk hands in for a kind of unit; the bureau and the leading group have none, whoever leads hands in for them. */
const DESKS: Readonly<Partial<Record<UnitKind, readonly Role[]>>> = { bureau: MAYBE, 'leading-group': MAYBE, office: ['office.clerk', 'office.head'], section: ['section.clerk', 'section.head'], discipline: ['group.officer'], audit: ['audit.officer'] };
const EVENTUAL = ['event', 'continuous', 'festival'];

test.each(library.map((obligation) => [obligation.id, obligation] as const))('义务 %s：发给的每一类单位都有岗位能办', (_id, obligation) => {
  const ledger = findLedger(obligation.ledger) as Ledger;
  // What comes round is handed in as a record of its own; on an event it may have been begun by somebody else, and is answered.
  const isPeriodic = obligation.cycles.some(({ per }) => !EVENTUAL.includes(per));
  const handing = Object.values(ledger.actions).flatMap((action) => (action.from && [...ledger.handedIn, ...ledger.done].includes(action.to) ? action.by : []));
  const able = isPeriodic ? makers(ledger) : [...makers(ledger), ...handing];
  for (const kind of obligation.addressees as UnitKind[]) {
    const desk = isSchoolKind(kind) ? (['school.clerk', 'school.head'] as const) : (DESKS[kind] ?? []);
    expect([kind, desk.some((role) => able.includes(role))]).toEqual([kind, true]);
    expect(isSchoolKind(kind) ? ledger.appliesTo !== 'bureau' : ledger.appliesTo !== 'school').toBe(true);
  }
});

test('写明适用学校的，学校有步骤可办；写明只适用机关的，学校不能新建', () => {
  const isSchools = (role: Role): boolean => role.startsWith('school.') || role === 'teacher';
  for (const [name, ledger] of byHand) {
    const inSchools = Object.values(ledger.actions).some((action) => action.by.some(isSchools));
    expect([name, inSchools]).toEqual([name, ledger.appliesTo !== 'bureau' || inSchools]);
    if (ledger.appliesTo === 'bureau') expect([name, makers(ledger).some(isSchools)]).toEqual([name, false]);
  }
});

const actor = (role: Role): Actor => ({ personId: id(1), postId: id(2), unitId: 'u1', roles: [role], reach: '*' });
const recordIn = (ledger: Ledger, state: string): LedgerRecord => ({ recordId: id(7), ledger: ledger.id, unitId: 'u1', leadUnitId: null, state, stateSince: instant('2026-09-01T01:00:00Z'), seq: 3, values: {}, trail: [] });
const input = (ledger: Ledger, record: LedgerRecord | undefined, role: Role): DecideInput => ({ ledger, record, actor: actor(role), at: instant('2027-09-01T01:00:00Z'), dueAfter: (_ref, since) => addDays(since, 15) });

test.each(each)('《%s》：每一步，不在名单里的岗位都办不了；不认识的字段和列都不收', (_name, ledger) => {
  for (const [name, action] of Object.entries(ledger.actions)) {
    for (const state of action.from ?? [undefined]) {
      const record = state === undefined ? undefined : recordIn(ledger, state);
      const act = (set: Record<string, Value>) => ({ entryId: id(8), recordId: id(7), ledger: ledger.id, action: name, seenSeq: record?.seq ?? 0, unitId: 'u1', set, reason: '有理由' });
      for (const role of Object.keys(ROLES) as Role[]) if (!action.by.includes(role)) expect(decide(input(ledger, record, role), act({}))).toMatchObject({ ok: false, refusal: { code: 'role' } });
      const [role] = action.by;
      // A withdrawal wants its author first; it writes no fields at all.
      if (role === undefined || action.undoes || refuseStep(name, action, input(ledger, record, role))) continue;
      for (const stray of ['nonsense', '__proto__', 'constructor', 'toString']) expect(decide(input(ledger, record, role), act(Object.fromEntries([[stray, '甲']])))).toMatchObject({ ok: false, refusal: { code: 'unknown-field', field: stray } });
      for (const table of action.sets === 'all' ? Object.keys(ledger.fields) : (action.sets ?? action.needs ?? [])) {
        if (ledger.fields[table]?.kind === 'rows') expect(decide(input(ledger, record, role), act({ [table]: [{ nonsense: '甲' }] }))).toMatchObject({ ok: false, refusal: { code: 'bad-value', fault: { why: 'unknown-column' } } });
      }
    }
  }
});

/** A value of the field that can be told from every other, wherever it comes out. */
function marked(name: string, field: Field, n: number): Value {
  switch (field.kind) {
    case 'integer':
    case 'money': return 7_000_000 + n;
    case 'date': return `20${String(30 + (n % 60))}-11-23`;
    case 'yesno': return true;
    case 'choice': return field.options[0] ?? null;
    case 'choices': return field.options.slice(0, 1);
    case 'files':
    case 'link':
    case 'post': return field.kind === 'files' ? [id(9000 + n)] : id(9000 + n);
    case 'rows': return [Object.fromEntries(Object.entries(field.columns).map(([column, one], i) => [column, marked(`${name}.${column}`, one, n * 100 + i)]))];
    default: return `标记${name}终`;
  }
}

const HIDDEN = ['text', 'longtext', 'integer', 'money'];
/** What stands in fields and columns that are not public, as it would come out. */
const secretsOf = (ledger: Ledger): readonly string[] =>
  Object.entries(ledger.fields).flatMap(([name, field], i) => {
    const isSecret = (one: Field): boolean => one.see !== 'public' || one.personal;
    const said = (path: string, one: Field, n: number): string[] => (HIDDEN.includes(one.kind) ? [String(marked(path, one, n))] : []);
    if (field.kind === 'rows') return Object.entries(field.columns).flatMap(([column, one], c) => (isSecret(field) || isSecret(one) ? said(`${name}.${column}`, one, i * 100 + c) : []));
    return isSecret(field) ? said(name, field, i) : [];
  });

test.each(each)('《%s》：公众看到的没有一个字来自不公开的字段', (_name, ledger) => {
  const values = Object.fromEntries(Object.entries(ledger.fields).map(([name, field], i) => [name, marked(name, field, i)]));
  const body = JSON.stringify(publicBody(ledger, { values, state: ledger.states[0] ?? '' }, '某校'));
  // A table is cut to its public columns only when it is published.
  const seen = body + JSON.stringify(disclose({ ...ledger, fields: Object.fromEntries(Object.entries(ledger.fields).filter(([, field]) => field.kind !== 'rows')) }, 'public', values));
  for (const secret of secretsOf(ledger)) expect([secret, seen.includes(secret)]).toEqual([secret, false]);
  expect(body).not.toMatch(/00000000-0000-7000-8000/);
});

test('不许问的、点名道姓的、办不结的，启动前说出来', () => {
  const ledger = findLedger('study') as Ledger;
  const [topic, kind] = [ledger.fields['topic'] as Field, ledger.fields['kind'] as Field];
  const faults = (fields: Ledger['fields']): string => lintLedger({ ...ledger, fields: { ...ledger.fields, ...fields } }).join('\n');
  for (const word of ['宗教', '信仰', '政治面貌', '民族', '思想动态', '信访史', '家庭出身', '健康']) {
    for (const fields of [{ topic: { ...topic, label: `${word}情况` } }, { topic: { ...topic, hint: `写明${word}` } }, { topic: { ...topic, group: word } }, { kind: { ...kind, options: [word, '其他'] } as Field }]) expect(faults(fields)).toContain(`不得采集“${word}”`);
    expect(lintLedger({ ...ledger, states: [...ledger.states, word] }).join()).toContain(`不得有“${word}”`);
  }
  for (const word of ['姓名', '参会名单', '身份证号', '手机', '家庭住址', '学号']) {
    expect(faults({ topic: { ...topic, label: word } })).toContain('要标为个人信息');
    expect(faults({ topic: { ...topic, label: word, personal: true, filter: false } })).not.toContain('要标为个人信息');
  }
  const { confirm: _confirm, void: _void, ...rest } = ledger.actions;
  expect(lintLedger({ ...ledger, actions: rest, done: ['已作废'] }).join('\n')).toContain('怎么走也办不结');
});

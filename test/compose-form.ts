import { minutesOf, type QuestionKind } from '#domain/collection';
import type { Uuid } from '#base/id';
import { expect } from 'vitest';
import type { Person, TestHouse } from './harness.ts';

/** A question of a form as its record keeps it. */
export const question = (label: string, kind: QuestionKind, more: Readonly<Record<string, unknown>> = {}) => ({ label, kind, unit: null, options: null, must: true, help: null, example: null, from: null, ...more });

export const BUS = [
  question('校车', 'integer', { unit: '辆', example: '3' }),
  question('座椅安全带', 'choice', { options: '全部有、部分有、没有' }),
  question('最近一次安检', 'date'),
  question('还缺什么', 'text', { must: false, example: '两辆车的灭火器过期' }),
];

/** What a form says, whole; `more` says it otherwise. */
export const formValues = (basis: { readonly plan: string; readonly clause: string }, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => {
  const values: Record<string, unknown> = { title: '校车安全设施情况', purpose: '核对校车台数，定下半年安检排期。', clause: basis.clause, plan: basis.plan, kinds: ['township-centre', 'primary'], endsOn: '2026-10-20', keepYears: 2, questions: BUS, ...more };
  return { minutes: minutesOf(values['questions'] as typeof BUS), ...values };
};

/** Composes a form as the section's clerk, lets its head sign and the other line issue it; the form's record. */
export async function issueForm(house: TestHouse, people: { readonly clerk: Person; readonly head: Person; readonly other: Person }, values: Record<string, unknown>): Promise<Uuid> {
  const recordId = house.newId();
  const base = { ledger: 'collection', recordId, unitId: people.clerk.unitId };
  expect(await people.clerk.act({ ...base, action: 'compose', seenSeq: 0, set: values })).toMatchObject({ ok: true });
  expect(await people.head.act({ ...base, action: 'sign', seenSeq: 1 })).toMatchObject({ ok: true });
  expect(await people.other.act({ ...base, action: 'issue', seenSeq: 2 })).toMatchObject({ ok: true, value: { state: '进行中' } });
  return recordId;
}

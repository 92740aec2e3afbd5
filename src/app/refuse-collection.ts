import { type Day, dayOf, type Instant } from '#base/day';
import { isUuid, type Uuid } from '#base/id';
import { type AnswerFault, type Form, formOf, type FormFault, judgeAnswer, lintForm, minutesOf } from '#domain/collection';
import { LEDGERS } from '#ledgers';
import type { Values } from '#model/field';
import type { Act, LedgerRecord } from '#model/record';
import { listBases, listFormAnswers } from '#store/collection';
import { listUnits } from '#store/organisation';
import type { Transaction } from '#store/pools';
import { findRecord } from '#store/record';
import { holdUnit } from '#store/related';
import { heldByRecords } from './held-values.ts';

/** Why a form cannot be composed or issued, or an answer not be handed in. */
export type CollectionRefusal =
  | { readonly code: 'form-faults'; readonly faults: readonly FormFault[] }
  | { readonly code: 'form-no-basis' | 'form-other-section' | 'form-ends-past' | 'form-ends-late' | 'form-minutes' | 'form-closed' | 'form-ended' | 'form-not-addressed' | 'form-answered' }
  | { readonly code: 'form-answer'; readonly fault: AnswerFault };

/** An act on a form or an answer, with what stands beside it. */
export interface CollectionAct {
  readonly tx: Transaction;
  readonly tenant: string;
  readonly at: Instant;
  readonly record: LedgerRecord | undefined;
  readonly unitId: string;
  readonly act: Act;
  readonly pending: ReadonlyMap<string, LedgerRecord>;
}

const isOffice = (kind: string | undefined): boolean => kind === 'office';

/** The sentence must be in force and the asking unit lead or join it; the office may ask under any. */
async function refuseBasis({ tx, tenant, unitId }: CollectionAct, form: Form, on: Day): Promise<CollectionRefusal | undefined> {
  const bases = await listBases(tx, tenant, on, form.clause);
  const basis = bases.find((one) => one.plan === form.plan);
  if (!basis) return { code: 'form-no-basis' };
  const asker = (await listUnits(tx, tenant)).find((unit) => unit.unitId === unitId);
  if (!isOffice(asker?.kind) && !basis.leads.includes(unitId)) return { code: 'form-other-section' };
  return form.endsOn > basis.endsOn ? { code: 'form-ends-late' } : undefined;
}

async function refuseForm(input: CollectionAct, values: Values): Promise<CollectionRefusal | undefined> {
  const { act, at } = input;
  if (!['compose', 'edit', 'sign', 'issue'].includes(act.action)) return undefined;
  const on = dayOf(at);
  const form = formOf(values);
  const isWhole = act.action === 'sign' || act.action === 'issue';
  const faults = lintForm(form, LEDGERS, isWhole);
  if (faults.length > 0) return { code: 'form-faults', faults };
  if (form.endsOn !== '' && form.endsOn < on) return { code: 'form-ends-past' };
  if (form.minutes !== minutesOf(form.questions)) return { code: 'form-minutes' };
  return form.clause !== '' ? refuseBasis(input, form, on) : undefined;
}

async function refuseAnswer({ tx, tenant, at, record, unitId, act, pending }: CollectionAct, values: Values): Promise<CollectionRefusal | undefined> {
  if (act.action === 'return') return undefined;
  const formId = values['form'];
  if (!isUuid(formId)) return { code: 'form-closed' };
  await holdUnit(tx, tenant, 'collection-answer', unitId);
  const found = pending.get(formId) ?? (await findRecord(tx, tenant, formId));
  if (found?.ledger !== 'collection' || found.state !== '进行中') return { code: 'form-closed' };
  const form = formOf(found.values);
  if (form.endsOn < dayOf(at)) return { code: 'form-ended' };
  const unit = (await listUnits(tx, tenant)).find((one) => one.unitId === unitId);
  const leadUnitId = record ? record.leadUnitId : (act.leadUnitId ?? null);
  if (!unit || !form.kinds.includes(unit.kind) || leadUnitId !== found.unitId || values['title'] !== form.title) return { code: 'form-not-addressed' };
  if (!record) {
    const before = [...(await listFormAnswers(tx, tenant, [formId as Uuid], unitId)).map((line) => line.record), ...[...pending.values()].filter((one) => one.ledger === 'collection-answer' && one.unitId === unitId && one.values['form'] === formId)];
    if (before.some((one) => one.recordId !== act.recordId)) return { code: 'form-answered' };
  }
  if (act.action === 'decline') return undefined;
  const rows = (Array.isArray(values['answers']) ? values['answers'] : []) as readonly Values[];
  const files = Array.isArray(values['papers']) ? values['papers'].length : 0;
  const fault = judgeAnswer(form.questions, rows, files, await heldByRecords(tx, tenant, unitId, form.questions));
  return fault && { code: 'form-answer', fault };
}

/** What a form that is composed or issued, or an answer to one, is refused for; undefined for every other ledger, at no cost. The form's stored questions are the definition that an answer is judged by. */
export async function refuseCollection(input: CollectionAct): Promise<CollectionRefusal | undefined> {
  const { act, record } = input;
  const values: Values = { ...record?.values, ...act.set };
  if (act.ledger === 'collection') return refuseForm(input, values);
  return act.ledger === 'collection-answer' ? refuseAnswer(input, values) : undefined;
}

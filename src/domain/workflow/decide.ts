import { type Day, dayOf, type Instant, isDay, maxDay } from '#base/day';
import { ok, refuse, type Result } from '#base/result';
import { type Actor, PROGRAM, reaches } from '#model/actor';
import { checkValue, type ValueFault } from '#model/check-value';
import { fieldsOf, holds } from '#model/expr';
import { isEmpty, isFieldAsked, type Values } from '#model/field';
import type { Action, Ledger } from '#model/ledger';
import type { LimitRef } from '#model/limit';
import type { Act, LedgerRecord, Step } from '#model/record';

/** Why an act is not taken; every code has one Chinese sentence in the console. */
export type WorkflowRefusal =
  | { readonly code: 'unknown-action' | 'record-exists' | 'no-record' | 'role' | 'out-of-reach' | 'own-line' | 'other-line' | 'not-author' | 'acted-meanwhile' | 'already-signed' | 'reason-missing' | 'condition' | 'destroyed' }
  | { readonly code: 'changed-meanwhile'; readonly seq: number; readonly last: Step | undefined }
  | { readonly code: 'wrong-state'; readonly state: string }
  | { readonly code: 'same-person'; readonly action: string }
  | { readonly code: 'too-early'; readonly until: Day }
  | { readonly code: 'unknown-field' | 'field-not-open' | 'field-not-asked'; readonly field: string }
  | { readonly code: 'bad-value'; readonly fault: ValueFault }
  | { readonly code: 'missing'; readonly fields: readonly string[] };

/** What a decision is made from; `dueAfter` counts a limit from a day by the county's calendar. */
export interface DecideInput {
  readonly ledger: Ledger;
  readonly record: LedgerRecord | undefined;
  readonly actor: Actor;
  readonly at: Instant;
  readonly dueAfter: (ref: LimitRef, since: Day) => Day;
}

/** What the next entry says beyond the act itself. */
export interface Decision {
  readonly seq: number;
  readonly toState: string;
  readonly unitId: string;
  readonly leadUnitId: string | null;
}

const mayTouch = (actor: Actor, unitId: string, leadUnitId: string | null): boolean => reaches(actor, unitId) || (leadUnitId !== null && leadUnitId === actor.unitId);

/** The part of a decision that does not depend on what is typed: which steps this person could take now. */
export function refuseStep(name: string, action: Action, { record, actor, at, dueAfter }: Omit<DecideInput, 'ledger'>): WorkflowRefusal | undefined {
  if (action.program ? actor.postId !== PROGRAM : !action.by.some((role) => actor.roles.includes(role))) return { code: 'role' };
  if (!record) return undefined;
  if (record.destroyed) return { code: 'destroyed' };
  if (!mayTouch(actor, record.unitId, record.leadUnitId)) return { code: 'out-of-reach' };
  if (action.line && (record.unitId === actor.unitId) !== (action.line === 'own')) return { code: action.line === 'own' ? 'own-line' : 'other-line' };
  if (action.from && !action.from.includes(record.state)) return { code: 'wrong-state', state: record.state };
  if (action.undoes) {
    const last = record.trail.at(-1);
    if (last?.action !== action.undoes) return { code: 'acted-meanwhile' };
    if (last.personId !== actor.personId) return { code: 'not-author' };
  }
  const own = action.notSameAs && record.trail.find((step) => action.notSameAs?.includes(step.action) && step.personId === actor.personId);
  if (own) return { code: 'same-person', action: own.action };
  if (action.quorum && signers(record, name).has(actor.personId)) return { code: 'already-signed' };
  // What the step cannot change must hold already: a step that could only be refused is not offered.
  if (action.when && action.sets !== 'all' && !fieldsOf(action.when).some((name) => (action.sets ?? action.needs ?? []).includes(name)) && !holds(action.when, record.values)) return { code: 'condition' };
  if (action.notBefore) {
    // Written down late, a notice has run no longer; dated ahead, it has not begun.
    const until = dueAfter(action.notBefore, maxDay(dayOf(record.stateSince), countedFrom(action, record)));
    if (dayOf(at) < until) return { code: 'too-early', until };
  }
  return undefined;
}

/** The day from which a step's limit runs: that of its own field where it is filled, else that on which the state was entered. */
export function countedFrom({ since }: Pick<Action, 'since'>, { values, stateSince }: Pick<LedgerRecord, 'values' | 'stateSince'>): Day {
  const written = since === undefined ? undefined : values[since];
  return isDay(written) ? written : dayOf(stateSince);
}

/** Who has taken this step since the state was entered. */
const signers = (record: LedgerRecord, name: string): ReadonlySet<string> =>
  new Set(record.trail.filter((step) => step.at >= record.stateSince && step.action === name).map((step) => step.personId));

/** The action by its name; undefined where the ledger has none. */
export const findAction = (ledger: Ledger, name: string): Action | undefined => (Object.hasOwn(ledger.actions, name) ? ledger.actions[name] : undefined);

function refuseFields(ledger: Ledger, action: Action, set: Values): WorkflowRefusal | undefined {
  for (const [name, value] of Object.entries(set)) {
    const field = Object.hasOwn(ledger.fields, name) ? ledger.fields[name] : undefined;
    if (!field) return { code: 'unknown-field', field: name };
    if (action.sets !== 'all' && !(action.sets ?? action.needs ?? []).includes(name)) return { code: 'field-not-open', field: name };
    const fault = checkValue(name, field, value);
    if (fault) return { code: 'bad-value', fault };
  }
  return undefined;
}

/** Decides an act: the next entry's place and state, or the first reason against it. */
export function decide(input: DecideInput, act: Act): Result<Decision, WorkflowRefusal> {
  const { ledger, record, actor } = input;
  const action = findAction(ledger, act.action);
  if (!action) return refuse({ code: 'unknown-action' });
  if (!action.from && record) return refuse({ code: 'record-exists' });
  if (action.from && !record) return refuse({ code: 'no-record' });
  const isLeadOf = act.leadUnitId === actor.unitId && actor.leads?.includes(act.unitId) === true;
  if (!record && !mayTouch(actor, act.unitId, null) && !isLeadOf) return refuse({ code: 'out-of-reach' });
  if ((record?.seq ?? 0) !== act.seenSeq) return refuse({ code: 'changed-meanwhile', seq: record?.seq ?? 0, last: record?.trail.at(-1) });
  const step = refuseStep(act.action, action, input) ?? refuseFields(ledger, action, act.set);
  if (step) return { ok: false, refusal: step };
  const values: Values = { ...record?.values, ...act.set };
  const isAsked = (name: string): boolean => isFieldAsked(ledger.fields, name, values);
  const unasked = Object.entries(act.set).find(([name, value]) => !isEmpty(value) && !isAsked(name));
  if (unasked) return refuse({ code: 'field-not-asked', field: unasked[0] });
  const missing = (action.needs ?? []).filter((name) => isAsked(name) && isEmpty(values[name]));
  if (missing.length > 0) return refuse({ code: 'missing', fields: missing });
  if (action.when && !holds(action.when, values)) return refuse({ code: 'condition' });
  if (action.reason && !act.reason?.trim()) return refuse({ code: 'reason-missing' });
  const moves = !action.quorum || !record || signers(record, act.action).size + 1 >= action.quorum;
  return ok({
    seq: (record?.seq ?? 0) + 1,
    toState: moves ? action.to : record.state,
    unitId: record?.unitId ?? act.unitId,
    leadUnitId: record ? record.leadUnitId : (act.leadUnitId ?? null),
  });
}

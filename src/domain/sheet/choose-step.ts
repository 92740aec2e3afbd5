import type { Role } from '#model/actor';
import type { Field } from '#model/field';
import type { Action, Ledger } from '#model/ledger';

const may = (action: Action, roles: readonly Role[]): boolean => action.by.some((role) => roles.includes(role));

/** The step by which these roles make a record; undefined where they may not. */
export const makingStep = (ledger: Ledger, roles: readonly Role[]): string | undefined => Object.entries(ledger.actions).find(([, action]) => !action.from && may(action, roles))?.[0];

/** The step by which these roles correct a record in this state: it writes any field, asks for no reason and takes nothing back; undefined where there is none. */
export const correctingStep = (ledger: Ledger, state: string, roles: readonly Role[]): string | undefined =>
  Object.entries(ledger.actions).find(([, action]) => action.from?.includes(state) && action.sets === 'all' && !action.undoes && !action.reason && may(action, roles))?.[0];

/** Whether a cell can say what this field holds: files are put on a page. */
export const isWritable = (field: Field): boolean => field.kind !== 'files';

/** The fields that a sheet may fill in for these roles, by making or by correcting. */
export function settableFields(ledger: Ledger, roles: readonly Role[]): ReadonlySet<string> {
  const making = makingStep(ledger, roles);
  const action = making === undefined ? undefined : ledger.actions[making];
  const correcting = ledger.states.some((state) => correctingStep(ledger, state, roles) !== undefined);
  const open = correcting || action?.sets === 'all' ? Object.keys(ledger.fields) : (action?.sets ?? action?.needs ?? []);
  return new Set((open as readonly string[]).filter((name) => { const field = ledger.fields[name]; return field !== undefined && isWritable(field); }));
}

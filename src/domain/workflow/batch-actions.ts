import type { Action, Ledger } from '#model/ledger';
import { allowedActions } from './allowed-actions.ts';
import type { DecideInput } from './decide.ts';

/** Whether a step can be taken for many records at once: it moves them on and asks for nothing but, at most, one reason. */
export const isBatchAction = ({ from, to, sets, needs, undoes, danger }: Action): boolean =>
  from !== undefined && !from.includes(to) && sets !== 'all' && (needs ?? []).length === 0 && undoes === undefined && danger !== true;

/** The steps that this person could take now for this record together with others. */
export const batchActions = (input: DecideInput & { readonly ledger: Ledger }): readonly string[] =>
  allowedActions(input).filter((name) => isBatchAction(input.ledger.actions[name] as Action));

import { type DecideInput, findAction, refuseStep } from './decide.ts';

/** The names of the steps that this person could take now, in the ledger's order; what is typed may still be refused. */
export function allowedActions(input: DecideInput): readonly string[] {
  return Object.keys(input.ledger.actions).filter((name) => {
    const action = findAction(input.ledger, name);
    return action !== undefined && (action.from !== undefined) === (input.record !== undefined) && refuseStep(name, action, input) === undefined;
  });
}

import type { Role } from '#model/actor';
import type { Ledger } from '#model/ledger';

/**
 * The steps that a record in this state waits for from somebody with these roles: those with a time limit where there are any, else every ordinary step.
 * A withdrawal and a step that asks for a reason (returning, cancelling, shortening) are open to people, but nobody waits for them.
 */
export function waitingActions(ledger: Ledger, state: string, roles: readonly Role[]): readonly string[] {
  if (ledger.done.includes(state)) return [];
  const open = Object.entries(ledger.actions).filter(([, action]) => action.from?.includes(state) && !action.undoes && !action.reason && !action.danger);
  const timed = open.filter(([, action]) => action.within);
  return (timed.length > 0 ? timed : open).filter(([, action]) => action.by.some((role) => roles.includes(role))).map(([name]) => name);
}

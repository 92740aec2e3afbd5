import { findLedger } from '#ledgers';
import { type Standing, standingOf } from '#model/duty';

/** How far a duty is, from the state of the record that answers it. */
export function statusOf(ledgerId: string, recordState: string | null): Standing {
  const ledger = findLedger(ledgerId);
  return ledger && recordState !== null ? standingOf(ledger, recordState) : 'open';
}

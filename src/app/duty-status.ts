import { findLedger } from '#ledgers';

/** How far a duty is, from the state of the record that answers it. */
export function statusOf(ledgerId: string, recordState: string | null): 'open' | 'handed-in' | 'done' {
  const ledger = findLedger(ledgerId);
  if (!ledger || recordState === null) return 'open';
  return ledger.done.includes(recordState) ? 'done' : ledger.handedIn.includes(recordState) ? 'handed-in' : 'open';
}

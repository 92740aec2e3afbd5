import type { Indicator } from '#model/indicator';
import type { Ledger } from '#model/ledger';

/** What a ledger counts where its definition names nothing: its records. No ledger is without a figure. */
const RECORDS: Indicator = { id: 'records', name: '记录件数', basis: [], kind: 'count', of: {}, unit: '件' };

/** The indicators of a ledger, at least one. */
export const indicatorsOf = (ledger: Ledger): readonly Indicator[] => (ledger.indicators?.length ? ledger.indicators : [RECORDS]);

/** Those of a ledger that answer an obligation of these sentences; where none names one of them, all: another county's plan has other addresses. */
export function indicatorsFor(ledger: Ledger, sentences: readonly string[]): readonly Indicator[] {
  const all = indicatorsOf(ledger);
  const named = all.filter(({ basis }) => basis.some((address) => sentences.includes(address)));
  return named.length > 0 ? named : all;
}

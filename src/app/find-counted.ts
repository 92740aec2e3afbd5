import type { Day } from '#base/day';
import { ok, refuse, type Result } from '#base/result';
import { indicatorsOf } from '#domain/indicators';
import type { Indicator } from '#model/indicator';
import type { Ledger } from '#model/ledger';

/** Which indicator's records of which months are asked for. */
export interface Counted {
  readonly indicator: string;
  readonly from: Day;
  readonly to: Day;
}

/** The ledger's indicator of this name with its months; undefined where none is asked for. Refuses a name that the ledger does not know. */
export function findCounted(ledger: Ledger, counted: Counted | undefined): Result<{ readonly indicator: Indicator; readonly from: Day; readonly to: Day } | undefined> {
  if (!counted) return ok(undefined);
  const indicator = indicatorsOf(ledger).find(({ id }) => id === counted.indicator);
  return indicator ? ok({ ...counted, indicator }) : refuse({ code: 'bad-input' });
}

import type { Day } from '#base/day';
import { ok, refuse, type Result } from '#base/result';
import { type Slot, slotsOf } from '#store/slots';
import { indicatorsOf } from '#domain/indicators';
import type { Indicator } from '#model/indicator';
import type { Ledger } from '#model/ledger';

/** Which indicator's records of which months are asked for. */
export interface Counted {
  readonly indicator: string;
  readonly from: Day;
  readonly to: Day;
}

/** What every record that an indicator counts has in one field, as far as its conditions say so by `is`. */
function sharedValues(indicator: Indicator): readonly { readonly field: string; readonly value: string }[] {
  const conditions = indicator.kind === 'share' ? [indicator.part.when, indicator.whole.when] : indicator.kind === 'count' ? [indicator.of.when] : [];
  const demanded = conditions.map((when) => (when === undefined ? [] : 'all' in when ? when.all : [when]).flatMap((one) => ('is' in one && typeof one.value === 'string' ? [{ field: one.is, value: one.value }] : [])));
  return demanded[0]?.filter(({ field, value }) => demanded.every((own) => own.some((one) => one.field === field && one.value === value))) ?? [];
}

export interface CountedWish {
  readonly indicator: Indicator;
  readonly from: Day;
  readonly to: Day;
  /** What the records have in filterable fields, so that the list reads the index of one instead of all records. */
  readonly slots: readonly { readonly slot: Slot; readonly value: string }[];
}

/** The ledger's indicator of this name with its months; undefined where none is asked for. Refuses a name that the ledger does not know. */
export function findCounted(ledger: Ledger, counted: Counted | undefined): Result<CountedWish | undefined> {
  if (!counted) return ok(undefined);
  const indicator = indicatorsOf(ledger).find(({ id }) => id === counted.indicator);
  if (!indicator) return refuse({ code: 'bad-input' });
  const slots = slotsOf(ledger);
  return ok({ ...counted, indicator, slots: sharedValues(indicator).flatMap(({ field, value }) => { const slot = slots.get(field); return slot ? [{ slot, value }] : []; }) });
}

import { dayOf, daysBetween, isDay, type Day } from '#base/day';
import { holds } from '#model/expr';
import type { Counted, Indicator } from '#model/indicator';
import type { Ledger } from '#model/ledger';
import type { LedgerRecord } from '#model/record';
import { indicatorsOf } from './indicators-of.ts';

/** What one record, or the records of a unit and period, add to an indicator: `part` of `whole`. For a count the whole is the number of records that count, for days likewise. */
export interface Contribution {
  readonly indicator: string;
  readonly part: number;
  readonly whole: number;
}

/** The day on which a record happened: its ledger's `on` field, else the day on which it was made (Asia/Shanghai). */
export function happenedOn(ledger: Ledger, { values, trail, stateSince }: Pick<LedgerRecord, 'values' | 'trail' | 'stateSince'>): Day {
  const named = ledger.on === undefined ? undefined : values[ledger.on];
  return isDay(named) ? named : dayOf(trail[0]?.at ?? stateSince);
}

/** What a record counts for: 0, 1, or the field that is added up. */
function amount({ states, when, sum }: Counted, { state, values }: LedgerRecord): number {
  if ((states && !states.includes(state)) || (when && !holds(when, values))) return 0;
  if (sum === undefined) return 1;
  const found = values[sum];
  return typeof found === 'number' ? found : 0;
}

/** The calendar days from the first `from` step to the first `to` step after it; undefined where both were not taken. */
function daysOf({ trail }: LedgerRecord, from: string, to: string): number | undefined {
  const first = trail.find((step) => step.action === from);
  const then = first && trail.find((step) => step.action === to && step.seq > first.seq);
  return first && then ? daysBetween(dayOf(first.at), dayOf(then.at)) : undefined;
}

function count(indicator: Indicator, record: LedgerRecord): { part: number; whole: number } {
  if (indicator.kind === 'share') return { part: amount(indicator.part, record), whole: amount(indicator.whole, record) };
  if (indicator.kind === 'count') {
    const { sum: _sum, ...counted } = indicator.of;
    return { part: amount(indicator.of, record), whole: amount(counted, record) };
  }
  const days = daysOf(record, indicator.from, indicator.to);
  return { part: days ?? 0, whole: days === undefined ? 0 : 1 };
}

/** What a record adds to the indicators of its ledger; those to which it adds nothing are left out. */
export const countRecord = (ledger: Ledger, record: LedgerRecord): readonly Contribution[] =>
  indicatorsOf(ledger).flatMap((indicator) => {
    const { part, whole } = count(indicator, record);
    return part === 0 && whole === 0 ? [] : [{ indicator: indicator.id, part, whole }];
  });

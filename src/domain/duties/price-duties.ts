import type { Unit, UnitKind } from '#model/actor';
import type { Duty } from '#model/duty';

interface Load {
  readonly count: number;
  readonly minutes: number;
}

/** What costs in one kind of unit: all duties of one ledger that come round in one rhythm, for its most burdened unit. */
export interface Cost extends Load {
  readonly ledger: string;
  readonly cycle: Duty['cycle'];
  readonly obligationIds: readonly string[];
}

/** What a programme costs: for ONE unit of each kind (the most burdened), in all and by month of the due day; and how many duties each lead section causes. */
export interface Price {
  readonly kinds: readonly (Load & { readonly kind: UnitKind; readonly units: number; readonly months: readonly (Load & { readonly month: string })[]; readonly leads: readonly (Load & { readonly unitId: string })[]; readonly costs: readonly Cost[] })[];
  readonly leads: readonly { readonly unitId: string; readonly count: number }[];
}

const load = (duties: readonly Duty[]): Load => ({ count: duties.length, minutes: duties.reduce((sum, duty) => sum + duty.minutes, 0) });

const byMinutes = (a: Load, b: Load): number => b.minutes - a.minutes || b.count - a.count;

/** Prices duties by kind of unit, by month and by lead section; minutes per kind are those of its most burdened unit. */
export function priceDuties(duties: readonly Duty[], units: readonly Unit[]): Price {
  const byUnit = Map.groupBy(duties, (duty) => duty.unitId);
  const kinds = [...Map.groupBy(units, (unit) => unit.kind)].flatMap(([kind, own]) => {
    const most = own.map((unit) => byUnit.get(unit.unitId) ?? []).reduce((a, b) => (load(b).minutes > load(a).minutes ? b : a), []);
    if (most.length === 0) return [];
    const months = [...Map.groupBy(most, (duty) => duty.due.due.slice(0, 7))].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, due]) => ({ month, ...load(due) }));
    const leads = [...Map.groupBy(most, (duty) => duty.leadUnitId)].map(([unitId, caused]) => ({ unitId, ...load(caused) })).sort((a, b) => byMinutes(a, b) || (a.unitId < b.unitId ? -1 : 1));
    const costs = [...Map.groupBy(most, (duty) => `${duty.ledger}/${duty.cycle}`)]
      .map(([key, same]) => ({ key, ledger: (same[0] as Duty).ledger, cycle: (same[0] as Duty).cycle, obligationIds: [...new Set(same.flatMap((duty) => duty.obligationIds))].sort(), ...load(same) }))
      .sort((a, b) => byMinutes(a, b) || (a.key < b.key ? -1 : 1)).map(({ key: _key, ...cost }) => cost);
    return [{ kind, units: own.length, ...load(most), months, leads, costs }];
  });
  const leads = [...Map.groupBy(duties, (duty) => duty.leadUnitId)].map(([unitId, caused]) => ({ unitId, count: caused.length })).sort((a, b) => b.count - a.count || (a.unitId < b.unitId ? -1 : 1));
  return { kinds, leads };
}

import type { Unit, UnitKind } from '#model/actor';
import type { Duty } from '#model/duty';

interface Load {
  readonly count: number;
  readonly minutes: number;
}

/** What a programme costs: for ONE unit of each kind (the most burdened), in all and by month of the due day; and how many duties each lead section causes. */
export interface Price {
  readonly kinds: readonly (Load & { readonly kind: UnitKind; readonly units: number; readonly months: readonly (Load & { readonly month: string })[] })[];
  readonly leads: readonly { readonly unitId: string; readonly count: number }[];
}

const load = (duties: readonly Duty[]): Load => ({ count: duties.length, minutes: duties.reduce((sum, duty) => sum + duty.minutes, 0) });

/** Prices duties by kind of unit, by month and by lead section; minutes per kind are those of its most burdened unit. */
export function priceDuties(duties: readonly Duty[], units: readonly Unit[]): Price {
  const byUnit = Map.groupBy(duties, (duty) => duty.unitId);
  const kinds = [...Map.groupBy(units, (unit) => unit.kind)].flatMap(([kind, own]) => {
    const most = own.map((unit) => byUnit.get(unit.unitId) ?? []).reduce((a, b) => (load(b).minutes > load(a).minutes ? b : a), []);
    if (most.length === 0) return [];
    const months = [...Map.groupBy(most, (duty) => duty.due.due.slice(0, 7))].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, due]) => ({ month, ...load(due) }));
    return [{ kind, units: own.length, ...load(most), months }];
  });
  const leads = [...Map.groupBy(duties, (duty) => duty.leadUnitId)].map(([unitId, caused]) => ({ unitId, count: caused.length })).sort((a, b) => b.count - a.count || (a.unitId < b.unitId ? -1 : 1));
  return { kinds, leads };
}

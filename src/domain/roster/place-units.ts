import { isClosed, type Unit, type UnitKind } from '#model/actor';
import type { Day } from '#base/day';
import { guessKind, likeness, plainName } from './guess.ts';
import type { RosterUnit } from './take-rows.ts';

/** What the administrator said of a unit that the organisation does not know by this name. */
export type UnitDecision = { readonly sameAs: string } | { readonly kind: UnitKind; readonly parent: string };

/** A unit of the roster and its place: one that stands, or a new one of a kind below a parent; `kind` null where somebody must say it. */
export interface PlacedUnit {
  readonly name: string;
  readonly unitId: string;
  readonly isNew: boolean;
  readonly kind: UnitKind | null;
  /** The parent's name; '' where the unit stands already. */
  readonly parent: string;
  /** The unit whose name is most like this one's, where one is. */
  readonly like: string | null;
}

const ALIKE = 0.5;

/** Finds each unit of a roster in the organisation, by name or by decision, or a place for it as a new one: below the centre school of its township where that suggests itself, else below the bureau. */
export function placeUnits(named: readonly RosterUnit[], units: readonly Unit[], decisions: Readonly<Record<string, UnitDecision>>, on: Day, newUnitId: () => string): readonly PlacedUnit[] {
  const open = units.filter((unit) => !isClosed(unit, on));
  const root = units.find((unit) => unit.parentId === null)?.name ?? '';
  const county = root.replace(/教育局.*$/, '');
  const keyOf = (name: string): string => plainName(name).replace(county, '');
  const byName = new Map(open.map((unit) => [keyOf(unit.name), unit]));
  const centreOf = (township: string): string | undefined => {
    const key = plainName(township);
    if (key === '') return undefined;
    return open.find((unit) => unit.kind === 'township-centre' && keyOf(unit.name).startsWith(key))?.name ?? named.find((unit) => guessKind(unit.name, '') === 'township-centre' && keyOf(unit.name).startsWith(key))?.name;
  };
  return named.map((unit): PlacedUnit => {
    const decided = decisions[unit.name];
    const known = decided && 'sameAs' in decided ? open.find((one) => one.unitId === decided.sameAs) : byName.get(keyOf(unit.name));
    if (known) return { name: unit.name, unitId: known.unitId, isNew: false, kind: known.kind, parent: '', like: null };
    const wish = decided && 'kind' in decided ? decided : undefined;
    const kind = wish?.kind ?? guessKind(unit.name, unit.stage);
    const centre = kind === 'primary' || kind === 'kindergarten' ? centreOf(unit.township) : undefined;
    const like = open.map((one) => ({ name: one.unitId, rate: likeness(keyOf(one.name), keyOf(unit.name)) })).filter(({ rate }) => rate >= ALIKE).toSorted((a, b) => b.rate - a.rate)[0]?.name ?? null;
    return { name: unit.name, unitId: newUnitId(), isNew: true, kind, parent: wish?.parent ?? (centre && centre !== unit.name ? centre : root), like };
  });
}

import type { House } from './house.ts';

/** What was changed is seen after this long at the latest. */
const REMEMBERED_MS = 2_000;
const MOST_REMEMBERED = 5_000;

interface Remembered<T> {
  readonly at: number;
  readonly value: T;
}

/** A loader whose answers, by county and key, are good for two seconds of the house's clock; a clock set back asks anew. */
export function rememberBriefly<T>(load: (house: House, tenant: string, key: string) => Promise<T>): (house: House, tenant: string, key?: string) => Promise<T> {
  const memory = new WeakMap<House, Map<string, Remembered<T>>>();
  return async (house, tenant, key = '') => {
    const known = memory.get(house) ?? new Map<string, Remembered<T>>();
    memory.set(house, known);
    const place = `${tenant}/${key}`;
    const now = Date.parse(house.clock());
    const before = known.get(place);
    if (before && before.at <= now && now < before.at + REMEMBERED_MS) return before.value;
    if (known.size > MOST_REMEMBERED) known.clear();
    const value = await load(house, tenant, key);
    known.set(place, { at: now, value });
    return value;
  };
}

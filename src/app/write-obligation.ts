import { canonicalJson } from '#base/canonical-json';
import type { Day } from '#base/day';
import type { Obligation } from '#model/obligation';
import type { Origin } from '#model/origin';

interface Stamp {
  readonly on: Day;
  readonly by: string;
}

/** An obligation as a clerk wrote it, in which every confirmed default says by whom and when: kept where the same cycle or figure stood before, else stamped now. Only a default can be confirmed. */
export function stampOrigins(written: Obligation, before: Obligation | undefined, stamp: Stamp): Obligation {
  const known = new Set([...(before?.cycles ?? []), ...(before?.parameters ?? [])].map((thing) => canonicalJson(thing)));
  const stamped = <T extends { readonly origin: Origin }>(thing: T): T => {
    const { confirmed, ...origin } = thing.origin;
    if (!confirmed || known.has(canonicalJson(thing))) return thing;
    return { ...thing, origin: origin.kind === 'default' ? { ...origin, confirmed: { reason: confirmed.reason, ...stamp } } : origin };
  };
  return { ...written, cycles: written.cycles.map(stamped), parameters: written.parameters.map(stamped) };
}

/** The same obligation with its defaulted cycles and figures confirmed for this reason; undefined where nothing waits for it. */
export function confirmDefaults(body: Obligation, reason: string, stamp: Stamp): Obligation | undefined {
  const waits = ({ origin }: { readonly origin: Origin }): boolean => origin.kind === 'default' && !origin.confirmed;
  if (![...body.cycles, ...body.parameters].some(waits)) return undefined;
  const confirm = <T extends { readonly origin: Origin }>(thing: T): T => (waits(thing) ? { ...thing, origin: { ...thing.origin, confirmed: { reason, ...stamp } } } : thing);
  return { ...body, cycles: body.cycles.map(confirm), parameters: body.parameters.map(confirm) };
}

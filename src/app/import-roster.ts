import { toHex, utf8 } from '#base/bytes';
import { canonicalJson, type Json } from '#base/canonical-json';
import { ok, refuse, type Result } from '#base/result';
import type { Input } from '#contract';
import { planRoster, type RosterDecisions, type RosterPlan } from '#domain/roster';
import { identityOf } from '#model/organisation';
import { findVersions } from '#store/organisation-change';
import { readOrganisationTables } from '#store/organisation';
import { inSight } from '#store/pools';
import { changeOrganisation, recordOf } from './change-organisation.ts';
import { type House, newId } from './house.ts';
import type { Viewer } from './viewer.ts';

/** As many changes as one transaction takes. */
const SLICE = 5_000;

const UNIT_ID_BYTES = 5;

/** What this roster would change in the viewer's county, with a name for what it came to: the ids of new things, which are chance, are not in it. */
export async function planImport(house: House, { tenant, actor }: Viewer, { rows, units, decisions }: Input<'roster.plan'>): Promise<RosterPlan & { readonly seen: string }> {
  const organisation = await inSight(house.pools.ql_app, { tenant }, (tx) => readOrganisationTables(tx, tenant));
  const plan = planRoster({ rows, units, decisions: decisions as RosterDecisions, organisation, asker: actor.personId, newId: () => newId(house, house.clock()), newUnitId: () => `u${toHex(house.randomBytes(UNIT_ID_BYTES))}` });
  const shown = [plan.fresh, plan.renamed, plan.moved, plan.leavers].map((people) => people.map(({ staffNo, name, before, after }) => [staffNo, name, before, after]));
  const words = canonicalJson([shown, plan.units.map(({ name, isNew, kind, parent }) => [name, isNew, kind, parent]), plan.titles.map(({ key, role }) => [key, role]), plan.changes.length, decisions.from] as unknown as Json);
  return { ...plan, seen: toHex(house.sha256(utf8(words))) };
}

/** Makes the changes of a roster, in slices where there are many: each slice stands or falls as one, in an order in which the former ones hold alone. Refuses what is undecided, and a roster that would now do something else than was shown. */
export async function applyImport(house: House, viewer: Viewer, { seen, ...wish }: Input<'roster.apply'>): Promise<Result<{ readonly changed: number }>> {
  const plan = await planImport(house, viewer, wish);
  if (!plan.ready) return refuse({ code: 'roster-undecided' });
  if (plan.changes.length === 0) return ok({ changed: 0 });
  if (plan.seen !== seen) return refuse({ code: 'roster-moved' });
  let changed = 0;
  for (let at = 0; at < plan.changes.length; at += SLICE) {
    const slice = plan.changes.slice(at, at + SLICE);
    const ids = slice.map((change) => recordOf(house, viewer.tenant, identityOf(change)));
    const versions = await inSight(house.pools.ql_app, { tenant: viewer.tenant, units: '*' }, (tx) => findVersions(tx, viewer.tenant, ids));
    const done = await changeOrganisation(house, viewer, slice.map((change, i) => ({ entryId: newId(house, house.clock()), seenSeq: versions.get(ids[i] as never)?.seq ?? 0, change })));
    if (!done.ok) return refuse({ ...done.refusal, changed });
    changed += done.value.changed;
  }
  return ok({ changed });
}

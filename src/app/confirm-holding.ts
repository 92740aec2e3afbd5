import type { Uuid } from '#base/id';
import { ok, refuse, type Result } from '#base/result';
import { checkChanges, fromValues } from '#domain/organisation';
import { lockOrganisation, putChanges } from '#store/organisation-change';
import { readOrganisationTables } from '#store/organisation';
import { inSight } from '#store/pools';
import { findRecord } from '#store/record';
import { act } from './act.ts';
import { administrator, demandAll, NotChanged, ORGANISATION } from './change-organisation.ts';
import { type House, today } from './house.ts';
import type { Viewer } from './viewer.ts';

/** A second administrator agrees, or does not, that somebody gets an administrator's post. Refuses who proposed it, and whom it is for. */
export async function confirmHolding(house: House, viewer: Viewer, wish: { readonly entryId: Uuid; readonly recordId: Uuid; readonly seenSeq: number; readonly agree: boolean }): Promise<Result<{ readonly state: string }>> {
  const { tenant } = viewer;
  const { actor, unitId } = administrator(viewer);
  if (!actor.roles.some((role) => role.startsWith('admin.'))) return refuse({ code: 'forbidden' });
  const record = await inSight(house.pools.ql_app, { tenant, units: '*' }, (tx) => findRecord(tx, tenant, wish.recordId));
  const changes = record?.ledger === ORGANISATION ? fromValues(record.values) : [];
  const [change] = changes;
  if (change?.kind !== 'holding') return refuse({ code: 'not-found' });
  if (change.row.personId === actor.personId) return refuse({ code: 'own-role' });
  try {
    const outcomes = await act(house, tenant, actor, [{ entryId: wish.entryId, recordId: wish.recordId, ledger: ORGANISATION, action: wish.agree ? 'confirm' : 'refuse', seenSeq: wish.seenSeq, unitId, set: {} }], async (tx, made) => {
      demandAll(made);
      if (!wish.agree) return;
      await lockOrganisation(tx, tenant);
      const checked = checkChanges(await readOrganisationTables(tx, tenant), changes, { personId: actor.personId, today: today(house) });
      if (!checked.ok) throw new NotChanged(checked.refusal);
      await putChanges(tx, tenant, changes);
    });
    demandAll(outcomes);
    return ok({ state: wish.agree ? '在册' : '未同意' });
  } catch (error) {
    if (error instanceof NotChanged) return refuse(error.refusal);
    throw error;
  }
}

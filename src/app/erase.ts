import type { Uuid } from '#base/id';
import { refuse, type Result } from '#base/result';
import { shownTitle } from '#domain/disclosure';
import { findLedger } from '#ledgers';
import { isEmpty } from '#model/field';
import { titleText } from '#model/ledger';
import { carryOut, listErasures, listWaitingErasures } from '#store/erasure';
import { inSight } from '#store/pools';
import { findRecord } from '#store/record';
import { act, type ActOutcome } from './act.ts';
import type { House } from './house.ts';
import { sightOf, type Viewer } from './viewer.ts';

/** Asks for a record's personal part to be erased, up to its newest entry. Refuses a record without one, or with such a request waiting. */
export async function applyForErasure(house: House, { tenant, actor, units }: Viewer, wish: { readonly recordId: Uuid; readonly erasureId: Uuid; readonly entryId: Uuid; readonly ground: string }): Promise<ActOutcome | Result<never, { readonly code: 'not-found' | 'nothing-personal' | 'erasure-waiting' }>> {
  const found = await inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => ({ record: await findRecord(tx, tenant, wish.recordId), erasures: await listErasures(tx, tenant, wish.recordId) }));
  const { record } = found;
  const ledger = record && findLedger(record.ledger);
  if (!record || !ledger) return refuse({ code: 'not-found' });
  if (found.erasures.some((erasure) => erasure.erasureId !== wish.erasureId && erasure.state === '已申请')) return refuse({ code: 'erasure-waiting' });
  if (!found.erasures.some((erasure) => erasure.erasureId === wish.erasureId) && !Object.entries(ledger.fields).some(([name, field]) => field.personal && !isEmpty(record.values[name]))) return refuse({ code: 'nothing-personal' });
  const unit = units.find((one) => one.unitId === record.unitId)?.name ?? record.unitId;
  const [outcome] = await act(house, tenant, actor, [{
    entryId: wish.entryId, recordId: wish.erasureId, ledger: 'erasure', action: 'apply', seenSeq: 0, unitId: record.unitId, leadUnitId: record.leadUnitId,
    set: { what: `${unit}《${ledger.name}》${shownTitle(ledger, 'chain', titleText(ledger, record.values))}`.slice(0, 200), target: wish.recordId, upTo: record.seq, ground: wish.ground },
  }]);
  return outcome ?? refuse({ code: 'not-found' });
}

/** Carries out every approved erasure that is not yet; the number. Each stands in the database in one transaction; ciphertext that a crash leaves has no key and goes with the next sweep. */
export async function eraseApproved(house: House): Promise<number> {
  const waiting = await listWaitingErasures(house.pools.ql_log);
  for (const { tenant, erasureId } of waiting) for (const fileId of await carryOut(house.pools.ql_eraser, tenant, erasureId, house.clock())) await house.files.drop(tenant, fileId);
  return waiting.length;
}

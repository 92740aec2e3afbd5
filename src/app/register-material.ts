import type { Day } from '#base/day';
import type { Uuid } from '#base/id';
import { refuse, type Result } from '#base/result';
import { findMaterials, putMaterial, UNREGISTERED } from '#store/material';
import { inSight, type Transaction } from '#store/pools';
import { findRecord } from '#store/record';
import { act, type ActOutcome } from './act.ts';
import type { House } from './house.ts';
import { derivedId } from './publish.ts';
import { readableFiles } from './readable-files.ts';
import { sightOf, type Viewer } from './viewer.ts';

/** What somebody says of a file; what is left out stays as it is. */
export interface MaterialWish {
  readonly fileId: Uuid;
  readonly entryId: Uuid;
  readonly validUntil?: Day | null | undefined;
  readonly earlier?: Uuid | undefined;
}

const wordsOf = (edition: number, validUntil: Day | null): string => `第 ${edition} 版${validUntil ? `，有效期至 ${validUntil}` : ''}`;

/** Whether a file stands somewhere before another one in its row of versions. */
async function isBefore(tx: Transaction, tenant: string, fileId: Uuid, of: Uuid): Promise<boolean> {
  for (let one: Uuid | null = of; one !== null; one = (await findMaterials(tx, tenant, [one])).get(one)?.earlier ?? null) if (one === fileId) return true;
  return false;
}

/**
 * Registers a file's validity and its place among the versions: an entry of 材料登记 and the row that lights are read from, in one transaction.
 * Refuses a file that is not of the own unit, a second earlier version, an earlier version that has a newer one already, and versions in a circle.
 */
export async function registerMaterial(house: House, { tenant, actor }: Viewer, wish: MaterialWish): Promise<ActOutcome | Result<never, { readonly code: 'not-found' | 'file-foreign' | 'edition-fixed' | 'edition-taken' | 'edition-circle' }>> {
  const { fileId, earlier } = wish;
  const recordId = derivedId(house, 'material-id', fileId);
  const found = await inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => {
    const ids = [fileId, ...(earlier ? [earlier] : [])];
    const files = (await readableFiles(tx, tenant, actor, ids)).filter((file) => file.erasedAt === null);
    if (!ids.every((id) => files.some((file) => file.fileId === id))) return 'not-found';
    if (files.some((file) => file.unitId !== actor.unitId)) return 'file-foreign';
    const known = await findMaterials(tx, tenant, ids);
    const own = known.get(fileId) ?? UNREGISTERED;
    const before = earlier && (known.get(earlier) ?? UNREGISTERED);
    if (earlier && (await isBefore(tx, tenant, fileId, earlier))) return 'edition-circle';
    if (before && own.earlier !== null && own.earlier !== earlier) return 'edition-fixed';
    if (before && before.newer !== null && before.newer !== fileId) return 'edition-taken';
    return { own, before, record: await findRecord(tx, tenant, recordId) };
  });
  if (typeof found === 'string') return refuse({ code: found });
  const { own, before, record } = found;
  const next = { edition: before ? before.edition + 1 : own.edition, earlier: earlier ?? own.earlier, validUntil: wish.validUntil === undefined ? own.validUntil : wish.validUntil };
  const set = { what: wordsOf(next.edition, next.validUntil), edition: next.edition, ...(next.earlier ? { earlier: [next.earlier] } : {}), validUntil: next.validUntil };
  const [outcome] = await act(house, tenant, actor, [{ entryId: wish.entryId, recordId, ledger: 'material', action: record ? 'change' : 'register', seenSeq: record?.seq ?? 0, unitId: actor.unitId, set: record ? set : { ...set, file: [fileId] } }],
    async (tx, [done]) => { if (done?.ok) await putMaterial(tx, tenant, { fileId, recordId, unitId: actor.unitId, ...next }); });
  return outcome ?? refuse({ code: 'not-found' });
}

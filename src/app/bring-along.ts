import { foldEntries } from '#domain/workflow';
import { LEDGERS } from '#ledgers';
import { SLOTS } from '#store/act';
import { readHistories } from '#store/history';
import { listTenants } from '#store/log';
import { listViewVersions, putView, putViewVersion } from '#store/view-version';
import type pg from 'pg';
import type { House } from './house.ts';
import { viewOf } from './view-of.ts';

/**
 * Computes the views of every ledger anew whose definition has a newer version than they were stored under: today's field names, titles and filters; how many records. Entries, their hashes and the texts as filed stay.
 * At the start, before anybody acts; broken off, it begins again at the next.
 */
export async function bringAlong(house: House, owner: pg.ClientBase): Promise<number> {
  const versions = await listViewVersions(owner);
  const behind = new Map(LEDGERS.filter((ledger) => ledger.version > (versions.get(ledger.id) ?? 1)).map((ledger) => [ledger.id, ledger]));
  if (behind.size === 0) return 0;
  let brought = 0;
  for (const { code: tenant } of await listTenants(house.pools.ql_log)) {
    for await (const { stored, entries } of readHistories(house.pools.ql_log, tenant, [...behind.keys()])) {
      const ledger = behind.get(stored.ledger);
      const record = ledger && foldEntries(ledger, entries.map(({ envelope, open, personal }) => ({ envelope, set: { ...open.set, ...personal } })));
      if (!ledger || !record) continue;
      await putView(owner, { tenant, recordId: record.recordId, ...viewOf(ledger, record) }, SLOTS);
      brought += 1;
    }
  }
  for (const ledger of behind.values()) await putViewVersion(owner, ledger.id, ledger.version);
  return brought;
}

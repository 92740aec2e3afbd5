import type { Uuid } from '#base/id';
import { ok, refuse } from '#base/result';
import { audienceOf, mayRead, shownTitle } from '#domain/disclosure';
import { findLedger } from '#ledgers';
import { titleText } from '#model/ledger';
import { findDestroyed, findDisposalDone } from '#store/disposal';
import { inSight } from '#store/pools';
import { findRecord, listEntries } from '#store/record';
import { disposal } from '../ledgers/disposal.ts';
import type { Answers } from './answers.ts';
import { sightOf } from './viewer.ts';

interface Item {
  readonly record: Uuid;
  readonly upTo: number;
  readonly year: number | null;
  readonly under: Uuid | null;
}

export const answerDisposals: Answers<'disposal.get' | 'disposal.of'> = {
  'disposal.get': async (house, { tenant, actor }, { recordId }) => inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => {
    const list = await findRecord(tx, tenant, recordId);
    if (list?.ledger !== disposal.id || !mayRead(actor, disposal, list)) return refuse({ code: 'not-found' });
    const items = (list.values['items'] ?? []) as unknown as readonly Item[];
    const comments = Map.groupBy(items.filter(({ under }) => under), ({ under }) => under);
    const lines = [];
    for (const { record, upTo, year, under } of items) {
      if (under) continue;
      const found = await findRecord(tx, tenant, record);
      const ledger = found && findLedger(found.ledger);
      const reads = found && ledger && mayRead(actor, ledger, found);
      lines.push({ recordId: record, title: reads && !found.destroyed ? shownTitle(ledger, audienceOf(actor, found), titleText(ledger, found.values)) : null, year, steps: upTo, comments: comments.get(record)?.length ?? 0, destroyed: found?.destroyed === true });
    }
    return ok({ lines, done: (await findDisposalDone(tx, tenant, recordId)) ?? null });
  }),

  'disposal.of': async (house, { tenant, actor }, { recordId }) => inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => {
    const found = await findDestroyed(tx, tenant, recordId);
    const list = found && (await findRecord(tx, tenant, found.disposalId));
    if (!found || !list) return ok(null);
    const steps = (await listEntries(tx, tenant, found.disposalId)).filter(({ action }) => action === 'check' || action === 'approve');
    return ok({ at: found.at, disposalId: found.disposalId, rule: String(list.values['rule'] ?? ''), steps: steps.map((one) => ({ action: disposal.actions[one.action]?.label ?? one.action, person: one.personName, post: one.postTitle, unit: one.unitName, at: one.at })) });
  }),
};

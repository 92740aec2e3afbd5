import { audienceOf, mayRead, shownTitle } from '#domain/disclosure';
import { findLedger } from '#ledgers';
import type { Output } from '#contract';
import type { Ledger } from '#model/ledger';
import type { LedgerRecord } from '#model/record';
import { inSight } from '#store/pools';
import { listPostNames } from '#store/post';
import { findRecord, listChildren } from '#store/record';
import type { House } from './house.ts';
import { sightOf, type Viewer } from './viewer.ts';

/** What the records and posts that this one names are called, as far as the viewer sees them, and those that belong below it. */
export async function linksOf(house: House, viewer: Viewer, ledger: Ledger, record: LedgerRecord): Promise<Pick<Output<'record.get'>, 'links' | 'children'>> {
  const linked = Object.entries(ledger.fields).flatMap(([name, field]) => (field.kind === 'link' && typeof record.values[name] === 'string' ? [record.values[name]] : []));
  const posts = Object.entries(ledger.fields).flatMap(([name, field]) => (field.kind === 'post' && typeof record.values[name] === 'string' ? [record.values[name]] : []));
  return inSight(house.pools.ql_app, sightOf(viewer.tenant, viewer.actor), async (tx) => {
    const links: Output<'record.get'>['links'] = {};
    for (const id of linked) {
      const found = await findRecord(tx, viewer.tenant, id as LedgerRecord['recordId']);
      const of = found && findLedger(found.ledger);
      if (found && of && mayRead(viewer.actor, of, found)) links[id] = { ledger: found.ledger, title: shownTitle(of, audienceOf(viewer.actor, found), found.values[of.title]), state: found.state };
    }
    for (const found of posts.length > 0 ? await listPostNames(tx, viewer.tenant, { postIds: posts }) : []) links[found.postId] = { ledger: '', title: found.title, state: '' };
    const children = await listChildren(tx, viewer.tenant, record.recordId);
    return { links, children: children.flatMap(({ record: child, title, updatedAt }) => {
      const of = findLedger(child.ledger);
      return of && mayRead(viewer.actor, of, child) ? [{ recordId: child.recordId, ledger: child.ledger, title: shownTitle(of, audienceOf(viewer.actor, child), title), state: child.state, updatedAt }] : [];
    }) };
  });
}

import type { Day } from '#base/day';
import { audienceOf, mayRead, shownTitle } from '#domain/disclosure';
import { lightBands, lightOf } from '#domain/duties';
import { findLedger } from '#ledgers';
import type { Output } from '#contract';
import { standingOf } from '#model/duty';
import { type Ledger, titleText } from '#model/ledger';
import type { LedgerRecord } from '#model/record';
import { inSight } from '#store/pools';
import { listPostNames } from '#store/post';
import { findRecord, listChildren } from '#store/record';
import { type House, today } from './house.ts';
import { loadLimits } from './limits.ts';
import { sightOf, type Viewer } from './viewer.ts';

/** Until when an open record is to be done: the day that it names, or the day by which its next step is due, whichever is first. */
function untilOf(ledger: Ledger, record: LedgerRecord, waitsUntil: Day | null): Day | null {
  const named = ledger.until === undefined ? undefined : record.values[ledger.until];
  if (ledger.done.includes(record.state)) return null;
  return typeof named === 'string' && (waitsUntil === null || named < waitsUntil) ? (named as Day) : waitsUntil;
}

/** What the records and posts that this one names are called, as far as the viewer sees them, and those that belong below it with their lights. */
export async function linksOf(house: House, viewer: Viewer, ledger: Ledger, record: LedgerRecord): Promise<Pick<Output<'record.get'>, 'links' | 'children'>> {
  const linked = Object.entries(ledger.fields).flatMap(([name, field]) => (field.kind === 'link' && typeof record.values[name] === 'string' ? [record.values[name]] : []));
  const posts = Object.entries(ledger.fields).flatMap(([name, field]) => (field.kind === 'post' && typeof record.values[name] === 'string' ? [record.values[name]] : []));
  const on = today(house);
  const bands = lightBands(on, (await loadLimits(house, viewer.tenant)).value('light-yellow-days').value, '9999-12-31' as Day);
  return inSight(house.pools.ql_app, sightOf(viewer.tenant, viewer.actor), async (tx) => {
    const links: Output<'record.get'>['links'] = {};
    for (const id of linked) {
      const found = await findRecord(tx, viewer.tenant, id as LedgerRecord['recordId']);
      const of = found && findLedger(found.ledger);
      if (found && of && mayRead(viewer.actor, of, found)) links[id] = { ledger: found.ledger, title: shownTitle(of, audienceOf(viewer.actor, found), titleText(of, found.values)), state: found.state };
    }
    for (const found of posts.length > 0 ? await listPostNames(tx, viewer.tenant, { postIds: posts }) : []) links[found.postId] = { ledger: '', title: found.title, state: '' };
    const children = await listChildren(tx, viewer.tenant, record.recordId);
    return { links, children: children.flatMap(({ record: child, title, updatedAt, waitsUntil }) => {
      const of = findLedger(child.ledger);
      if (!of || !mayRead(viewer.actor, of, child)) return [];
      const [until, standing] = [untilOf(of, child, waitsUntil), standingOf(of, child.state)];
      return [{
        recordId: child.recordId, ledger: child.ledger, title: shownTitle(of, audienceOf(viewer.actor, child), title), unitName: viewer.units.find((unit) => unit.unitId === child.unitId)?.name ?? child.unitId,
        state: child.state, updatedAt, until, light: lightOf(until ?? on, standing === 'open' && until === null ? 'handed-in' : standing, bands),
      }];
    }) };
  });
}

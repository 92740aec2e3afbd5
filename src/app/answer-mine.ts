import { ok } from '#base/result';
import { findLedger } from '#ledgers';
import { ledgerName } from '#model/ledger-name';
import { listLooks } from '#store/look';
import { inSight } from '#store/pools';
import type { Answers } from './answers.ts';
import { sightOf } from './viewer.ts';

/** So many days that have a look stand on one page. */
const LOOK_DAYS = 30;

export const answerMine: Answers<'looks.mine'> = {
  'looks.mine': async (house, { tenant, actor }, { before }) => {
    const looks = await inSight(house.pools.ql_app, sightOf(tenant, actor), (tx) => listLooks(tx, tenant, actor.personId, { before, days: LOOK_DAYS }));
    const days = new Set(looks.map((look) => look.day));
    return ok({
      looks: looks.map(({ ledger, postTitle, unitName, ways, ...look }) => ({ ...look, ledgerName: findLedger(ledger)?.name ?? ledgerName(ledger), post: postTitle, unit: unitName, ways: [...ways] })),
      next: days.size === LOOK_DAYS ? (looks.at(-1)?.day ?? null) : null,
    });
  },
};

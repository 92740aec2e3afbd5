import { ok } from '#base/result';
import { dropDraft, listDrafts, putDraft } from '#store/draft';
import { inSight } from '#store/pools';
import type { Answers } from './answers.ts';
import { sightOf } from './viewer.ts';

export const answerDrafts: Answers<'draft.save' | 'draft.list' | 'draft.drop'> = {
  'draft.save': async (house, viewer, { draftId, ledger, body }) => {
    const savedAt = house.clock();
    await inSight(house.pools.ql_app, sightOf(viewer.tenant, viewer.actor), (tx) => putDraft(tx, viewer.tenant, viewer.actor.personId, { draftId, ledger, body, touchedAt: savedAt }));
    return ok({ savedAt });
  },
  'draft.list': async (house, viewer, { ledger }) => ok([...(await inSight(house.pools.ql_app, sightOf(viewer.tenant, viewer.actor), (tx) => listDrafts(tx, viewer.tenant, ledger)))] as never),
  'draft.drop': async (house, viewer, { draftId }) => ok({ dropped: await inSight(house.pools.ql_app, sightOf(viewer.tenant, viewer.actor), (tx) => dropDraft(tx, viewer.tenant, draftId)) }),
};

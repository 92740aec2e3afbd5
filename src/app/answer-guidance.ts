import { ok } from '#base/result';
import { isTeacherOnly } from '#model/readers';
import { reaches } from '#model/actor';
import { findGuidance } from '#store/guidance';
import { inSight } from '#store/pools';
import type { Answers } from './answers.ts';
import { sightOf } from './viewer.ts';

const MOST = 20;

export const answerGuidance: Answers<'guidance.search'> = {
  'guidance.search': async (house, { tenant, actor }, { words }) => {
    const found = await inSight(house.pools.ql_app, sightOf(tenant, actor), (tx) => findGuidance(tx, words, MOST));
    const opens = (unitId: string): boolean => !isTeacherOnly(actor.roles) && reaches(actor, unitId);
    return ok(found.map(({ recordId, unitId, answeredAt, question, clause, answer, basis, scope }) => ({ recordId: opens(unitId) ? recordId : null, answeredAt, question, clause, answer, basis, scope })));
  },
};

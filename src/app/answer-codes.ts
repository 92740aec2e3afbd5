import { ok } from '#base/result';
import { listAccountStates } from '#store/account';
import type { Answers } from './answers.ts';
import { today } from './house.ts';
import { issueCodes, listCodes, takeBackCodes } from './sign-in-codes.ts';

export const answerCodes: Answers<'codes.list' | 'codes.issue' | 'codes.revoke'> = {
  'codes.list': async (house, viewer, { unitId }) => {
    const listed = await listCodes(house, viewer, unitId);
    if (!listed.ok) return listed;
    const states = await listAccountStates(house.pools.ql_auth, listed.value.flatMap(({ userId }) => userId ?? []));
    return ok(listed.value.map(({ personId, staffNo, name, titles, may, userId, code }) => {
      const state = userId === null ? undefined : states.get(userId);
      const account = state === undefined ? ('none' as const) : state.locked ? ('locked' as const) : state.mustChangePassword ? ('new' as const) : ('active' as const);
      return { personId, staffNo, name, titles: [...titles], may: may && account !== 'locked', account, code: code && { until: code.until, state: code.state === 'open' && code.until < today(house) ? ('expired' as const) : code.state } };
    }));
  },
  'codes.issue': async (house, viewer, wish) => {
    const done = await issueCodes(house, viewer, wish);
    return done.ok ? ok({ until: done.value.until, slips: [...done.value.slips] }) : done;
  },
  'codes.revoke': (house, viewer, wish) => takeBackCodes(house, viewer, wish),
};

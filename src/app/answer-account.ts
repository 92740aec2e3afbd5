import { ok, refuse } from '#base/result';
import { dropSessions, listSessions } from '#store/account';
import { inSight } from '#store/pools';
import { listSignIns } from '#store/sign-in';
import type { Answers } from './answers.ts';

const PAGE = 50;

export const answerAccount: Answers<'sessions.list' | 'session.revoke' | 'signIns.list'> = {
  'sessions.list': async (house, { account }) =>
    ok((await listSessions(house.pools.ql_auth, account.userId)).map((session) => ({ ...session, current: session.sessionId === account.sessionId }))),

  'session.revoke': async (house, { account }, { sessionId }) => {
    const ended = await dropSessions(house.pools.ql_auth, account.userId, sessionId);
    return ended > 0 ? ok({ ended }) : refuse({ code: 'not-found' });
  },

  'signIns.list': async (house, { tenant, actor }, { staffNo, failed, after }) => {
    if (!actor.roles.includes('admin.audit')) return refuse({ code: 'forbidden' });
    const found = await inSight(house.pools.ql_app, { tenant }, (tx) => listSignIns(tx, tenant, { staffNo: staffNo?.trim() || undefined, failed, after: after as never, limit: PAGE + 1 }));
    const lines = found.slice(0, PAGE);
    const last = lines.at(-1);
    return ok({ lines, next: found.length > PAGE && last ? { at: last.at, signInId: last.signInId } : null });
  },
};

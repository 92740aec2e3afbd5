import type { Uuid } from '#base/id';
import { ok, refuse, type Result } from '#base/result';
import { mayRead, shownTitle } from '#domain/disclosure';
import { findLedger } from '#ledgers';
import { SCHOOL_KINDS } from '#model/actor';
import { type Ledger, takesComments, titleText } from '#model/ledger';
import type { LedgerRecord } from '#model/record';
import { listComments, putMentions, readMentions } from '#store/comment';
import { listHeldPosts } from '#store/held-post';
import { inSight, type Transaction } from '#store/pools';
import { findRecord } from '#store/record';
import { comment } from '../ledgers/comment.ts';
import { act } from './act.ts';
import type { Answers } from './answers.ts';
import { type House, today } from './house.ts';
import { actorIn, sightOf, type Viewer } from './viewer.ts';

const WRITERS = comment.actions['write']?.by ?? [];

/** Stands for whoever may hold a post: a record is read by rule, not as one's own. */
const ANYBODY = '00000000-0000-0000-0000-000000000000' as Uuid;

interface Under {
  readonly record: LedgerRecord;
  readonly ledger: Ledger;
}

/** The record that comments are on, where the viewer reads it. */
async function findUnder(tx: Transaction, { tenant, actor }: Viewer, recordId: Uuid): Promise<Under | undefined> {
  const record = await findRecord(tx, tenant, recordId);
  const ledger = record && findLedger(record.ledger);
  return record && ledger && mayRead(actor, ledger, record) ? { record, ledger } : undefined;
}

/** The posts that may be named under a record: held today, and reading it, those of its own unit first; never one's own. */
async function listNameable(house: House, tx: Transaction, { tenant, actor, units }: Viewer, { record, ledger }: Under): Promise<readonly { readonly postId: Uuid; readonly title: string; readonly unitId: string }[]> {
  const held = await listHeldPosts(tx, tenant, { on: today(house), roles: WRITERS, units: [record.unitId, ...(record.leadUnitId ? [record.leadUnitId] : [])], schoolKinds: SCHOOL_KINDS });
  const nearest = (unitId: string): number => (unitId === record.unitId ? 0 : unitId === record.leadUnitId ? 1 : 2);
  return held.filter((post) => post.postId !== actor.postId && mayRead(actorIn(ANYBODY, post, units), ledger, record)).toSorted((a, b) => nearest(a.unitId) - nearest(b.unitId));
}

const mayWrite = ({ actor }: Viewer, { ledger, record }: Under): boolean => takesComments(ledger) && !record.destroyed && WRITERS.some((role) => actor.roles.includes(role));

export const answerComments: Answers<'comment.list' | 'comment.write' | 'comment.withdraw' | 'comment.seen'> = {
  'comment.list': async (house, viewer, { recordId }) => inSight(house.pools.ql_app, sightOf(viewer.tenant, viewer.actor), async (tx) => {
    const under = await findUnder(tx, viewer, recordId);
    if (!under) return refuse({ code: 'not-found' });
    const open = mayWrite(viewer, under);
    const nameOf = (unitId: string): string => viewer.units.find((unit) => unit.unitId === unitId)?.name ?? unitId;
    return ok({
      open,
      posts: open ? (await listNameable(house, tx, viewer, under)).map(({ postId, title, unitId }) => ({ postId, title, unitName: nameOf(unitId) })) : [],
      comments: (await listComments(tx, viewer.tenant, recordId)).map((one) => ({
        commentId: one.commentId, at: one.at, person: one.personName, post: one.postTitle, unit: one.unitName, words: one.state === '已撤回' ? null : one.words, to: one.to.map(({ title }) => title),
        state: one.words === null ? 'erased' as const : one.state === '已撤回' ? 'withdrawn' as const : 'written' as const, own: one.personId === viewer.actor.personId, seq: one.seq, leafIndex: one.leafIndex === null ? null : `${one.leafIndex}`,
      })),
    });
  }),

  'comment.write': async (house, viewer, { recordId, commentId, entryId, words, to }) => {
    const { tenant, actor } = viewer;
    const found = await inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx): Promise<Result<Under & { named: { post: string; title: string }[] }>> => {
      const under = await findUnder(tx, viewer, recordId);
      if (!under) return refuse({ code: 'not-found' });
      if (!mayWrite(viewer, under)) return refuse({ code: 'no-comments' });
      const nameable = new Map((to.length > 0 ? await listNameable(house, tx, viewer, under) : []).map(({ postId, title }) => [postId, title]));
      const named = [...new Set(to)].map((post) => ({ post: post as string, title: nameable.get(post) }));
      const known = named.flatMap(({ post, title }) => (title === undefined ? [] : [{ post, title }]));
      return known.length < named.length ? refuse({ code: 'mention-unreachable' }) : ok({ ...under, named: known });
    });
    if (!found.ok) return found;
    const { record, ledger, named } = found.value;
    const set = { about: `《${ledger.name}》${shownTitle(ledger, 'chain', titleText(ledger, record.values))}`.slice(0, 200), target: recordId, words, ...(named.length > 0 ? { to: named } : {}) };
    const [outcome] = await act(house, tenant, actor, [{ entryId, recordId: commentId, ledger: comment.id, action: 'write', seenSeq: 0, unitId: record.unitId, leadUnitId: record.leadUnitId, set }],
      async (tx) => putMentions(tx, tenant, { commentId, targetId: recordId, at: house.clock(), postIds: named.map(({ post }) => post as Uuid) }));
    return outcome?.ok ? ok({ commentId }) : refuse(outcome?.refusal ?? { code: 'not-found' });
  },

  'comment.withdraw': async (house, { tenant, actor }, { commentId, entryId, seenSeq }) => {
    const record = await inSight(house.pools.ql_app, sightOf(tenant, actor), (tx) => findRecord(tx, tenant, commentId));
    if (record?.ledger !== comment.id) return refuse({ code: 'not-found' });
    const [outcome] = await act(house, tenant, actor, [{ entryId, recordId: commentId, ledger: comment.id, action: 'withdraw', seenSeq, unitId: record.unitId, set: {} }]);
    return outcome?.ok ? ok({ commentId }) : refuse(outcome?.refusal ?? { code: 'not-found' });
  },

  'comment.seen': async (house, { tenant, actor }, { recordId }) =>
    ok({ seen: await inSight(house.pools.ql_app, sightOf(tenant, actor), (tx) => readMentions(tx, tenant, { targetId: recordId, postId: actor.postId, personId: actor.personId, at: house.clock() })) }),
};

import type { Instant } from '#base/day';
import type { Uuid } from '#base/id';
import type { Transaction } from './pools.ts';

/** A comment as it stands under its record; without words it was erased. */
export interface StoredComment {
  readonly commentId: Uuid;
  readonly state: string;
  readonly words: string | null;
  readonly to: readonly { readonly post: string; readonly title: string }[];
  readonly at: Instant;
  readonly personId: Uuid;
  readonly personName: string;
  readonly postTitle: string;
  readonly unitName: string;
  readonly leafIndex: bigint | null;
  readonly seq: number;
}

/** So many comments stand under one record, the newest. */
const MOST = 200;

/** The comments on a record that the sight reaches, in the order in which they were written. */
export async function listComments(tx: Transaction, tenant: string, targetId: Uuid): Promise<readonly StoredComment[]> {
  const { rows } = await tx.query(
    `select r.record_id, r.state, r.seq, r.personal ->> 'words' as words, coalesce(r.open -> 'to', '[]') as named, e.at, e.person_id, p.name as person_name, s.title as post_title, u.name as unit_name, l.leaf_index
     from (select * from record where tenant_id = $1 and ledger = 'comment' and t1 = $2 order by created_at desc, record_id limit ${MOST}) r
     join entry e on e.tenant_id = r.tenant_id and e.record_id = r.record_id and e.seq = 1
     join person p on p.tenant_id = e.tenant_id and p.person_id = e.person_id join post s on s.tenant_id = e.tenant_id and s.post_id = e.post_id join unit u on u.tenant_id = s.tenant_id and u.unit_id = s.unit_id
     left join log_leaf l on l.tenant_id = e.tenant_id and l.entry_id = e.entry_id order by e.at, r.record_id`,
    [tenant, targetId],
  );
  return rows.map((row) => ({
    commentId: row.record_id, state: row.state, words: row.words, to: row.named ?? [], at: row.at, personId: row.person_id, personName: row.person_name, postTitle: row.post_title, unitName: row.unit_name, leafIndex: row.leaf_index, seq: row.seq,
  }));
}

/** Keeps which posts a comment names. */
export const putMentions = async (tx: Transaction, tenant: string, one: { readonly commentId: Uuid; readonly targetId: Uuid; readonly at: Instant; readonly postIds: readonly Uuid[] }): Promise<void> =>
  void (await tx.query('insert into mention (tenant_id, comment_id, post_id, target_id, at) select $1, $2, post, $3, $4 from unnest($5::uuid[]) as post on conflict do nothing', [tenant, one.commentId, one.targetId, one.at, one.postIds]));

/** Somebody in this post has seen the comments on a record; how many were new. */
export const readMentions = async (tx: Transaction, tenant: string, one: { readonly targetId: Uuid; readonly postId: Uuid; readonly personId: Uuid; readonly at: Instant }): Promise<number> =>
  (await tx.query('update mention set read_at = $5, read_by = $4 where tenant_id = $1 and target_id = $2 and post_id = $3 and read_at is null', [tenant, one.targetId, one.postId, one.personId, one.at])).rowCount ?? 0;

/** A comment that names a post and has not been seen there. */
export interface UnreadMention {
  readonly commentId: Uuid;
  readonly targetId: Uuid;
  readonly about: string;
  readonly words: string | null;
  readonly at: Instant;
  readonly from: string;
  readonly unitName: string;
}

/** What names this post and was not seen yet, the newest first; what was withdrawn is left out. */
export async function listUnreadMentions(tx: Transaction, tenant: string, postId: Uuid, limit: number): Promise<readonly UnreadMention[]> {
  const { rows } = await tx.query(
    `select m.comment_id, m.target_id, m.at, r.open ->> 'about' as about, r.personal ->> 'words' as words, s.title, u.name from mention m
     join record r on r.tenant_id = m.tenant_id and r.record_id = m.comment_id and r.state = '已留言'
     join entry e on e.tenant_id = r.tenant_id and e.record_id = r.record_id and e.seq = 1 join post s on s.tenant_id = e.tenant_id and s.post_id = e.post_id join unit u on u.tenant_id = s.tenant_id and u.unit_id = s.unit_id
     where m.tenant_id = $1 and m.post_id = $2 and m.read_at is null order by m.at desc, m.comment_id limit $3`,
    [tenant, postId, limit],
  );
  return rows.map((row) => ({ commentId: row.comment_id, targetId: row.target_id, about: row.about, words: row.words, at: row.at, from: row.title, unitName: row.name }));
}

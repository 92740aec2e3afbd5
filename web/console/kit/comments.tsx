import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { type Instant, wallClock } from '#base/day';
import type { Uuid } from '#base/id';
import type { Output } from '#contract';
import { ask, newId } from '../api.ts';
import { Fault } from './fault.tsx';

type Comment = Output<'comment.list'>['comments'][number];

/** The comments on a record; opening them tells that the acting post has them before it. */
export function useComments(recordId: Uuid) {
  const queries = useQueryClient();
  const found = useQuery({ queryKey: ['comments', recordId], queryFn: () => ask('comment.list', { recordId }) });
  const any = (found.data?.comments.length ?? 0) > 0;
  useEffect(() => {
    if (any) void ask('comment.seen', { recordId }).then(({ seen }) => (seen > 0 ? queries.invalidateQueries({ queryKey: ['inbox'] }) : undefined), () => undefined);
  }, [any, recordId, queries]);
  return found;
}

/** One comment in the timeline, apart from the steps of the workflow. */
export function CommentItem({ recordId, comment }: { readonly recordId: Uuid; readonly comment: Comment }) {
  const queries = useQueryClient();
  const [fault, setFault] = useState<unknown>();
  const entryId = useRef(newId());
  const withdraw = (): void => void ask('comment.withdraw', { commentId: comment.commentId, entryId: entryId.current, seenSeq: comment.seq }).then(() => queries.invalidateQueries({ queryKey: ['comments', recordId] }), setFault);
  return (
    <>
      <div><span className="chip">留言</span>{comment.unit} {comment.post}{comment.to.length > 0 && <span className="quiet">　提到 {comment.to.map((title) => `@${title}`).join(' ')}</span>}</div>
      {comment.state === 'written' ? <div className="said">{comment.words}</div> : <div className="quiet">{comment.state === 'withdrawn' ? '留言人已撤回' : '内容已依法删除'}</div>}
      <div className="quiet"><Link to="/records/$recordId" params={{ recordId: comment.commentId }}>{wallClock(comment.at as Instant)}</Link>　{comment.leafIndex === null ? '待入日志' : `日志第 ${Number(comment.leafIndex) + 1} 条`}
        {comment.own && comment.state === 'written' && <Button className="noprint" size="small" type="link" onClick={withdraw}>撤回</Button>}</div>
      <Fault error={fault} />
    </>
  );
}

/** Where a comment is written: a few words, and the posts that shall see it in their inbox. What is typed stays until it has arrived. */
export function CommentForm({ recordId, posts }: { readonly recordId: Uuid; readonly posts: Output<'comment.list'>['posts'] }) {
  const queries = useQueryClient();
  const [words, setWords] = useState('');
  const [to, setTo] = useState<readonly Uuid[]>([]);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const ids = useRef({ commentId: newId(), entryId: newId() });
  const send = async (): Promise<void> => {
    setBusy(true);
    setFault(undefined);
    try {
      await ask('comment.write', { recordId, ...ids.current, words, to: [...to] });
      ids.current = { commentId: newId(), entryId: newId() };
      setWords('');
      setTo([]);
      await queries.invalidateQueries({ queryKey: ['comments', recordId] });
    } catch (error) {
      setFault(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="noprint comment" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <Fault error={fault} />
      <label htmlFor="comment"><b>留言</b> <span className="quiet">能看到这一件的人都看得到，不公开，不算办理步骤。不写个人信息。</span></label>
      <Input.TextArea id="comment" rows={2} maxLength={500} showCount value={words} onChange={(event) => setWords(event.target.value)} />
      <p className="filters"><label htmlFor="comment-to">提到</label><Select id="comment-to" mode="multiple" style={{ flex: '1 1 240px', maxWidth: 480 }} maxCount={20} placeholder="选岗位，对方的待办里会看到" optionFilterProp="label" value={[...to]} onChange={setTo} options={posts.map((post) => ({ value: post.postId, label: `${post.unitName} ${post.title}` }))} />
        <Button htmlType="submit" loading={busy} disabled={words.trim() === ''}>发送</Button></p>
    </form>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button, Spin, Tag, Timeline } from 'antd';
import { useState } from 'react';
import { type Instant, wallClock } from '#base/day';
import type { Uuid } from '#base/id';
import type { Output } from '#contract';
import { standingOf } from '#model/duty';
import { comparedFields, isEmpty, isFieldAsked, type Value, type Values } from '#model/field';
import { parentOf } from '#model/ledger';
import { ask } from '../api.ts';
import { noteOf } from '../findings.ts';
import { AnswersSentences } from '../kit/answers-sentences.tsx';
import { CopyLight } from '../kit/copies.tsx';
import { PhotoReleases } from '../kit/photo-releases.tsx';
import { PublicLine } from '../kit/public-line.tsx';
import { AlikePictures } from '../kit/alike-pictures.tsx';
import { ActForm } from '../kit/act-form.tsx';
import { Children } from '../kit/children.tsx';
import { CommentForm, CommentItem, useComments } from '../kit/comments.tsx';
import { useLedgers } from '../kit/definition.ts';
import { DestroyedNote, DisposalLines } from '../kit/disposal.tsx';
import { Erased, ErasureNotes, ErasureRequest } from '../kit/erasure.tsx';
import { Fault } from '../kit/fault.tsx';
import { ValueView } from '../kit/value-view.tsx';

/** A hand-in has arrived; accepted it is only once somebody else has said so. */
const ARRIVED = { open: '', 'handed-in': '已送达，等待受理', done: '已受理' } as const;

/** What happened, the earliest first. */
const byTime = <T,>(dated: readonly (readonly [at: string, item: T])[]): T[] => dated.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, item]) => item);

/** A linked record, or a post, by its name. */
function Linked({ id, links }: { readonly id: string; readonly links: Output<'record.get'>['links'] }) {
  const found = links[id];
  if (!found) return <>不在您的范围内</>;
  return found.ledger === '' ? <>{found.title}</> : <Link to="/records/$recordId" params={{ recordId: id }}>{found.title}（{found.state}）</Link>;
}

/** One record: what it says, what may be done now, and every entry with its place in the log. */
export function Page() {
  const { recordId } = useParams({ strict: false }) as { recordId: Uuid };
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [action, setAction] = useState<string>();
  const [erasing, setErasing] = useState(false);
  const found = useQuery({ queryKey: ['record', recordId], queryFn: () => ask('record.get', { recordId }) });
  const comments = useComments(recordId);
  const ledgers = useLedgers();
  const makeable = useQuery({ queryKey: ['makeable'], queryFn: () => ask('records.makeable', {}) });
  const ledger = ledgers.data?.find((one) => one.id === found.data?.record.ledger);
  const before = useQuery({ queryKey: ['before', recordId, found.data?.record.seq], queryFn: () => ask('record.before', { recordId }), enabled: found.data !== undefined });
  // What another ledger holds by now is not asked for again at a later step either.
  const step = action === undefined ? undefined : ledger?.actions[action];
  const wanted = ledger && step ? (step.sets === 'all' ? Object.keys(ledger.fields) : (step.sets ?? step.needs ?? [])).filter((name) => ledger.fields[name]?.from && isEmpty(found.data?.record.values[name] as Value)) : [];
  const held = useQuery({ queryKey: ['prefill', ledger?.id, found.data?.record.unitId], queryFn: () => ask('record.prefill', { ledger: ledger?.id ?? '', unitId: found.data?.record.unitId ?? '' }), enabled: wanted.length > 0, staleTime: 0 });
  const taken = Object.entries(held.data?.fields ?? {}).filter(([name]) => wanted.includes(name));
  if (found.error) return <Fault error={found.error} />;
  if (!found.data || !ledger) return <Spin />;
  const { record, timeline, links, children, erasures, publication } = found.data;
  // A form, and an answer to one, are filled on a page of their own; here the answer may be sent back.
  const collectionId = ledger.id === 'collection' ? recordId : ledger.id === 'collection-answer' ? String(record.values['form']) : undefined;
  const allowed = found.data.allowed.filter((name) => collectionId === undefined || (ledger.id === 'collection-answer' && name === 'return'));
  const done = (): void => { setAction(undefined); setErasing(false); void queries.invalidateQueries(); };
  const erasureLedger = makeable.data?.['erasure'] && Object.entries(ledger.fields).some(([name, field]) => field.personal && !isEmpty(record.values[name] as Value)) && !erasures.some((erasure) => erasure.state === '已申请') ? ledgers.data?.find((one) => one.id === 'erasure') : undefined;
  const parent = parentOf(ledger, record.values as Values);
  const standing = ARRIVED[standingOf(ledger, record.state)];
  return (
    <>
      <h1>{ledger.name} · {record.title}</h1>
      {parent && links[parent] && <p>属于《{ledgers.data?.find((one) => one.id === links[parent]?.ledger)?.name}》<Linked id={parent} links={links} /></p>}
      <p><b>{record.unitName}</b> <Tag color="blue">{record.state}</Tag> {standing && <b>{standing}</b>} <span className="quiet">依据方案 {ledger.basis.join('、')}</span></p>
      <DestroyedNote recordId={recordId} seq={record.seq} />
      <ErasureNotes erasures={erasures} />
      {ledger.id === 'comment' && <p><Link to="/records/$recordId" params={{ recordId: String(record.values['target']) }}>回到所留言的那一件</Link></p>}
      {ledger.id === 'erasure' && <p><Link to="/records/$recordId" params={{ recordId: String(record.values['target']) }}>查看要删除个人信息的那一件</Link></p>}
      {ledger.id === 'photo-release' && <p><Link to="/records/$recordId" params={{ recordId: String(record.values['record']) }}>看照片，办理这一步</Link></p>}
      {publication && <PublicLine recordId={recordId} publication={publication} onDone={() => void queries.invalidateQueries()} />}
      {Object.keys(record.values).length > 0 && <div className="panel">
        <dl className="values">
          {Object.entries(ledger.fields).map(([name, field]) => record.values[name] !== undefined && !(ledger.id === 'disposal' && (name === 'items' || name === 'ledger')) && !(field.kind === 'link' && field.parent) && isFieldAsked(ledger.fields, name, record.values as Values) && <div key={name} style={{ display: 'contents' }}><dt>{field.label}{before.data?.same.includes(name) && <> <span className="chip">与上次相同</span></>}{before.data?.changed.includes(name) && <> <span className="chip">比上次有改动</span></>}</dt><dd>{field.kind === 'post' || field.kind === 'link' ? <Linked id={String(record.values[name])} links={links} /> : <ValueView field={field} value={record.values[name] as Value} />}</dd></div>)}
          {Object.entries(ledger.fields).map(([name, field]) => field.personal && isEmpty(record.values[name] as Value) && erasures.some((erasure) => erasure.doneAt !== null) && <div key={name} style={{ display: 'contents' }}><dt>{field.label}</dt><dd><Erased erasures={erasures} /></dd></div>)}
        </dl>
      </div>}
      {action && held.isLoading ? <Spin /> : action
        ? <ActForm key={`${action}${record.seq}`} ledger={ledger} action={action} recordId={recordId} unitId={record.unitId} seenSeq={record.seq} values={record.values as never} initial={Object.fromEntries(taken.map(([name, one]) => [name, one.value])) as Values} marks={Object.fromEntries(taken.map(([name, one]) => [name, `已从《${one.from}》带入`]))} onCancel={() => setAction(undefined)} onDone={done} />
        : <p className="noprint filters">{collectionId && <Link to="/collections/$recordId" params={{ recordId: collectionId }}><Button type="primary">到“填报”页面看和办</Button></Link>}{(ledger.id === 'photo-release' ? [] : allowed).map((name, i) => <Button key={name} type={i === 0 && !collectionId ? 'primary' : 'default'} danger={ledger.actions[name]?.danger === true} onClick={() => setAction(name)}>{ledger.actions[name]?.label}</Button>)}{erasureLedger && <Button onClick={() => setErasing(true)}>申请删除个人信息</Button>}<Button onClick={() => void found.refetch()}>刷新</Button><Button onClick={() => void navigate({ to: '/records/$recordId/print', params: { recordId } })}>打印盖章</Button></p>}
      {erasing && erasureLedger && <ErasureRequest recordId={recordId} ledger={erasureLedger} onCancel={() => setErasing(false)} onDone={done} />}
      {ledgers.data && makeable.data && <Children recordId={recordId} ledger={ledger.id} state={record.state} ledgers={ledgers.data} makeable={makeable.data} list={children} />}
      {publication && <PhotoReleases recordId={recordId} unitId={record.unitId} />}
      <AlikePictures recordId={recordId} fileIds={Object.entries(ledger.fields).flatMap(([name, field]) => (field.kind === 'files' ? ((record.values[name] ?? []) as readonly string[]) : []))} />
      {ledger.id === 'disposal' && <DisposalLines recordId={recordId} seq={record.seq} />}
      {comparedFields(ledger.fields).length > 0 && <CopyLight recordId={recordId} seq={record.seq} />}
      <AnswersSentences recordId={recordId} />
      <div className="panel">
        <h2 style={{ marginTop: 0, fontSize: 17 }}>办理经过</h2>
        <Timeline items={byTime([...timeline.map((entry) => [entry.at as string, {
          key: entry.entryId as string,
          content: <>
            <div><b>{entry.actionLabel}</b> → {entry.toState}　{entry.unit} {entry.post}{entry.onBehalfOf && `（代 ${entry.onBehalfOf}）`}</div>
            <div className="quiet">{wallClock(entry.at as Instant)}　{entry.leafIndex === null ? '待入日志' : `日志第 ${Number(entry.leafIndex) + 1} 条`}</div>
            {entry.erased && <div className="quiet">这一步填写的个人信息已依法删除</div>}
            {entry.reason && <div>理由：{entry.reason}</div>}
            {entry.warned.length > 0 && <div><span className="chip">提醒过：{entry.warned.map(noteOf).join('、')}</span></div>}
            {Object.keys(entry.set).length > 0 && <details><summary className="quiet">填写了 {Object.keys(entry.set).length} 项</summary><dl className="values">{Object.entries(entry.set).map(([name, value]) => ledger.fields[name] && <div key={name} style={{ display: 'contents' }}><dt>{ledger.fields[name].label}</dt><dd><ValueView field={ledger.fields[name]} value={value as Value} /></dd></div>)}</dl></details>}
          </>,
        }] as const), ...(comments.data?.comments ?? []).map((comment) => [comment.at as string, { key: comment.commentId as string, color: 'gray', content: <CommentItem recordId={recordId} comment={comment} /> }] as const)])} />
        {comments.data?.open && <CommentForm recordId={recordId} posts={comments.data.posts} />}
        <Fault error={comments.error} />
      </div>
    </>
  );
}

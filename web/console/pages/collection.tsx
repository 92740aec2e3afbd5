import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Button, Spin, Tag } from 'antd';
import { useState } from 'react';
import type { Uuid } from '#base/id';
import { UNIT_KINDS, type UnitKind } from '#model/actor';
import { ask, COUNTY } from '../api.ts';
import { AnswerForm } from '../collection/answer-form.tsx';
import { AnswersTable } from '../collection/answers-table.tsx';
import { FormView } from '../collection/form-view.tsx';
import { answerWords, type Collection, hours, questionsOf, stateWords } from '../collection/words.ts';
import { ActForm } from '../kit/act-form.tsx';
import { useLedgers } from '../kit/definition.ts';
import { Fault } from '../kit/fault.tsx';
import { FileLinks } from '../kit/file-links.tsx';
import { useMe } from '../use-me.ts';

/** What the own unit has said, until it is corrected. */
function OwnAnswer({ data, onCorrect }: { readonly data: Collection; readonly onCorrect: (() => void) | undefined }) {
  const { own } = data;
  if (!own) return null;
  return (
    <section className="panel" aria-label="本单位报的">
      <h2 className="group">本单位报的 <Tag color="blue">{own.state}</Tag></h2>
      {own.reason && <Alert type="warning" style={{ marginBottom: 12 }} title={`退回理由：${own.reason}`} />}
      {own.why && own.state === '已说明不报' ? <p>理由（已公开）：{own.why}</p> : (
        <dl className="values">{questionsOf(data).map((question) => <div key={question.label} style={{ display: 'contents' }}><dt>{question.label}</dt><dd>{question.kind === 'file' ? (own.papers.length > 0 ? <FileLinks fileIds={own.papers} /> : '—') : answerWords(question, own.answers[question.label] ?? data.held.find(({ label }) => label === question.label)?.text ?? '')}</dd></div>)}</dl>
      )}
      <p className="filters">{onCorrect && <Button onClick={onCorrect}>{own.state === '已说明不报' ? '改为填报' : '更正'}</Button>}<Link to="/records/$recordId" params={{ recordId: own.recordId }}>办理经过和打印</Link></p>
    </section>
  );
}

/** One form: for its addressee to be answered, for who asks its answers, for who signs what it asks. */
export function Page() {
  const { recordId } = useParams({ strict: false }) as { recordId: Uuid };
  const queries = useQueryClient();
  const me = useMe().data;
  const [action, setAction] = useState<string>();
  const [correcting, setCorrecting] = useState(false);
  const ledger = useLedgers().data?.find((one) => one.id === 'collection');
  const found = useQuery({ queryKey: ['collection', recordId], queryFn: () => ask('collection.get', { recordId }) });
  if (found.error) return <Fault error={found.error} />;
  if (!found.data || !ledger || !me) return <Spin />;
  const { form, addressed, own, answers, allowed, reason } = found.data;
  const done = (): void => { setAction(undefined); setCorrecting(false); void queries.invalidateQueries(); };
  const isOpen = form.state === '进行中' && !form.ended;
  const isPublic = form.state === '进行中' || form.state === '已撤回';
  const filling = addressed && isOpen && (own === null || own.state === '已退回' || correcting);
  const units = answers?.length ?? 0;
  const steps = allowed.filter((name) => name !== 'edit' && (name !== 'withdraw' || isOpen));
  return (
    <>
      <h1>{form.title}</h1>
      <p><b>{form.askerName}</b>要的 <Tag color="blue">{stateWords(form)}</Tag> {form.endsOn && <>{form.endsOn} 截止</>} <span className="quiet">约 {form.minutes} 分钟{units > 0 && ` × ${units} 个单位，共 ${hours(form.minutes * units)}`}</span></p>
      {reason && <Alert type="warning" style={{ marginBottom: 12 }} title={`${form.state}：${reason}`} />}
      {form.state === '进行中' && form.ended && <Alert type="info" style={{ marginBottom: 12 }} title="已经截止，只能查看。" />}
      <div className="panel">
        <p style={{ marginTop: 0 }}>{form.purpose || <span className="quiet">还没有写为什么要</span>}</p>
        {form.sentence && <details><summary className="quiet">依据的原句</summary><p>{form.clause}　{form.sentence}</p></details>}
        <p className="quiet" style={{ marginBottom: 0 }}>依据 {form.clause || '（还没有选）'}{form.plan && `《${form.plan}》`}；资料保存 {form.keepYears || '—'} 年{!addressed && form.kinds.length > 0 && `；发给${form.kinds.map((kind) => UNIT_KINDS[kind as UnitKind]?.name ?? kind).join('、')}`}{isPublic && <>；<a href={`/c/${COUNTY}/p/${form.publicationId}`} target="_blank" rel="noreferrer">公开页面</a></>}</p>
      </div>
      {own && !filling && <OwnAnswer data={found.data} onCorrect={isOpen ? () => setCorrecting(true) : undefined} />}
      {filling && own?.reason && <Alert type="warning" style={{ marginBottom: 12 }} title={`退回理由：${own.reason}`} />}
      {filling && <AnswerForm data={found.data} onDone={done} />}
      {!addressed && <section className="panel" aria-label="问什么"><h2 className="group">问什么</h2><FormView questions={questionsOf(found.data)} /></section>}
      {action
        ? <ActForm key={action} ledger={ledger} action={action} recordId={recordId} unitId={form.askerId} seenSeq={form.seq} values={{}} onDone={done} onCancel={() => setAction(undefined)} />
        : (steps.length > 0 || allowed.includes('edit')) && <p className="noprint filters">{allowed.includes('edit') && <Link to="/collections/$recordId/edit" params={{ recordId }}><Button>修改</Button></Link>}{steps.map((name) => <Button key={name} type={name === 'sign' || name === 'issue' ? 'primary' : 'default'} danger={ledger.actions[name]?.danger === true} onClick={() => setAction(name)}>{ledger.actions[name]?.label}</Button>)}</p>}
      {form.state === '待会签' && form.askerId === me.acting.unitId && <p className="quiet">等另一条线会签：办公室主任、派驻纪检监察组或内审（不是{form.askerName}的人）。</p>}
      {form.state === '拟稿' && !allowed.includes('sign') && form.askerId === me.acting.unitId && <p className="quiet">请本单位负责人签发，再由另一条线的人会签发出。</p>}
      {answers && isPublic && <AnswersTable data={found.data} answers={answers} />}
    </>
  );
}

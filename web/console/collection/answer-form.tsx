import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Spin } from 'antd';
import { useState } from 'react';
import type { Uuid } from '#base/id';
import { fieldOf, readAnswer, writeAnswer } from '#domain/collection';
import type { Value, Values } from '#model/field';
import type { Ledger } from '#model/ledger';
import { ask, newId } from '../api.ts';
import { ActForm } from '../kit/act-form.tsx';
import { useLedgers } from '../kit/definition.ts';
import { begunHere } from '../kit/kept-here.ts';
import { useMe } from '../use-me.ts';
import { type Collection, questionsOf } from './words.ts';

/** What is brought along, to be read and not typed. */
function Held({ held }: Pick<Collection, 'held'>) {
  if (held.length === 0) return null;
  return (
    <div className="panel">
      <h2 className="group">系统已有，不用填</h2>
      <dl className="values">{held.map((one) => <div key={one.label} style={{ display: 'contents' }}><dt>{one.label} <span className="chip">取自《{one.from}》</span></dt><dd>{one.text !== '' ? one.text : one.ledger ? <>还没有登记，<Link to="/ledgers/$ledger/new" params={{ ledger: one.ledger }}>去《{one.from}》填一件</Link>；也可以先空着报</> : '—'}</dd></div>)}</dl>
    </div>
  );
}

/** The form as its addressee fills it: one input a question, in order; or, instead, the reason for declining. */
export function AnswerForm({ data, onDone }: { readonly data: Collection; readonly onDone: () => void }) {
  const { form, own, held } = data;
  const me = useMe().data;
  const [fresh] = useState(newId);
  const [declining, setDeclining] = useState(false);
  const ledger = useLedgers().data?.find((one) => one.id === 'collection-answer');
  const drafts = useQuery({ queryKey: ['drafts', 'collection-answer'], queryFn: () => ask('draft.list', { ledger: 'collection-answer' }), staleTime: 0 });
  if (!me || !ledger || drafts.isPending) return <Spin />;
  const isOfThis = (set: Readonly<Record<string, unknown>>): boolean => set['form'] === form.recordId;
  const recordId: Uuid = own?.recordId ?? drafts.data?.find((draft) => draft.body.seenSeq === 0 && isOfThis(draft.body.set))?.draftId ?? begunHere(me.person.personId, 'collection-answer', (draft) => isOfThis(draft.set)) ?? fresh;
  const asked = questionsOf(data).filter(({ kind }) => kind !== 'held');
  const file = asked.find(({ kind }) => kind === 'file');
  const step = own === null ? 'submit' : own.state === '已说明不报' ? 'resume' : 'amend';
  const words = asked.filter((question) => question !== file);
  const pseudo = {
    ...ledger, disclosure: 'never', fields: Object.fromEntries(asked.map((question) => [question.label, fieldOf(question)])),
    actions: { [step]: { ...ledger.actions[step], sets: asked.map(({ label }) => label), needs: asked.filter(({ must }) => must).map(({ label }) => label) } },
  } as unknown as Ledger;
  const decline = { ...ledger, fields: { why: ledger.fields['why'] }, actions: { decline: { ...ledger.actions['decline'], sets: ['why'], needs: ['why'] } } } as unknown as Ledger;
  const known = Object.fromEntries(held.filter(({ ledger: source, text }) => source !== null && text !== '').map(({ label, text }) => [label, text]));
  const before: Values = own ? { ...Object.fromEntries(words.map((question) => [question.label, readAnswer(fieldOf(question), own.answers[question.label] ?? '') ?? null])), ...(file ? { [file.label]: own.papers } : {}) } : {};
  const head = own === null ? { form: form.recordId, title: form.title } : {};
  const toSet = (typed: Values): Values => {
    const all: Values = { ...before, ...typed };
    return {
      ...head, ...(file ? { papers: all[file.label] ?? [] } : {}),
      answers: [...words.map((question) => ({ label: question.label, answer: writeAnswer(fieldOf(question), all[question.label] ?? null) })), ...Object.entries(known).map(([label, answer]) => ({ label, answer }))].filter(({ answer }) => answer !== ''),
    };
  };
  const place = { recordId, unitId: me.acting.unitId, seenSeq: own?.seq ?? 0, ...(own === null ? { leadUnitId: form.askerId } : {}), onDone };
  if (declining) return <ActForm key="decline" ledger={decline} action="decline" values={{}} initial={{ form: form.recordId } as Record<string, Value>} toSet={(typed) => ({ ...head, ...typed })} {...place} onCancel={() => setDeclining(false)} />;
  return (
    <>
      <Held held={held} />
      <ActForm key={step} ledger={pseudo} action={step} values={before} initial={(own === null ? { form: form.recordId } : {}) as Record<string, Value>} toSet={toSet} {...place} />
      {own === null && <p className="noprint">不该要、已经报过？<Button size="small" onClick={() => setDeclining(true)}>说明理由，不报</Button> <span className="quiet">理由会公开。</span></p>}
    </>
  );
}

import { Alert, App, Button, Input, Space } from 'antd';
import { Fragment, useEffect, useRef, useState } from 'react';
import { type Instant, wallClock } from '#base/day';
import type { Uuid } from '#base/id';
import { type Field, isEmpty, isFieldAsked, type Value, type Values } from '#model/field';
import type { Ledger } from '#model/ledger';
import { ask, newId, Offline, Refused } from '../api.ts';
import { useMe } from '../use-me.ts';
import { answerFaultWords, faultWords, sentenceFor, type Warning, warningWords } from '../refusals.ts';
import { type Copy, CopyList } from './copies.tsx';
import { FieldInput } from './field-input.tsx';
import { dropWaiting, keepWaiting, type WaitingAct } from './kept-here.ts';
import { useDraft } from './use-draft.ts';

interface Props {
  readonly ledger: Ledger;
  readonly action: string;
  readonly recordId: Uuid;
  readonly unitId: string;
  /** Set where the own unit leads for the unit that the record belongs to. */
  readonly leadUnitId?: string;
  readonly seenSeq: number;
  readonly values: Values;
  /** The duty that the record answers, when it was opened from the inbox. */
  readonly answers?: { readonly programmeId: Uuid; readonly key: string };
  /** What the form begins with, where each of it comes from, and what last time's record said. */
  readonly initial?: Readonly<Record<string, Value>>;
  readonly marks?: Readonly<Record<string, string>>;
  readonly last?: Values | undefined;
  /** What the typed fields come to in the record, where that is another thing than its fields. */
  readonly toSet?: (typed: Values) => Values;
  readonly onDone: () => void;
  readonly onCancel?: () => void;
}

const NOTHING = {};
const NO_MARKS: Readonly<Record<string, string>> = {};

const SHORT: readonly Field['kind'][] = ['integer', 'money', 'date', 'choice', 'yesno'];
/** Several of these stand side by side where the window is wide. */
const isShort = (field: Field): boolean => SHORT.includes(field.kind) || (field.kind === 'text' && field.maxLength <= 20);

/** The form of one step of a record: the fields that it may set, a reason where one is asked for. Typed words survive a refusal, a lost network and a closed page. */
export function ActForm({ ledger, action: name, recordId, unitId, leadUnitId, seenSeq, values, answers, initial = NOTHING, marks = NO_MARKS, last, toSet = (typed) => typed, onDone, onCancel }: Props) {
  const { message } = App.useApp();
  const action = ledger.actions[name];
  const me = useMe().data;
  const person = me?.person.personId ?? '';
  const { set, change, reason, changeReason, saved, forget, resumed } = useDraft({ person, ledger: ledger.id, action: name, recordId, seenSeq, initial });
  const [refusal, setRefusal] = useState<Refused['refusal']>();
  const [fault, setFault] = useState<string>();
  const [queued, setQueued] = useState(false);
  const [busy, setBusy] = useState(false);
  const [sending, setSending] = useState<ReadonlySet<string>>(new Set());
  const entryId = useRef(newId());
  const opened = useRef(performance.now());
  // Whoever handed in at the foot of a long form is taken to what is wrong.
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => { if (refusal ?? fault) { summary.current?.focus({ preventScroll: true }); summary.current?.scrollIntoView({ block: 'center' }); } }, [refusal, fault]);
  if (!action) return null;
  const open = action.sets === 'all' ? Object.keys(ledger.fields) : (action.sets ?? action.needs ?? []);
  const all = { ...values, ...set };
  const shown = open.filter((field) => isFieldAsked(ledger.fields, field, all));
  const missing = new Set((refusal?.['fields'] as readonly string[] | undefined) ?? []);
  const bad = refusal?.code === 'bad-value' ? (refusal['fault'] as { field: string; why: string }) : undefined;
  const wrong = refusal?.code === 'form-answer' ? (refusal['fault'] as { label: string; why: string }) : undefined;
  const finding = refusal?.['finding'] as Warning | undefined;

  const before = refusal?.['last'] as { action: string; at: string } | undefined;

  const warnings = (refusal?.['warnings'] as readonly Warning[] | undefined) ?? [];

  const submit = async (acknowledges: readonly string[] = []): Promise<void> => {
    setBusy(true);
    setRefusal(undefined);
    setFault(undefined);
    const act: WaitingAct['act'] = { entryId: entryId.current, recordId, ledger: ledger.id, action: name, seenSeq, unitId, ...(leadUnitId ? { leadUnitId } : {}), set: toSet({ ...Object.fromEntries(Object.entries(set).filter(([field]) => shown.includes(field))), ...Object.fromEntries(open.filter((field) => !isFieldAsked(ledger.fields, field, all) && !isEmpty(values[field])).map((field) => [field, null])) }) as never, ...(seenSeq === 0 && !resumed.current ? { seconds: Math.round((performance.now() - opened.current) / 1000) } : {}), ...(reason ? { reason } : {}), ...(acknowledges.length > 0 ? { acknowledges: [...acknowledges] } : {}), ...(answers ? { answers: [answers] } : {}) };
    try {
      const [outcome] = await ask('act', { acts: [act] });
      if (outcome?.ok) {
        await forget();
        void message.success(`${action.label}：已送达`);
        onDone();
      } else if (outcome) {
        setRefusal(outcome.refusal);
        entryId.current = newId();
      }
    } catch (error) {
      // The same ids go again: if the first try did arrive, the second is answered as the first.
      if (error instanceof Refused) setRefusal(error.refusal);
      else if (error instanceof Offline && keepWaiting(person, { act, postId: me?.acting.postId ?? '', what: `《${ledger.name}》${action.label}`, at: Date.now() })) setQueued(true);
      else setFault((error as Error).message);
    } finally {
      setBusy(false);
    }
  };

  if (queued) return <Alert type="warning" role="status" title="网络不通，还没有送达。" description={<><p>这一件已放进待送箱，保存在这台设备上，网络恢复后自动送出；送达后会提示“已送达”，审阅人接收后才是“已受理”。</p><Button onClick={() => { dropWaiting(person, entryId.current); entryId.current = newId(); setQueued(false); }}>先不送，继续修改</Button></>} />;

  return (
    <form className="panel" onSubmit={(event) => { event.preventDefault(); void submit(); }} noValidate>
      <h2 style={{ marginTop: 0, fontSize: 17 }}>{action.label}</h2>
      {(refusal || fault) && <div ref={summary} tabIndex={-1} className="summary"><Alert type={warnings.length > 0 ? 'warning' : 'error'} role="alert" style={{ marginBottom: 12 }} title={refusal ? sentenceFor(refusal) : fault} description={missing.size > 0 ? `还没有填：${[...missing].map((field) => ledger.fields[field]?.label ?? field).join('、')}` : warnings.length > 0 ? <>{warnings.map((warning) => <div key={warning.code}><p>{warningWords(warning)}</p>{warning.code === 'copied' && <CopyList copies={warning.detail['copies'] as readonly Copy[]} />}</div>)}<Space wrap><Button loading={busy} onClick={() => void submit(warnings.map((warning) => warning.code))}>已知悉，仍然{action.label}</Button>{warnings.some((warning) => warning.code === 'copied') && <Button loading={busy} onClick={() => void submit(warnings.map((warning) => (warning.code === 'copied' ? 'template' : warning.code)))}>模板要求这样写，仍然{action.label}</Button>}</Space></> : finding && ledger.fields[String(finding.detail['field'])] ? `请看“${ledger.fields[String(finding.detail['field'])]?.label}”` : bad || refusal?.['field'] ? `请看“${ledger.fields[String(bad?.field.split('.')[0] ?? refusal?.['field'])]?.label ?? ''}”` : before ? `${wallClock(before.at as Instant)} 已有人办了“${ledger.actions[before.action]?.label ?? before.action}”。` : undefined} /></div>}
      <div className="asked">{shown.map((field, i) => {
        const definition = ledger.fields[field];
        if (!definition) return null;
        const opens = definition.group !== undefined && definition.group !== ledger.fields[shown[i - 1] ?? '']?.group;
        const problem = missing.has(field) ? '这一项必须填写' : bad?.field.split('.')[0] === field ? `这一项${faultWords(bad.why)}` : wrong?.label === field ? answerFaultWords(wrong.why) : refusal?.['field'] === field ? sentenceFor(refusal) : finding?.detail['field'] === field ? warningWords(finding) : undefined;
        return (
          <Fragment key={field}>
            {opens && <h3 className="group">{definition.group}</h3>}
            <div className={isShort(definition) ? 'short' : undefined}>
            <label htmlFor={field}><b>{definition.label}</b>{action.needs?.includes(field) && <span style={{ color: '#b42318' }}> *</span>} {definition.hint && <span className="quiet">{definition.hint}</span>} {marks[field] && <span className="chip">{marks[field]}</span>} {last && last[field] !== undefined && <span className="chip">{JSON.stringify(set[field] ?? null) === JSON.stringify(last[field]) ? '与上次相同' : '已改'}</span>}</label>
            <div><FieldInput id={field} field={definition} unitId={unitId} value={set[field] ?? values[field] ?? null} onChange={(value) => change((before) => ({ ...before, [field]: value }))} onBusy={(is) => setSending((all) => (all.has(field) === is ? all : new Set(is ? [...all, field] : [...all].filter((other) => other !== field))))} /></div>
            {problem && <div role="alert" style={{ color: '#b42318' }}>{problem}</div>}
            </div>
          </Fragment>
        );
      })}</div>
      {ledger.disclosure !== 'never' && ledger.disclosure.mode === 'record' && ledger.disclosure.when.includes(action.to) && <Alert type="info" style={{ marginBottom: 12 }} title={`办完后对外公开：${Object.entries(ledger.fields).filter(([name, field]) => field.see === 'public' && field.kind !== 'files' && isFieldAsked(ledger.fields, name, all)).map(([, field]) => field.label).join('、')}。经办人和附件不公开；照片要另一人确认认不出学生后才公开。`} />}
      {action.reason && <div style={{ marginBottom: 16 }}><label htmlFor="reason"><b>理由</b><span style={{ color: '#b42318' }}> *</span></label><Input.TextArea id="reason" rows={3} maxLength={2000} value={reason} onChange={(event) => changeReason(event.target.value)} /></div>}
      <Button type="primary" htmlType="submit" loading={busy} disabled={sending.size > 0} danger={action.danger === true}>{sending.size > 0 ? '附件还在传' : action.label}</Button>{' '}
      {onCancel && <Button onClick={onCancel}>取消</Button>} <span className="quiet" role="status">{saved}</span>
    </form>
  );
}

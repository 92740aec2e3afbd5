import { Alert, App, Button, Input, Space } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { type Instant, wallClock } from '#base/day';
import type { Uuid } from '#base/id';
import { isEmpty, isFieldAsked, type Value, type Values } from '#model/field';
import type { Ledger } from '#model/ledger';
import { ask, newId, Refused } from '../api.ts';
import { faultWords, sentenceFor, type Warning, warningWords } from '../refusals.ts';
import { type Copy, CopyList } from './copies.tsx';
import { FieldInput } from './field-input.tsx';

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
  readonly onDone: () => void;
  readonly onCancel?: () => void;
}

/** The form of one step of a record: the fields that it may set, a reason where one is asked for. Typed words survive a refusal, a lost network and a closed page. */
export function ActForm({ ledger, action: name, recordId, unitId, leadUnitId, seenSeq, values, answers, onDone, onCancel }: Props) {
  const { message } = App.useApp();
  const action = ledger.actions[name];
  const [set, setSet] = useState<Record<string, Value>>({});
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<Refused['refusal']>();
  const [fault, setFault] = useState<string>();
  const [saved, setSaved] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [sending, setSending] = useState<ReadonlySet<string>>(new Set());
  const entryId = useRef(newId());
  const draftId = recordId;

  useEffect(() => {
    void ask('draft.list', { ledger: ledger.id }).then((drafts) => {
      const own = drafts.find((draft) => draft.draftId === draftId && draft.body.action === name);
      if (own) { setSet(own.body.set as Record<string, Value>); setReason(own.body.reason ?? ''); setSaved('已恢复上次暂存的内容'); }
    }).catch(() => undefined);
  }, [draftId, ledger.id, name]);

  useEffect(() => {
    if (Object.keys(set).length === 0 && reason === '') return undefined;
    const timer = setTimeout(() => {
      ask('draft.save', { draftId, ledger: ledger.id, body: { recordId, action: name, seenSeq, set: set as never, ...(reason ? { reason } : {}) } })
        .then(() => setSaved('已暂存')).catch(() => setSaved('暂存没有成功，内容仍在本页'));
    }, 1500);
    return () => clearTimeout(timer);
  }, [set, reason, draftId, ledger.id, name, recordId, seenSeq]);

  if (!action) return null;
  const open = action.sets === 'all' ? Object.keys(ledger.fields) : (action.sets ?? action.needs ?? []);
  const all = { ...values, ...set };
  const shown = open.filter((field) => isFieldAsked(ledger.fields, field, all));
  const missing = new Set((refusal?.['fields'] as readonly string[] | undefined) ?? []);
  const bad = refusal?.['fault'] as { field: string; why: string } | undefined;

  const last = refusal?.['last'] as { action: string; at: string } | undefined;

  const warnings = (refusal?.['warnings'] as readonly Warning[] | undefined) ?? [];

  const submit = async (acknowledges: readonly string[] = []): Promise<void> => {
    setBusy(true);
    setRefusal(undefined);
    setFault(undefined);
    try {
      const [outcome] = await ask('act', { acts: [{ entryId: entryId.current, recordId, ledger: ledger.id, action: name, seenSeq, unitId, ...(leadUnitId ? { leadUnitId } : {}), set: { ...Object.fromEntries(Object.entries(set).filter(([field]) => shown.includes(field))), ...Object.fromEntries(open.filter((field) => !isFieldAsked(ledger.fields, field, all) && !isEmpty(values[field])).map((field) => [field, null])) } as never, ...(reason ? { reason } : {}), ...(acknowledges.length > 0 ? { acknowledges: [...acknowledges] } : {}), ...(answers ? { answers: [answers] } : {}) }] });
      if (outcome?.ok) {
        await ask('draft.drop', { draftId }).catch(() => undefined);
        void message.success(`${action.label}：已送达`);
        onDone();
      } else if (outcome) {
        setRefusal(outcome.refusal);
        entryId.current = newId();
      }
    } catch (error) {
      // The same ids go again: if the first try did arrive, the second is answered as the first.
      if (error instanceof Refused) setRefusal(error.refusal);
      else setFault((error as Error).message);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className="panel" onSubmit={(event) => { event.preventDefault(); void submit(); }} noValidate>
      <h2 style={{ marginTop: 0, fontSize: 17 }}>{action.label}</h2>
      {(refusal || fault) && <Alert type={warnings.length > 0 ? 'warning' : 'error'} role="alert" style={{ marginBottom: 12 }} title={refusal ? sentenceFor(refusal) : fault} description={missing.size > 0 ? `还没有填：${[...missing].map((field) => ledger.fields[field]?.label ?? field).join('、')}` : warnings.length > 0 ? <>{warnings.map((warning) => <div key={warning.code}><p>{warningWords(warning)}</p>{warning.code === 'copied' && <CopyList copies={warning.detail['copies'] as readonly Copy[]} />}</div>)}<Space wrap><Button loading={busy} onClick={() => void submit(warnings.map((warning) => warning.code))}>已知悉，仍然{action.label}</Button>{warnings.some((warning) => warning.code === 'copied') && <Button loading={busy} onClick={() => void submit(warnings.map((warning) => (warning.code === 'copied' ? 'template' : warning.code)))}>模板要求这样写，仍然{action.label}</Button>}</Space></> : last ? `${wallClock(last.at as Instant)} 已有人办了“${ledger.actions[last.action]?.label ?? last.action}”。` : undefined} />}
      {shown.map((field, i) => {
        const definition = ledger.fields[field];
        if (!definition) return null;
        const opens = definition.group !== undefined && definition.group !== ledger.fields[shown[i - 1] ?? '']?.group;
        const problem = missing.has(field) ? '这一项必须填写' : bad?.field.split('.')[0] === field ? `这一项${faultWords(bad.why)}` : refusal?.['field'] === field ? sentenceFor(refusal) : undefined;
        return (
          <div key={field} style={{ marginBottom: 16 }}>
            {opens && <h3 className="group">{definition.group}</h3>}
            <label htmlFor={field}><b>{definition.label}</b>{action.needs?.includes(field) && <span style={{ color: '#b42318' }}> *</span>} {definition.hint && <span className="quiet">{definition.hint}</span>}</label>
            <div><FieldInput id={field} field={definition} unitId={unitId} value={set[field] ?? values[field] ?? null} onChange={(value) => setSet((before) => ({ ...before, [field]: value }))} onBusy={(is) => setSending((all) => (all.has(field) === is ? all : new Set(is ? [...all, field] : [...all].filter((other) => other !== field))))} /></div>
            {problem && <div role="alert" style={{ color: '#b42318' }}>{problem}</div>}
          </div>
        );
      })}
      {ledger.disclosure !== 'never' && ledger.disclosure.mode === 'record' && ledger.disclosure.when.includes(action.to) && <Alert type="info" style={{ marginBottom: 12 }} title={`办完后对外公开：${Object.values(ledger.fields).filter((field) => field.see === 'public').map((field) => field.label).join('、')}。经办人和附件不公开。`} />}
      {action.reason && <div style={{ marginBottom: 16 }}><label htmlFor="reason"><b>理由</b><span style={{ color: '#b42318' }}> *</span></label><Input.TextArea id="reason" rows={3} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} /></div>}
      <Button type="primary" htmlType="submit" loading={busy} disabled={sending.size > 0} danger={action.danger === true}>{sending.size > 0 ? '附件还在传' : action.label}</Button>{' '}
      {onCancel && <Button onClick={onCancel}>取消</Button>} <span className="quiet" role="status">{saved}</span>
    </form>
  );
}

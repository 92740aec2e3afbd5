import { Alert, App, Button, Checkbox, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useRef, useState } from 'react';
import type { Uuid } from '#base/id';
import type { Output } from '#contract';
import { formOf, heldOf, lintForm, minutesOf, MOST_QUESTIONS, UNIT_SOURCES } from '#domain/collection';
import { UNIT_KINDS, type UnitKind } from '#model/actor';
import type { Value, Values } from '#model/field';
import type { Ledger } from '#model/ledger';
import { ask, newId, Refused } from '../api.ts';
import { useDraft } from '../kit/use-draft.ts';
import { sentenceFor } from '../refusals.ts';
import { Preview } from './preview.tsx';
import { EMPTY_ROW, QuestionCard, type Row } from './question-card.tsx';
import { hours } from './words.ts';

const YEARS = [1, 2, 3, 5, 10];

interface Props {
  readonly person: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly today: string;
  readonly action: 'compose' | 'edit';
  readonly recordId: Uuid;
  readonly seenSeq: number;
  readonly initial: Readonly<Record<string, Value>>;
  readonly ledgers: readonly Ledger[];
  readonly bases: Output<'collection.bases'>;
  readonly units: Output<'units.list'>;
  readonly onDone: () => void;
}

/** Composes a form: questions added, ordered and taken away, seen beside as the clerk will see them; what the linter refuses stands beside the question at once. What is typed is kept. */
export function Composer({ person, unitId, unitName, today, action, recordId, seenSeq, initial, ledgers, bases, units, onDone }: Props) {
  const { message } = App.useApp();
  const { set, change, saved, forget, resumed } = useDraft({ person, ledger: 'collection', action, recordId, seenSeq, initial });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const entryId = useRef(newId());
  const form = formOf(set as Values);
  const rows = (set['questions'] ?? []) as unknown as readonly Row[];
  const faults = lintForm(form, ledgers, false);
  const faultsAt = (at: number | null) => faults.filter((fault) => fault.at === at && (tried || fault.code !== 'field' || (at !== null && form.questions[at]?.label !== '')));
  const whole = faults.filter((fault) => fault.at === null && (tried || fault.code !== 'form'));
  const put = (name: string, value: Value): void => change((before) => ({ ...before, [name]: value }));
  const putRows = (next: readonly Row[]): void => put('questions', next as unknown as Value);
  const addressed = units.filter((unit) => form.kinds.includes(unit.kind) && !unit.closed).length;
  const minutes = minutesOf(form.questions);
  const kinds = Object.entries(UNIT_KINDS).flatMap(([kind, { name, school }]) => { const count = units.filter((unit) => unit.kind === kind && !unit.closed).length; return (school || kind === 'section') && count > 0 ? [{ value: kind as UnitKind, label: `${name} ${count}` }] : []; });
  const nameOf = (from: string): string => heldOf(from, ledgers)?.ledgerName ?? '';
  const sources = new Map([...Object.keys(UNIT_SOURCES), ...form.questions.map(({ from }) => from)].map((from) => [from, nameOf(from)]));
  const basis = bases.find(({ clause, plan }) => clause === form.clause && plan === form.plan);

  const save = async (): Promise<void> => {
    setTried(true);
    setProblem(undefined);
    if (form.title === '') { setProblem('先写上名称。'); return; }
    if (faults.length > 0) { setProblem('还有红字要改，改好再保存。写的内容都在。'); return; }
    setBusy(true);
    try {
      const values = { ...set, questions: rows.map((row) => ({ ...row, label: String(row.label ?? '').trim() })), minutes } as unknown as Record<string, Value>;
      const [outcome] = await ask('act', { acts: [{ entryId: entryId.current, recordId, ledger: 'collection', action, seenSeq, unitId, set: values as never }] });
      if (outcome?.ok) {
        await forget();
        void message.success('已保存');
        onDone();
      } else if (outcome) {
        setProblem(sentenceFor(outcome.refusal));
        entryId.current = newId();
      }
    } catch (error) {
      setProblem(error instanceof Refused ? sentenceFor(error.refusal) : (error as Error).message);
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="split">
      {/* Enter in a line of a question must not hand the form in. */}
      <form className="panel" onKeyDown={(event) => { if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault(); }} onSubmit={(event) => { event.preventDefault(); void save(); }} noValidate>
        <div style={{ marginBottom: 12 }}><label htmlFor="title"><b>名称</b><span className="bad"> *</span></label><Input id="title" maxLength={60} placeholder="校车安全设施情况" value={form.title === '' ? ((set['title'] as string | null) ?? '') : (set['title'] as string)} onChange={(event) => put('title', event.target.value || null)} /></div>
        <div style={{ marginBottom: 12 }}><label htmlFor="purpose"><b>为什么要、怎么用</b></label><Input.TextArea id="purpose" rows={2} maxLength={300} placeholder="核对校车台数，定下半年安检排期；不作考核依据。" value={(set['purpose'] as string | null) ?? ''} onChange={(event) => put('purpose', event.target.value || null)} /></div>
        {whole.map((fault) => <div key={fault.words} role="alert" className="bad" style={{ marginBottom: 8 }}>{fault.words}。</div>)}
        <h2 className="group">问什么</h2>
        <ol style={{ listStyle: 'none', padding: 0, margin: 0 }}>
          {rows.map((row, at) => (
            <QuestionCard key={at} at={at} last={rows.length - 1} row={row} faults={faultsAt(at)} source={row.kind === 'held' ? nameOf(String(row.from)) : undefined}
              onChange={(next) => putRows(rows.map((other, i) => (i === at ? next : other)))} onMove={(to) => putRows(rows.map((other, i) => (i === at ? (rows[to] as Row) : i === to ? row : other)))} onDrop={() => putRows(rows.filter((_, i) => i !== at))} />
          ))}
        </ol>
        <p><Button disabled={rows.length >= MOST_QUESTIONS} onClick={() => putRows([...rows, EMPTY_ROW])}>加一项</Button> <span className="quiet">最多 {MOST_QUESTIONS} 项；系统里已有的会提示，不用再问。</span></p>
        <h2 className="group">发给谁、凭什么、到哪天</h2>
        <div style={{ marginBottom: 12 }}><label htmlFor="clause"><b>依据方案哪一句</b><span className="bad"> *</span></label>
          <Select id="clause" aria-label="依据方案哪一句" showSearch={{ optionFilterProp: 'label' }} allowClear style={{ width: '100%' }} placeholder={bases.length === 0 ? '本股室没有牵头或配合的句子，不能要' : '选一句本股室牵头或配合的'} value={basis ? `${basis.clause}|${basis.plan}` : null}
            onChange={(picked: string | null) => { const found = bases.find(({ clause, plan }) => `${clause}|${plan}` === picked); change((before) => ({ ...before, clause: found?.clause ?? null, plan: found?.plan ?? null })); }} options={bases.map(({ clause, plan, text }) => ({ value: `${clause}|${plan}`, label: `${clause}　${text}` }))} />
          {basis && <div className="quiet">{basis.text}</div>}
        </div>
        <div style={{ marginBottom: 12 }}><b id="kinds">发给</b><span className="bad"> *</span><div><Checkbox.Group aria-labelledby="kinds" value={[...form.kinds]} onChange={(picked) => put('kinds', picked as string[])} options={kinds} /></div></div>
        <div className="filters">
          <label htmlFor="endsOn"><b>截止日期</b><span className="bad"> *</span></label><DatePicker id="endsOn" value={form.endsOn ? dayjs(form.endsOn) : null} minDate={dayjs(today)} onChange={(picked) => put('endsOn', picked ? picked.format('YYYY-MM-DD') : null)} />
          <label htmlFor="keepYears"><b>资料保存</b><span className="bad"> *</span></label><Select id="keepYears" aria-label="资料保存几年" style={{ width: 90 }} value={(set['keepYears'] as number | null) ?? null} onChange={(years) => put('keepYears', years)} options={YEARS.map((years) => ({ value: years, label: `${years} 年` }))} />
        </div>
        <p>每份约 <b>{minutes}</b> 分钟 × {addressed} 个单位 = <b>{hours(minutes * addressed)}</b> <span className="quiet">按题目算，计入本股室的负担</span></p>
        {problem && <Alert type="error" role="alert" style={{ marginBottom: 12 }} title={problem} />}
        <Button type="primary" htmlType="submit" loading={busy}>保存拟稿</Button> {resumed.current && <Button onClick={() => { resumed.current = false; setTried(false); change(() => ({ ...initial })); }}>{action === 'compose' ? '清空重来' : '放弃改动'}</Button>} <span className="quiet" role="status">{saved}</span>
        <p className="quiet">保存后请负责人签发，再由另一条线的人会签发出；发出那一刻起，名称、问什么、谁要的、依据和截止日期都对外公开。</p>
      </form>
      <div><Preview form={form} askerName={unitName} sources={sources} unitId={unitId} /></div>
    </div>
  );
}

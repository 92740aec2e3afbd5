import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Input, Progress } from 'antd';
import { useRef, useState } from 'react';
import type { Uuid } from '#base/id';
import type { Ask, Output } from '#contract';
import type { Ledger } from '#model/ledger';
import { ask, newId } from '../api.ts';
import { sentenceFor, type Warning, warningWords } from '../refusals.ts';

export type Line = Output<'records.list'>['lines'][number];

/** What became of one row; `unsent` may be sent again as it is, with the same ids. */
type Result = { readonly kind: 'done'; readonly state: string } | { readonly kind: 'refused' | 'unsent'; readonly sentence: string };

/** So many rows go in one request: a lost line costs no more than these, and they may go again. */
const AT_A_TIME = 20;

interface Row {
  readonly line: Line;
  readonly act: Ask<'act'>['acts'][number];
}

function resultOf(outcome: Output<'act'>[number]): Result {
  if (outcome.ok) return { kind: 'done', state: outcome.value.state };
  const warnings = (outcome.refusal['warnings'] as readonly Warning[] | undefined) ?? [];
  return { kind: 'refused', sentence: `${sentenceFor(outcome.refusal)}${warnings.map(warningWords).join('')}${warnings.length > 0 ? '请打开这一件单独办理。' : ''}` };
}

/** The chosen rows: one step for all of them, each an act of its own, and what became of each. */
export function Batch({ ledger, picked, onClear, onDone }: { readonly ledger: Ledger; readonly picked: readonly Line[]; readonly onClear: () => void; readonly onDone: () => void }) {
  const queries = useQueryClient();
  const [action, setAction] = useState<string>();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [results, setResults] = useState<ReadonlyMap<Uuid, Result>>(new Map());
  const rows = useRef<readonly Row[]>([]);
  const common = Object.keys(ledger.actions).filter((name) => picked.length > 0 && picked.every((line) => line.batch.includes(name)));
  const chosen = action === undefined ? undefined : ledger.actions[action];

  const send = async (wanted: readonly Row[]): Promise<void> => {
    setBusy(true);
    for (let at = 0; at < wanted.length; at += AT_A_TIME) {
      const some = wanted.slice(at, at + AT_A_TIME);
      const outcomes: readonly Result[] = await ask('act', { acts: some.map((row) => row.act) }).then((all) => all.map(resultOf), (error: unknown) => some.map((): Result => ({ kind: 'unsent', sentence: (error as Error).message })));
      setResults((before) => new Map([...before, ...some.map(({ line }, i): [Uuid, Result] => [line.recordId, outcomes[i] ?? { kind: 'unsent', sentence: '没有回音。' }])]));
    }
    setBusy(false);
    void queries.invalidateQueries({ queryKey: ['records'] });
  };
  const start = (name: string): void => {
    rows.current = picked.map((line) => ({ line, act: { entryId: newId(), recordId: line.recordId, ledger: ledger.id, action: name, seenSeq: line.seq, unitId: line.unitId, set: {}, ...(ledger.actions[name]?.reason ? { reason: reason.trim() } : {}) } }));
    void send(rows.current);
  };

  if (rows.current.length > 0) {
    // What asks for a look stands first, once all have been sent.
    const weight = ({ line }: Row): number => (busy || results.get(line.recordId)?.kind === 'done' ? 1 : 0);
    const [done, refused, unsent] = (['done', 'refused', 'unsent'] as const).map((kind) => [...results.values()].filter((one) => one.kind === kind).length);
    return (
      <section className="panel" aria-label="批量办理的结果">
        <h2 className="part">{chosen?.label} {rows.current.length} 件</h2>
        {busy && <Progress percent={Math.floor((results.size / rows.current.length) * 100)} status="active" aria-label="办理进度" />}
        <p role="status">办成 <b>{done}</b> 件{refused! > 0 && <>，没有办成 <b className="bad">{refused}</b> 件</>}{unsent! > 0 && <>，没有送达 <b className="bad">{unsent}</b> 件</>}{busy ? '，正在办理……' : '。'}</p>
        <ul className="rows">{rows.current.toSorted((a, b) => weight(a) - weight(b)).map(({ line }) => {
          const result = results.get(line.recordId);
          return <li key={line.recordId}><Link className="title" to="/records/$recordId" params={{ recordId: line.recordId }}>{line.title}</Link><span>{line.unitName}</span>
            {result === undefined ? <span className="quiet">等待</span> : result.kind === 'done' ? <b>{result.state}</b> : <span className="bad">{result.sentence}</span>}</li>;
        })}</ul>
        <p className="filters">
          {!busy && unsent! > 0 && <Button type="primary" onClick={() => void send(rows.current.filter(({ line }) => results.get(line.recordId)?.kind === 'unsent'))}>再送一次没有送达的 {unsent} 件</Button>}
          {!busy && <Button onClick={() => { rows.current = []; setResults(new Map()); onDone(); }}>看完了</Button>}
        </p>
      </section>
    );
  }
  return (
    <section className="panel bulk" aria-label="批量办理">
      <p className="filters" role="status"><b>已选 {picked.length} 件</b>
        {common.map((name) => <Button key={name} type={name === action ? 'primary' : 'default'} aria-pressed={name === action} onClick={() => setAction(name)}>{ledger.actions[name]?.label}</Button>)}
        <Button onClick={onClear}>取消选择</Button></p>
      {common.length === 0 && <Alert type="info" title="所选的没有共同能办的步骤。请按状态筛选后再选。" />}
      {chosen && common.includes(action ?? '') && <>
        {chosen.reason && <p><label htmlFor="batch-reason"><b>理由</b><span className="bad"> *</span> <span className="quiet">写给所选的每一件</span></label><Input.TextArea id="batch-reason" rows={2} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} /></p>}
        <Button type="primary" disabled={chosen.reason === true && reason.trim() === ''} onClick={() => start(action as string)}>{chosen.label}这 {picked.length} 件</Button>
        <span className="quiet">　每一件各记一步，办不成的会说明原因。</span>
      </>}
    </section>
  );
}

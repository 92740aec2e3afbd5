import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Spin } from 'antd';
import { useState } from 'react';
import type { Output } from '#contract';
import { ask } from '../api.ts';
import { Fault } from '../kit/fault.tsx';
import { LIGHTS, type Light } from '../kit/lights.ts';

type Found = Output<'sentence.trace'>;
interface Which { readonly programmeId: Parameters<typeof ask<'sentence.trace'>>[1]['programmeId']; readonly version: number; readonly address: string }

/** What came of a sentence: its duties by light and one by one, and its records, as far as the viewer reaches. Asked for only when opened. */
export function SentenceTrace(which: Which) {
  const [isOpen, setOpen] = useState(false);
  const found = useQuery({ queryKey: ['sentence-trace', which], queryFn: () => ask('sentence.trace', which), enabled: isOpen });
  return (
    <details className="trace noprint" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>落实情况：任务和记录</summary>
      <Fault error={found.error} />
      {isOpen && found.isPending && <Spin size="small" />}
      {found.data && <Answer {...found.data} />}
    </details>
  );
}

function Answer({ counts, duties, records }: Found) {
  const all = counts.red + counts.yellow + counts.green + counts.done;
  return (
    <>
      <p>{all === 0 ? '这一句在您的范围内没有任务。' : <>任务 {all} 件：{(Object.keys(LIGHTS) as Light[]).map((light) => <span key={light} className={`light light-${light}`}><i aria-hidden />{LIGHTS[light]} {counts[light]}</span>)}</>}</p>
      {duties.length > 0 && <ul className="rows">{duties.map((duty) => (
        <li key={duty.key}>
          <span className={`light light-${duty.light}`}><i aria-hidden />{LIGHTS[duty.light as Light]}</span>
          {duty.recordId ? <Link className="title" to="/records/$recordId" params={{ recordId: duty.recordId }}>{duty.ledgerName}（{duty.period}）</Link> : <span className="title">{duty.ledgerName}（{duty.period}）</span>}
          <span>{duty.unitName}</span><span>期限 {duty.due}</span><span className="quiet">{duty.recordState ?? '未报'}</span>
        </li>
      ))}</ul>}
      {all > duties.length && duties.length > 0 && <p className="quiet">只列最早到期的 {duties.length} 件。</p>}
      {records.length > 0 && <><p>最近的记录：</p><ul className="rows">{records.map((record) => (
        <li key={record.recordId}><Link className="title" to="/records/$recordId" params={{ recordId: record.recordId }}>{record.ledgerName} · {record.title}</Link><span>{record.unitName}</span><b>{record.state}</b></li>
      ))}</ul></>}
    </>
  );
}

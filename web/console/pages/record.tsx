import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, Spin, Tag, Timeline } from 'antd';
import { useState } from 'react';
import { type Instant, wallClock } from '#base/day';
import type { Uuid } from '#base/id';
import type { Value } from '#model/field';
import { ask } from '../api.ts';
import { ActForm } from '../kit/act-form.tsx';
import { showValue, useLedgers } from '../kit/definition.ts';
import { Fault } from '../kit/fault.tsx';

/** One record: what it says, what may be done now, and every entry with its place in the log. */
export function Page() {
  const { recordId } = useParams({ strict: false }) as { recordId: Uuid };
  const queries = useQueryClient();
  const [action, setAction] = useState<string>();
  const found = useQuery({ queryKey: ['record', recordId], queryFn: () => ask('record.get', { recordId }) });
  const ledger = useLedgers().data?.find((one) => one.id === found.data?.record.ledger);
  if (found.error) return <Fault error={found.error} />;
  if (!found.data || !ledger) return <Spin />;
  const { record, allowed, timeline } = found.data;
  return (
    <>
      <h1>{ledger.name} · {record.title}</h1>
      <p><b>{record.unitName}</b> <Tag color="blue">{record.state}</Tag> <span className="quiet">依据方案 {ledger.basis.join('、')}</span></p>
      <div className="panel">
        <dl className="values">
          {Object.entries(ledger.fields).map(([name, field]) => record.values[name] !== undefined && <div key={name} style={{ display: 'contents' }}><dt>{field.label}</dt><dd>{showValue(field, record.values[name] as Value)}</dd></div>)}
        </dl>
      </div>
      {action
        ? <ActForm key={`${action}${record.seq}`} ledger={ledger} action={action} recordId={recordId} unitId={record.unitId} seenSeq={record.seq} values={record.values as never} onCancel={() => setAction(undefined)} onDone={() => { setAction(undefined); void queries.invalidateQueries(); }} />
        : <p className="noprint filters">{allowed.map((name, i) => <Button key={name} type={i === 0 ? 'primary' : 'default'} danger={ledger.actions[name]?.danger === true} onClick={() => setAction(name)}>{ledger.actions[name]?.label}</Button>)}<Button onClick={() => void found.refetch()}>刷新</Button><Button onClick={() => print()}>打印</Button></p>}
      <div className="panel">
        <h2 style={{ marginTop: 0, fontSize: 17 }}>办理经过</h2>
        <Timeline items={timeline.map((entry) => ({
          key: entry.entryId,
          content: <>
            <div><b>{entry.actionLabel}</b> → {entry.toState}　{entry.unit} {entry.post}{entry.onBehalfOf && `（代 ${entry.onBehalfOf}）`}</div>
            <div className="quiet">{wallClock(entry.at as Instant)}　{entry.leafIndex === null ? '待入日志' : `日志第 ${Number(entry.leafIndex) + 1} 条`}</div>
            {entry.reason && <div>理由：{entry.reason}</div>}
            {Object.keys(entry.set).length > 0 && <details><summary className="quiet">填写了 {Object.keys(entry.set).length} 项</summary><pre style={{ whiteSpace: 'pre-wrap', fontFamily: 'inherit' }}>{Object.entries(entry.set).map(([name, value]) => `${ledger.fields[name]?.label ?? name}：${ledger.fields[name] ? showValue(ledger.fields[name], value as Value) : ''}`).join('\n')}</pre></details>}
          </>,
        }))} />
      </div>
    </>
  );
}

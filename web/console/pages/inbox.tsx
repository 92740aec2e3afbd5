import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Empty, Segmented, Spin } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { MOST_WAITING, showTotal } from '#model/total';
import { ask } from '../api.ts';
import { explain } from '../kit/explain.ts';
import { Fault } from '../kit/fault.tsx';
import { LIGHTS as OPEN_LIGHTS } from '../kit/lights.ts';
import { useMe } from '../use-me.ts';

const Signals = lazy(async () => ({ default: (await import('../kit/signals.tsx')).SignalGroups }));

const LIGHTS = { ...OPEN_LIGHTS, ended: '已取消' } as const;
type Light = keyof typeof LIGHTS;
/** So many waiting records stand before the duties; the rest on demand. */
const FIRST = 8;
/** 我的待办: what the acting post's unit owes, leads or oversees, by light. */
export function Page() {
  const me = useMe();
  const isSchool = me.data?.acting.roles.some((role) => role.startsWith('school.')) ?? true;
  const isOffice = me.data?.acting.roles.some((role) => role.startsWith('office.') || role === 'bureau.leader') ?? false;
  // The office oversees, a section leads, a school does its own: each sees that first.
  const [picked, setWhose] = useState<'own' | 'led' | 'all'>();
  const whose = picked ?? (isOffice ? 'all' : isSchool ? 'own' : 'led');
  const [allWaiting, setAllWaiting] = useState(false);
  const [light, setLight] = useState<Light | 'any'>('any');
  const inbox = useQuery({ queryKey: ['inbox', whose, light], queryFn: () => ask('inbox.list', { whose, ...(light === 'any' ? {} : { light }) }) });
  return (
    <>
      <h1>我的待办</h1>
      <div className="filters">
        {!isSchool && <Segmented aria-label="范围" value={whose} onChange={(value) => setWhose(value as never)} options={[{ value: 'own', label: '本单位' }, { value: 'led', label: '我牵头' }, { value: 'all', label: '全部可见' }]} />}
        <Segmented aria-label="灯" value={light} onChange={(value) => setLight(value as never)} options={[{ value: 'any', label: '全部' }, ...(Object.keys(LIGHTS) as Light[]).map((key) => ({ value: key, label: `${LIGHTS[key]} ${inbox.data ? showTotal(inbox.data.counts[key]) : ''}` }))]} />
      </div>
      <Fault error={inbox.error} />
      {inbox.data?.expired.map((one) => (
        <Alert key={`${one.programmeId}${one.version}`} type="warning" style={{ marginBottom: 12 }} title={<>《{one.title}》已于 {one.endsOn} 到期，不再产生新任务。<Link to="/programmes/$programmeId/$version" params={{ programmeId: one.programmeId, version: String(one.version) }}>看方案</Link></>} />
      ))}
      {inbox.isPending && <Spin />}
      {light === 'any' && inbox.data && inbox.data.waiting.length > 0 && (
        <section className="panel" aria-label="等我办理">
          <h2 className="group">等我办理（{inbox.data.waiting.length < MOST_WAITING ? inbox.data.waiting.length : `最急的 ${MOST_WAITING}`}）</h2>
          <ul className="rows">
            {inbox.data.waiting.slice(0, allWaiting ? undefined : FIRST).map((line) => (
              <li key={line.recordId}>
                <span className={`light light-${line.light}`}><i aria-hidden />{LIGHTS[line.light as Light]}</span>
                <Link className="title" to="/records/$recordId" params={{ recordId: line.recordId }}>{line.ledgerName} · {line.title}</Link>
                {line.unitId !== me.data?.acting.unitId && <span>{line.unitName}</span>}
                <span>{line.state}，可{line.steps.join('、')}</span>
                {line.until ? <span>期限 {line.until}</span> : <span className="quiet">没有期限</span>}
                {line.explanation && <details style={{ flexBasis: '100%' }}><summary className="quiet">期限怎么算</summary><p>{explain(line.explanation as never)}</p></details>}
              </li>
            ))}
          </ul>
          {inbox.data.waiting.length > FIRST && !allWaiting && <Button onClick={() => setAllWaiting(true)}>全部 {inbox.data.waiting.length} 件</Button>}
        </section>
      )}
      {light === 'any' && inbox.data && <Suspense fallback={null}><Signals /></Suspense>}
      {inbox.data && (inbox.data.lines.length === 0 ? (light !== 'any' || inbox.data.waiting.length === 0) &&  <Empty description="没有待办" /> : (
        <ul className="rows panel">
          {inbox.data.lines.map((line) => (
            <li key={`${line.programmeId}${line.key}${line.version}`}>
              <span className={`light light-${line.light}`}><i aria-hidden />{LIGHTS[line.light as Light]}</span>
              {line.recordId
                ? <Link className="title" to="/records/$recordId" params={{ recordId: line.recordId }}>{line.ledgerName}（{line.period}）</Link>
                : line.hasForm && !line.ended && line.mine
                  ? <Link className="title" to="/ledgers/$ledger/new" params={{ ledger: line.ledger }} search={{ duty: line.key, programme: line.programmeId, ...(line.unitId === me.data?.acting.unitId ? {} : { unit: line.unitId }) } as never}>{line.ledgerName}（{line.period}）</Link>
                  : <span className="title" style={{ flex: '1 1 220px', fontWeight: 600 }}>{line.ledgerName}（{line.period}）</span>}
              {whose !== 'own' && <span>{line.unitName}</span>}
              <span>{line.ended ? '原期限' : '期限'} {line.due}</span>
              {line.ended && <b>{line.ended.renewed ? '已改按新版本' : '已因新版本取消'}（第 {line.version} 版 → 第 {line.ended.by} 版，{line.ended.on}）</b>}
              {!line.ended && <span className="quiet">约 {line.minutes} 分钟</span>}
              {!line.hasForm && !line.ended && <span className="quiet">这本台账的表单还没有开放</span>}
              <details style={{ flexBasis: '100%' }}>
                <summary className="quiet">依据 {line.sentences.join('、')}；牵头 {line.leadUnitName}</summary>
                <p>{explain(line.explanation as never)}</p>
                <Link to="/programmes/$programmeId/$version" params={{ programmeId: line.programmeId, version: String(line.version) }} hash={line.sentences[0] ?? ''}>看方案原句</Link>
              </details>
            </li>
          ))}
        </ul>
      ))}
    </>
  );
}

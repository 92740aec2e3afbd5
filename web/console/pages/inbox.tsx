import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Empty, Segmented, Spin } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { type Instant, wallClock } from '#base/day';
import { MOST_WAITING, showTotal } from '#model/total';
import { ask } from '../api.ts';
import { DutyItem } from '../kit/duty-item.tsx';
import { OwnFirst } from '../kit/own-first.tsx';
import { explain } from '../kit/explain.ts';
import { Fault } from '../kit/fault.tsx';
import { type Shown as Light, SHOWN_LIGHTS as LIGHTS } from '../kit/lights.ts';
import { useMe } from '../use-me.ts';

const Mine = lazy(async () => ({ default: (await import('./mine.tsx')).Mine }));
const SignCards = lazy(async () => ({ default: (await import('../kit/sign-cards.tsx')).SignCards }));
const Signals = lazy(async () => ({ default: (await import('../kit/signals.tsx')).SignalGroups }));

/** So many waiting records stand before the duties; the rest on demand. */
const FIRST = 8;

/** The first page: of a teacher all that is hers and nothing of the school's; of everybody else 我的待办. */
export function Page() {
  const roles = useMe().data?.acting.roles ?? [];
  return roles.length > 0 && roles.every((role) => role === 'teacher') ? <Suspense fallback={<Spin />}><Mine /></Suspense> : <Inbox />;
}

/** 我的待办: what the acting post's unit owes, leads or oversees, by light. */
function Inbox() {
  const me = useMe();
  const isSchool = me.data?.acting.roles.some((role) => role.startsWith('school.')) ?? true;
  const isOffice = me.data?.acting.roles.some((role) => role.startsWith('office.') || role === 'bureau.leader') ?? false;
  const signs = me.data?.acting.roles.some((role) => role.endsWith('.head') || role === 'bureau.leader') ?? false;
  // The office oversees, a section leads, a school does its own: each sees that first.
  const [picked, setWhose] = useState<'own' | 'led' | 'all'>();
  const whose = picked ?? (isOffice ? 'all' : isSchool ? 'own' : 'led');
  const [allWaiting, setAllWaiting] = useState(false);
  const [light, setLight] = useState<Light | 'any'>('any');
  const inbox = useQuery({ queryKey: ['inbox', whose, light], queryFn: () => ask('inbox.list', { whose, ...(light === 'any' ? {} : { light }) }) });
  // What a head only has to sign stands above, a card each.
  const waiting = inbox.data?.waiting.filter((line) => !signs || !line.yes) ?? [];
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
      {signs && light === 'any' && <Suspense fallback={null}><SignCards /></Suspense>}
      {light === 'any' && inbox.data && <OwnFirst late={inbox.data.late} forms={inbox.data.forms} own={me.data?.acting.unitId} />}
      {inbox.data && inbox.data.mentions.length > 0 && (
        <section className="panel" aria-label="提到我的">
          <h2 className="group">提到我的（{inbox.data.mentions.length}）</h2>
          <ul className="rows">{inbox.data.mentions.map((one) => (
            <li key={one.commentId}><Link className="title" to="/records/$recordId" params={{ recordId: one.recordId }}>{one.about}</Link><span>{one.unitName} {one.from}</span><span className="quiet">{wallClock(one.at as Instant)}</span><span className="said">{one.words ?? '内容已依法删除'}</span></li>
          ))}</ul>
        </section>
      )}
      {light === 'any' && waiting.length > 0 && (
        <section className="panel" aria-label="等我办理">
          <h2 className="group">等我办理（{waiting.length < MOST_WAITING ? waiting.length : `最急的 ${MOST_WAITING}`}）</h2>
          <ul className="rows">
            {waiting.slice(0, allWaiting ? undefined : FIRST).map((line) => (
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
          {waiting.length > FIRST && !allWaiting && <Button onClick={() => setAllWaiting(true)}>全部 {waiting.length} 件</Button>}
        </section>
      )}
      {light === 'any' && inbox.data && <Suspense fallback={null}><Signals /></Suspense>}
      {inbox.data && (inbox.data.lines.length === 0 ? (light !== 'any' || inbox.data.waiting.length + inbox.data.forms.length === 0) &&  <Empty description="没有待办" /> : (
        <ul className="rows panel">
          {inbox.data.lines.map((line) => (
            <DutyItem key={`${line.programmeId}${line.key}${line.version}`} line={line} own={me.data?.acting.unitId} named={whose !== 'own'} />
          ))}
        </ul>
      ))}
    </>
  );
}

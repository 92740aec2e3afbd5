import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Spin } from 'antd';
import { type Instant, wallClock } from '#base/day';
import type { Uuid } from '#base/id';
import { ask } from '../api.ts';
import { Fault } from './fault.tsx';

/** That a record was destroyed: when, under which rule, and who agreed. Nothing where it was not. */
export function DestroyedNote({ recordId, seq }: { readonly recordId: Uuid; readonly seq: number }) {
  const found = useQuery({ queryKey: ['disposal-of', recordId, seq], queryFn: () => ask('disposal.of', { recordId }) });
  if (!found.data) return null;
  const { at, rule, steps, disposalId } = found.data;
  return <Alert type="info" style={{ marginBottom: 12 }} title={`内容和附件已于 ${wallClock(at as Instant)} 依规销毁`} description={<>
    <p>{rule}。谁在哪天办了哪一步、日志里的校验值仍在。</p>
    <p>{steps.map((step) => `${step.action}：${step.unit} ${step.post}（${wallClock(step.at as Instant).slice(0, 10)}）`).join('；')}　<Link to="/records/$recordId" params={{ recordId: disposalId }}>看清册</Link></p>
  </>} />;
}

/** The lines of a disposal list: what whoever decides may see of each, and what has become of it. */
export function DisposalLines({ recordId, seq }: { readonly recordId: Uuid; readonly seq: number }) {
  const found = useQuery({ queryKey: ['disposal', recordId, seq], queryFn: () => ask('disposal.get', { recordId }) });
  if (found.error) return <Fault error={found.error} />;
  if (!found.data) return <Spin />;
  const { lines, done } = found.data;
  return (
    <section className="panel" aria-label="逐件">
      <h2 className="part">逐件<span className="quiet">　{lines.length} 件</span></h2>
      {done && <p><b>已于 {wallClock(done.at as Instant)} 销毁 {done.records} 件（含留言）、附件 {done.files} 个。</b>{lines.some((line) => !line.destroyed) && '没有销毁的，是列入以后又有人办过。'}</p>}
      <ul className="rows">{lines.map((line) => (
        <li key={line.recordId}><Link className="title" to="/records/$recordId" params={{ recordId: line.recordId }}>{line.destroyed ? '（已依规销毁）' : (line.title ?? '（题名不在您的范围内）')}</Link>
          <span>{line.year} 年度办结</span><span className="quiet">{line.steps} 步{line.comments > 0 && `，留言 ${line.comments} 条`}</span><b>{line.destroyed ? '已销毁' : done ? '保留' : ''}</b></li>
      ))}</ul>
    </section>
  );
}

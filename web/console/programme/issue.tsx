import { useQuery } from '@tanstack/react-query';
import { App, Button, Popconfirm, Spin } from 'antd';
import { useState } from 'react';
import { addMonths, type Day, isDay } from '#base/day';
import { ask, newId } from '../api.ts';
import { Fault } from '../kit/fault.tsx';
import { useMe } from '../shell.tsx';
import type { Programme } from './words.ts';

/** What 印发 costs, and the act itself. */
export function Issue({ programme, canEdit, onIssued }: { readonly programme: Programme; readonly canEdit: boolean; readonly onIssued: () => void }) {
  const { head, open } = programme;
  const me = useMe();
  const { message } = App.useApp();
  const today = (me.data?.today ?? '2026-01-01') as Day;
  const [startsOn, setStartsOn] = useState<string>(head.startsOn ?? today);
  const [endsOn, setEndsOn] = useState<string>(head.endsOn ?? addMonths(today, 36));
  const [entryId] = useState(newId);
  const [error, setError] = useState<unknown>();
  const id = { programmeId: head.programmeId, version: head.version };
  const ready = isDay(startsOn) && isDay(endsOn);
  const price = useQuery({ queryKey: ['price', id, startsOn, endsOn, head.confirmed, open], queryFn: () => ask('programme.price', { ...id, startsOn: startsOn as Day, endsOn: endsOn as Day }), enabled: ready });
  const issue = async (): Promise<void> => {
    setError(undefined);
    try {
      const { duties } = await ask('programme.issue', { ...id, entryId, startsOn: startsOn as Day, endsOn: endsOn as Day });
      void message.success(`已印发，生成任务 ${duties} 件`);
      onIssued();
    } catch (fault) {
      setError(fault);
    }
  };
  const hours = (minutes: number): string => `${Math.round(minutes / 6) / 10} 小时`;
  return (
    <div className="panel">
      {canEdit && <p className="filters">
        <label>施行 <input type="date" value={startsOn} onChange={(event) => setStartsOn(event.target.value)} /></label>
        <label>截止 <input type="date" value={endsOn} onChange={(event) => setEndsOn(event.target.value)} /></label>
      </p>}
      <Fault error={error ?? price.error} />
      {price.isPending && ready && <Spin />}
      {price.data && <>
        <p>本学期全县共 {price.data.duties} 件。每类单位（按最忙的一个算）：</p>
        <table className="plain"><thead><tr><th>单位</th><th>个数</th><th>本学期</th><th>按月</th></tr></thead><tbody>
          {price.data.kinds.map((kind) => <tr key={kind.kind}><td>{kind.name}</td><td>{kind.units}</td><td><b>{kind.count} 件，约 {hours(kind.minutes)}</b></td><td className="quiet">{kind.months.map((month) => `${Number(month.month.slice(5))}月 ${month.count} 件 ${hours(month.minutes)}`).join('；')}</td></tr>)}
        </tbody></table>
        <p>这些任务由谁牵头：{price.data.leads.map((lead) => `${lead.name} ${lead.count} 件`).join('；') || '还没有定牵头'}</p>
      </>}
      {canEdit && <Popconfirm title="印发后不能再改，确定印发吗？" okText="印发" cancelText="再看看" onConfirm={() => void issue()}>
        <Button type="primary" disabled={!ready || open.sentences.length + open.unowned.length + open.undecided.length > 0}>印发</Button>
      </Popconfirm>}
      {canEdit && open.sentences.length > 0 && <p>没有着落的句子：{open.sentences.join('、')}</p>}
      {canEdit && open.unowned.length > 0 && <p>没有牵头或台账的义务：{open.unowned.join('、')}</p>}
      {canEdit && open.undecided.length > 0 && <p>待确认的义务：{open.undecided.length} 项</p>}
    </div>
  );
}

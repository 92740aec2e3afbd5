import { useQuery } from '@tanstack/react-query';
import { App, Button, Popconfirm, Spin } from 'antd';
import { useState } from 'react';
import { addMonths, type Day, isDay } from '#base/day';
import { ask, newId } from '../api.ts';
import { Fault } from '../kit/fault.tsx';
import { useMe } from '../use-me.ts';
import type { Run } from '../pages/programme.tsx';
import { Effect } from './effect.tsx';
import { isReady, OpenPoints } from './open-points.tsx';
import { PriceTable } from './price.tsx';
import type { Programme } from './words.ts';

/** What 印发 costs, and the act itself. */
export function Issue({ programme, canEdit, run, onIssued }: { readonly programme: Programme; readonly canEdit: boolean; readonly run: Run; readonly onIssued: () => void }) {
  const { head } = programme;
  const me = useMe();
  const { message } = App.useApp();
  const today = (me.data?.today ?? '2026-01-01') as Day;
  const [startsOn, setStartsOn] = useState<string>(head.startsOn ?? today);
  const list = useQuery({ queryKey: ['programmes'], queryFn: () => ask('programme.list', {}) });
  const base = list.data?.find((one) => one.programmeId === head.programmeId && one.version === head.basedOn);
  const [picked, setEndsOn] = useState<string>();
  const endsOn: string = picked ?? head.endsOn ?? head.prolongedTo ?? base?.endsOn ?? addMonths(today, 36);
  const [entryId] = useState(newId);
  const [error, setError] = useState<unknown>();
  const id = { programmeId: head.programmeId, version: head.version };
  const ready = isDay(startsOn) && isDay(endsOn);
  const price = useQuery({ queryKey: ['price', id, startsOn, endsOn, programme.obligations], placeholderData: (before) => before, queryFn: () => ask('programme.price', { ...id, startsOn: startsOn as Day, endsOn: endsOn as Day }), enabled: ready });
  const issue = async (): Promise<void> => {
    setError(undefined);
    try {
      const { duties, cancelled, renewed } = await ask('programme.issue', { ...id, entryId, startsOn: startsOn as Day, endsOn: endsOn as Day });
      void message.success(`已印发，生成任务 ${duties} 件${cancelled + renewed > 0 ? `，取消 ${cancelled} 件，改按新版本 ${renewed} 件` : ''}`);
      onIssued();
    } catch (fault) {
      setError(fault);
      run(); // what stands against it is shown as it is now
    }
  };
  return (
    <div className="panel">
      {canEdit && <p className="filters">
        <label>施行 <input type="date" value={startsOn} onChange={(event) => setStartsOn(event.target.value)} /></label>
        <label>截止 <input type="date" value={endsOn} disabled={head.prolongedTo !== null} onChange={(event) => setEndsOn(event.target.value)} /></label>
      </p>}
      <Fault error={price.error} />
      {canEdit && head.basedOn !== null && ready && <Effect head={head} startsOn={startsOn as Day} endsOn={endsOn as Day} open={programme.open} />}
      {price.isPending && ready && <Spin />}
      {price.data && <PriceTable programme={programme} price={price.data} canEdit={canEdit} run={run} />}
      {canEdit && <Popconfirm title="印发后不能再改，确定印发吗？" okText="印发" cancelText="再看看" onConfirm={() => void issue()}>
        <Button type="primary" disabled={!ready}>印发</Button>
      </Popconfirm>}
      {error !== undefined && <div style={{ marginTop: 12 }}><Fault error={error} /></div>}
      {canEdit && !isReady(programme) && <div style={{ marginTop: 12 }}><OpenPoints programme={programme} startOpen /></div>}
    </div>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Empty, Spin } from 'antd';
import { useState } from 'react';
import { ask, newId } from '../api.ts';
import { Fault } from '../kit/fault.tsx';

/** 待确认: administrators' posts that a second administrator must agree to. */
export function Waiting() {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [error, setError] = useState<unknown>();
  const found = useQuery({ queryKey: ['organisation', 'waiting'], queryFn: () => ask('organisation.waiting', {}) });
  const answer = async (recordId: string, seenSeq: number, agree: boolean): Promise<void> => {
    setError(undefined);
    await ask('organisation.confirm', { entryId: newId(), recordId: recordId as never, seenSeq, agree }).then(() => message.success(agree ? '已确认，任职生效' : '已记为不同意'), setError);
    await queries.invalidateQueries({ queryKey: ['organisation'] });
  };
  return (
    <>
      <p className="quiet">给任何人管理员岗位，都要由另一位管理员确认；提请的人和要任职的人自己不能确认。</p>
      <Fault error={error ?? found.error} />
      {found.isPending && <Spin />}
      {found.data?.length === 0 && <Empty description="没有等待确认的" />}
      {(found.data?.length ?? 0) > 0 && <ul className="rows panel">
        {found.data?.map((one) => (
          <li key={one.recordId}><span style={{ flex: '1 1 220px' }}><b>{one.name}</b>（{one.staffNo}）自 {one.from} 任 {one.title}</span>
            {one.own ? <span className="quiet">等另一位管理员</span> : <><Button type="primary" size="small" onClick={() => void answer(one.recordId, one.seq, true)}>确认</Button><Button size="small" danger onClick={() => void answer(one.recordId, one.seq, false)}>不同意</Button></>}</li>
        ))}
      </ul>}
    </>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Spin } from 'antd';
import { wallClock } from '#base/day';
import { account, ask } from './api.ts';
import { deviceName } from './device-name.ts';
import { Fault } from './kit/fault.tsx';

/** Where one is signed in, and the end of it: one by one, or all but this. */
export function Sessions() {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: () => ask('sessions.list', {}) });
  const ended = (): void => { void message.success('已退出'); void queries.invalidateQueries({ queryKey: ['sessions'] }); };
  return (
    <>
      <Fault error={sessions.error} />
      {sessions.isPending && <Spin />}
      <ul className="rows">
        {sessions.data?.map((one) => (
          <li key={one.sessionId}>
            <span style={{ flex: '1 1 220px' }}><b>{deviceName(one.userAgent)}</b> {one.current && <span className="chip confirmed">本次登录</span>}<br /><span className="quiet">{one.address ?? '地址未知'}　登录于 {wallClock(one.since)}</span></span>
            {!one.current && <Button size="small" aria-label={`退出这一个：${deviceName(one.userAgent)}，登录于 ${wallClock(one.since)}`} onClick={() => void ask('session.revoke', { sessionId: one.sessionId }).then(ended, ended)}>退出这一个</Button>}
          </li>
        ))}
      </ul>
      {(sessions.data?.length ?? 0) > 1 && <Button onClick={() => void account('/revoke-other-sessions').then(ended)}>退出其他所有登录</Button>}
    </>
  );
}

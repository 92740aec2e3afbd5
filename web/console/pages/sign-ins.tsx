import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Empty, Input, Spin } from 'antd';
import { wallClock } from '#base/day';
import { ask } from '../api.ts';
import { deviceName } from '../device-name.ts';
import { Fault } from '../kit/fault.tsx';

const OUTCOMES: Readonly<Record<string, string>> = { entered: '登录成功', 'second-factor': '密码正确，待验证码', 'wrong-password': '密码错误', 'wrong-code': '验证码错误', refused: '锁定中，未受理', unlocked: '管理员解锁' };

/** 登录记录: every staff sign-in, failure and lockout of six months, for the audit administrator. */
export function Page() {
  const { no, failed } = useSearch({ strict: false }) as { no?: string | number; failed?: boolean };
  const navigate = useNavigate();
  const show = (search: { no: string; failed: boolean }): void => void navigate({ to: '/sign-ins', search: { ...(search.no ? { no: search.no } : {}), ...(search.failed ? { failed: true } : {}) } as never });
  const staffNo = no === undefined ? '' : String(no);
  const found = useInfiniteQuery({
    queryKey: ['sign-ins', staffNo, failed], initialPageParam: undefined as { at: string; signInId: string } | undefined,
    queryFn: ({ pageParam }) => ask('signIns.list', { ...(staffNo ? { staffNo } : {}), failed: failed === true, ...(pageParam ? { after: pageParam as never } : {}) }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const lines = found.data?.pages.flatMap((page) => page.lines) ?? [];
  return (
    <>
      <h1>登录记录</h1>
      <p className="quiet">工作人员每次登录、失败和锁定，保存六个月（网络安全法第二十三条）。举报页面不在其中，也从不记录。</p>
      <div className="filters">
        <Input.Search aria-label="按工号找" placeholder="工号" allowClear defaultValue={staffNo} style={{ width: 180 }} onSearch={(text) => show({ no: text.trim(), failed: failed === true })} />
        <Checkbox checked={failed === true} onChange={(event) => show({ no: staffNo, failed: event.target.checked })}>只看失败</Checkbox>
      </div>
      <Fault error={found.error} />
      {found.isPending && <Spin />}
      {found.data && lines.length === 0 && <Empty description="没有记录" />}
      {lines.length > 0 && (
        <div className="panel"><table className="plain stack"><thead><tr><th>时间</th><th>工号</th><th>结果</th><th>地址</th><th>设备</th></tr></thead><tbody>
          {lines.map((line) => (
            <tr key={line.signInId}><td data-label="时间">{wallClock(line.at)}</td><td data-label="工号">{line.staffNo ?? '没有这个工号'}</td><td data-label="结果" className={line.outcome === 'entered' || line.outcome === 'unlocked' ? '' : 'bad'}>{OUTCOMES[line.outcome] ?? line.outcome}</td><td data-label="地址">{line.address ?? '—'}</td><td data-label="设备" title={line.userAgent ?? ''}>{deviceName(line.userAgent)}</td></tr>
          ))}
        </tbody></table></div>
      )}
      {found.hasNextPage && <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>再看更早的</Button>}
    </>
  );
}

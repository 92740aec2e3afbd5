import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Alert, Button, Popconfirm } from 'antd';
import { ask } from '../api.ts';
import { Fault } from '../kit/fault.tsx';
import { STATUS } from './status.ts';
import type { Programme } from './words.ts';

/** The versions of a programme: which one this is, what may be done about it, and that one past its end makes no more duties. */
export function VersionBar({ programme, isOffice, today }: { readonly programme: Programme; readonly isOffice: boolean; readonly today: string }) {
  const { head } = programme;
  const { programmeId, version } = head;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const list = useQuery({ queryKey: ['programmes'], queryFn: () => ask('programme.list', {}) });
  const versions = (list.data ?? []).filter((one) => one.programmeId === programmeId).toSorted((a, b) => a.version - b.version);
  const discard = useMutation({
    mutationFn: () => ask('version.discard', { programmeId, version }),
    onSuccess: async () => { await queries.invalidateQueries({ queryKey: ['programmes'] }); await navigate({ to: '/programmes' }); },
  });
  const isOver = head.status === 'issued' && head.endsOn !== null && head.endsOn < today;
  const hasDraft = versions.some((one) => one.status === 'draft');
  const params = { programmeId, version: String(version) };
  const renew = isOffice && head.status === 'issued' && !hasDraft && (
    <Link to="/programmes/$programmeId/$version/new" params={params}><Button type={isOver ? 'primary' : 'default'}>{isOver ? '延长期限或导入新版本' : '导入新版本'}</Button></Link>
  );
  return (
    <div className="noprint">
      <Fault error={discard.error} />
      {isOver && <Alert type="warning" style={{ marginBottom: 12 }} title={`本方案已于 ${head.endsOn} 到期，不再产生新任务。`} description={isOffice ? '要继续，请凭延期文件延长期限，或导入修订后的新版本。' : undefined} />}
      <div className="filters">
        {versions.length > 1 && versions.map((one) => (
          one.version === version
            ? <b key={one.version}>第 {one.version} 版（{STATUS[one.status]}）</b>
            : <Link key={one.version} to="/programmes/$programmeId/$version" params={{ programmeId, version: String(one.version) }}>第 {one.version} 版（{STATUS[one.status]}）</Link>
        ))}
        {head.basedOn !== null && <Link to="/programmes/$programmeId/$version/compare" params={params}><Button>与第 {head.basedOn} 版逐句比对</Button></Link>}
        {renew}
        {isOffice && head.status === 'draft' && (
          <Popconfirm title="弃置后这份草稿和其中的确认、分工都没有了，已印发的版本不受影响。确定弃置吗？" okText="弃置" cancelText="留着" onConfirm={() => discard.mutate()}>
            <Button danger loading={discard.isPending}>弃置草稿</Button>
          </Popconfirm>
        )}
      </div>
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Empty, Segmented, Spin } from 'antd';
import type { Uuid } from '#base/id';
import { ask } from '../api.ts';
import { Fault } from '../kit/fault.tsx';
import { CompareStep } from '../programme/compare-step.tsx';

const KINDS = ['differs', 'changed', 'new', 'gone', 'kept', 'all'] as const;
type Kind = (typeof KINDS)[number];

/** A version beside the one that it was made from, sentence by sentence. */
export function Page() {
  const { programmeId, version } = useParams({ strict: false }) as { programmeId: Uuid; version: string };
  const search = useSearch({ strict: false }) as { kind?: Kind };
  const navigate = useNavigate();
  const found = useQuery({ queryKey: ['programme', 'compare', programmeId, version], queryFn: () => ask('version.compare', { programmeId, version: Number(version) }) });
  if (found.error) return <Fault error={found.error} />;
  if (!found.data) return <Spin />;
  const { steps, counts, basedOn, status } = found.data;
  const differs = counts.changed + counts.new + counts.gone;
  const kind: Kind = search.kind && KINDS.includes(search.kind) ? search.kind : differs > 0 ? 'differs' : 'all';
  const shown = steps.filter((step) => kind === 'all' || (kind === 'differs' ? step.kind !== 'kept' : step.kind === kind));
  const params = { programmeId, version };
  return (
    <>
      <p><Link to="/programmes/$programmeId/$version" params={params}>返回第 {version} 版</Link></p>
      <h1>第 {basedOn} 版与第 {version} 版逐句比对</h1>
      <div className="filters">
        <Segmented aria-label="显示" value={kind} onChange={(value) => void navigate({ to: '/programmes/$programmeId/$version/compare', params, search: { kind: value } as never, replace: true })} options={[
          { value: 'differs', label: `有变化 ${differs}` }, { value: 'changed', label: `改动 ${counts.changed}` }, { value: 'new', label: `新增 ${counts.new}` }, { value: 'gone', label: `删去 ${counts.gone}` }, { value: 'kept', label: `保留 ${counts.kept}` }, { value: 'all', label: '全部' },
        ]} />
      </div>
      {status === 'draft' && differs > 0 && <p className="quiet">看完后回到“句子与义务”，把待确认的改动和新增逐条确认；都有着落了，再到“代价与印发”看任务怎样变。</p>}
      {shown.length === 0 ? <Empty description="没有这一类句子" /> : shown.map((step) => <CompareStep key={`${step.old?.address} ${step.new?.address}`} step={step} programmeId={programmeId} version={version} />)}
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Empty, Select, Spin } from 'antd';
import { useState } from 'react';
import { ask } from '../api.ts';
import { Fault } from '../kit/fault.tsx';

const share = (part: number, whole: number): string => (whole === 0 ? '—' : `${Math.min(100, Math.round((part * 100) / whole))}%`);

/** 帮扶覆盖率: numbers per school, in the order of the organisation; no pupil, no code, no class. */
export function Page() {
  const [semester, setSemester] = useState<string>();
  const found = useQuery({ queryKey: ['help-coverage', semester], queryFn: () => ask('help.coverage', semester === undefined ? {} : { semester }) });
  return (
    <>
      <h1>学业帮扶覆盖率</h1>
      <p className="quiet">只有人数，不到 {found.data?.smallest ?? 5} 人的组不显示。按单位次序排列，不排名。</p>
      <Fault error={found.error} />
      {found.isPending && <Spin />}
      {found.data && <div className="filters"><label>学期 <Select aria-label="学期" style={{ minWidth: 200 }} value={found.data.semester} onChange={(id) => setSemester(id ?? undefined)} options={found.data.semesters.map(({ id, name }) => ({ value: id, label: name }))} /></label></div>}
      {found.data?.units.length === 0 && <Empty description="这个学期还没有登记" />}
      {found.data && found.data.units.length > 0 && (
        <div className="panel">
          <table className="plain stack">
            <thead><tr><th scope="col">学校</th><th scope="col">应帮扶</th><th scope="col">已帮扶</th><th scope="col">覆盖率</th><th scope="col">有起色</th></tr></thead>
            <tbody>
              {found.data.units.map(({ unitId, unitName, counts }) => (
                <tr key={unitId}><th scope="row">{unitName}</th>
                  {counts ? <><td data-label="应帮扶">{counts.should} 人</td><td data-label="已帮扶">{counts.helped} 人</td><td data-label="覆盖率">{share(counts.helped, counts.should)}</td><td data-label="有起色">{counts.better === null ? '人数太少，不显示' : `${counts.better} 人`}</td></>
                    : <td colSpan={4} data-label="人数" className="quiet">人数太少，不显示</td>}
                </tr>
              ))}
              {found.data.total && found.data.units.filter(({ counts }) => counts).length > 1 && <tr><th scope="row">以上显示的合计</th><td data-label="应帮扶">{found.data.total.should} 人</td><td data-label="已帮扶">{found.data.total.helped} 人</td><td data-label="覆盖率" colSpan={2}>{share(found.data.total.helped, found.data.total.should)}</td></tr>}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

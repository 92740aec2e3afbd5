import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Empty, Segmented, Select, Spin } from 'antd';
import { useState } from 'react';
import { ask } from '../api.ts';
import { downloadSheet } from '../kit/download-sheet.ts';
import { Fault } from '../kit/fault.tsx';
import { IndicatorRows } from '../overview/indicator-rows.tsx';
import '../overview/overview.css';
import { Tabs } from '../overview/tabs.tsx';

type Per = 'month' | 'semester' | 'year';

interface Search {
  readonly programme?: never;
  readonly per?: Per;
  readonly back?: number;
  readonly measure?: string;
  readonly only?: 'mine' | 'plain';
}

const PERS = [{ value: 'month', label: '月' }, { value: 'semester', label: '学期' }, { value: 'year', label: '学年' }] as const;

/** 指标: what the records come to, obligation by obligation, this period beside the last; chosen in the address. */
export function Page() {
  const { programme, per = 'semester', back = 0, measure, only } = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const [fault, setFault] = useState<unknown>();
  const wish = { ...(programme ? { programmeId: programme } : {}), per, back };
  const { data, error, isPending } = useQuery({ queryKey: ['indicators', wish], queryFn: () => ask('indicators.list', wish) });
  const put = (change: Partial<Record<keyof Search, string | number | undefined>>): void => void navigate({ to: '/overview/indicators', search: { programme, per, back, measure, only, ...change } as never, replace: true });
  const shown = data?.obligations.filter((one) => (measure === undefined || one.measure === String(measure)) && (only === undefined || (only === 'mine' ? one.mine : !one.duty))) ?? [];
  return (
    <>
      <Tabs />
      <Fault error={fault ?? error} />
      {isPending && <Spin />}
      {data && !data.programme && <Empty description="还没有印发的方案" />}
      {data?.programme && <>
        <div className="filters">
          {data.programmes.length > 1 && <Select aria-label="方案" value={data.programme.programmeId} onChange={(value) => put({ programme: value, measure: undefined })} options={data.programmes.map((one) => ({ value: one.programmeId, label: one.title }))} style={{ minWidth: 220 }} />}
          <Segmented<Per> aria-label="期间" value={per} onChange={(value) => put({ per: value, back: 0 })} options={[...PERS]} />
          <span className="inputs"><Button aria-label="往前一期" disabled={!data.last} onClick={() => put({ back: back + 1 })}>‹</Button>
          <b>{data.period?.name ?? '没有这个学期'}</b>
          <Button aria-label="往后一期" disabled={back === 0} onClick={() => put({ back: back - 1 })}>›</Button></span>
          <Select aria-label="举措" allowClear placeholder="全部举措" style={{ minWidth: 200 }} value={measure === undefined ? null : String(measure)} onChange={(value) => put({ measure: value ?? undefined })} options={data.measures.map((one) => ({ value: one.measure, label: `${one.measure} ${one.title}` }))} />
          <Segmented aria-label="哪些" value={only ?? 'any'} onChange={(value) => put({ only: value === 'any' ? undefined : value })} options={[{ value: 'any', label: '全部' }, ...(data.obligations.some((one) => one.mine) ? [{ value: 'mine' as const, label: '我牵头或参与' }] : []), { value: 'plain', label: '不派任务的' }]} />
          <Button onClick={() => void downloadSheet('/indicators.xlsx', { programmeId: programme, per, back: String(back) }).catch(setFault)}>导出表格</Button>
        </div>
        <p className="quiet">按记录上的日期数，没有日期的按登记那天。{data.main !== '全县' && '看不到的学校少于五所的类别，并在一起数。'}指标没有目标、没有灯，也不给单位排序。</p>
        {data.period === null && <Empty description="组织里还没有这个学期，换成月或学年看" />}
        {data.period && shown.length === 0 && <Empty description="没有符合条件的指标" />}
        {data.measures.map((one) => {
          const own = shown.filter((line) => line.measure === one.measure);
          return own.length > 0 && <section key={one.measure} className="panel block"><h2 className="group">{one.measure} {one.title}</h2><IndicatorRows found={data} obligations={own} /></section>;
        })}
      </>}
    </>
  );
}

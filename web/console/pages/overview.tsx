import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Empty, Segmented, Select, Spin } from 'antd';
import { ask } from '../api.ts';
import { Fault } from '../kit/fault.tsx';
import { CellDialog } from '../overview/cell-dialog.tsx';
import { type Column, columnsOf, LETTERS, type Row } from '../overview/letters.ts';
import { LightList } from '../overview/light-list.tsx';
import { LightTable } from '../overview/light-table.tsx';
import '../overview/overview.css';
import { Tabs } from '../overview/tabs.tsx';
import { useNarrow } from '../overview/use-narrow.ts';

interface Search {
  readonly programme?: never;
  readonly open?: string;
  readonly order?: 'name';
  readonly unit?: string;
  readonly measure?: string;
  readonly ledger?: string;
}

const pinyin = new Intl.Collator('zh-Hans-CN', { numeric: true });

/** 总览: which unit, which measure, which light. What is chosen stands in the address, so that it can be sent to a colleague. */
export function Page() {
  const { programme, open, order, unit, measure, ledger } = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const narrow = useNarrow();
  const found = useQuery({ queryKey: ['overview', programme], queryFn: () => ask('overview.get', programme ? { programmeId: programme } : {}) });
  const put = (change: Partial<Record<keyof Search, string | undefined>>, replace = true): void => void navigate({ to: '/overview', search: { programme, open, order, unit, measure, ledger, ...change } as never, replace });
  const data = found.data;
  const which = data?.programme;
  const rows = order === 'name' ? (data?.rows.toSorted((a, b) => pinyin.compare(a.name, b.name)) ?? []) : (data?.rows ?? []);
  // A number in the address comes back as a number.
  const opened = open === undefined ? undefined : String(open);
  const show = (row: Row, column: Column): void => put({ unit: row.unitId, measure: column.measure, ledger: column.ledger }, false);
  return (
    <>
      <Tabs />
      <Fault error={found.error} />
      {found.isPending && <Spin />}
      {data && !which && <Empty description="还没有印发的方案" />}
      {data && which && <>
        <div className="filters">
          {data.programmes.length > 1 && <Select aria-label="方案" value={which.programmeId} onChange={(value) => put({ programme: value, open: undefined })} options={data.programmes.map((one) => ({ value: one.programmeId, label: one.title }))} style={{ minWidth: 220 }} />}
          {!narrow && data.rows.length > 1 && <Segmented aria-label="排列" value={order ?? 'town'} onChange={(value) => put({ order: value === 'name' ? 'name' : undefined })} options={[{ value: 'town', label: '按乡镇' }, { value: 'name', label: '按名称' }]} />}
          <p className="legend">{Object.values(LETTERS).map(({ light, sign, word }) => <span key={light} className={`cell-${light}`}><i aria-hidden>{sign}</i> {word}</span>)}</p>
          <span className="quiet">{data.on}，每格是最急的一件{narrow || data.rows.length === 1 ? '' : '；点举措看各本台账，点格子看任务'}</span>
        </div>
        {data.measures.length === 0 && <Empty description="您的范围内没有任务" />}
        {data.measures.length > 0 && (narrow || data.rows.length === 1
          ? <LightList measures={data.measures} rows={rows} onCell={show} />
          : <LightTable columns={columnsOf(data.measures, opened)} rows={rows} opened={opened} grouped={order !== 'name'} onOpen={(value) => put({ open: value })} onCell={show} />)}
        {unit !== undefined && measure !== undefined && <CellDialog key={`${unit} ${measure} ${ledger}`} programmeId={which.programmeId} unitId={String(unit)} measure={String(measure)} {...(ledger ? { ledger } : {})} onClose={() => put({ unit: undefined, measure: undefined, ledger: undefined })} />}
      </>}
    </>
  );
}

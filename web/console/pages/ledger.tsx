import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Empty, Select, Spin } from 'antd';
import { useState } from 'react';
import { dayOf, type Instant } from '#base/day';
import { isFilledByHand } from '#model/ledger';
import { ask } from '../api.ts';
import { showValue, useLedgers } from '../kit/definition.ts';
import { downloadSheet } from '../kit/download-sheet.ts';
import { Fault } from '../kit/fault.tsx';

interface Search {
  readonly state?: string;
  readonly unit?: string;
  readonly [filter: string]: string | undefined;
}

/** One ledger's list; the filters stand in the address, so that a list can be sent to a colleague. */
export function Page() {
  const { ledger: id } = useParams({ strict: false }) as { ledger: string };
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const ledger = useLedgers().data?.find((one) => one.id === id);
  const units = useQuery({ queryKey: ['units'], queryFn: () => ask('units.list', {}) });
  const makeable = useQuery({ queryKey: ['makeable'], queryFn: () => ask('records.makeable', {}) });
  const { state, unit, ...rest } = search;
  const filters = Object.fromEntries(Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined && ledger?.fields[entry[0]]?.filter === true));
  const list = useInfiniteQuery({
    queryKey: ['records', id, search],
    queryFn: ({ pageParam }) => ask('records.list', { ledger: id, ...(state ? { state } : {}), ...(unit ? { unitId: unit } : {}), filters, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: undefined as { updatedAt: string; recordId: never } | undefined,
    getNextPageParam: (last) => (last.next as { updatedAt: string; recordId: never } | null) ?? undefined,
    enabled: ledger !== undefined,
  });
  const [fault, setFault] = useState<unknown>();
  if (!ledger) return <Spin />;
  const put = (name: string, value: string | undefined): void => void navigate({ to: '.', search: { ...search, [name]: value } as never });
  const columns = Object.entries(ledger.fields).filter(([name, field]) => field.filter && name !== ledger.title).slice(0, 4);
  return (
    <>
      <h1>{ledger.name}</h1>
      <p className="quiet">{ledger.help}</p>
      <div className="filters">
        <Select aria-label="状态" placeholder="状态" allowClear style={{ minWidth: 120 }} value={state ?? null} onChange={(value) => put('state', value ?? undefined)} options={ledger.states.map((one) => ({ value: one, label: one }))} />
        <Select aria-label="单位" placeholder="单位" allowClear showSearch={{ optionFilterProp: 'label' }} style={{ minWidth: 200 }} value={unit ?? null} onChange={(value) => put('unit', value ?? undefined)} options={units.data?.filter((one) => one.inReach).map((one) => ({ value: one.unitId, label: one.name })) ?? []} />
        {Object.entries(ledger.fields).map(([name, field]) => field.filter && field.kind === 'choice' && <Select key={name} aria-label={field.label} placeholder={field.label} allowClear style={{ minWidth: 140 }} value={search[name] ?? null} onChange={(value) => put(name, value ?? undefined)} options={field.options.map((one) => ({ value: one, label: one }))} />)}
        {makeable.data?.[id] && !ledger.byProgram && <Link to="/ledgers/$ledger/new" params={{ ledger: id }}><Button type="primary">新填一件</Button></Link>}
        {isFilledByHand(ledger) && <>
          <Button onClick={() => void downloadSheet(`/sheets/${id}/export`, { ...filters, state, unit }).catch(setFault)}>导出表格</Button>
          {makeable.data?.[id] && <Button onClick={() => void downloadSheet(`/sheets/${id}/template`).catch(setFault)}>下载模板</Button>}
          {makeable.data?.[id] && <Link to="/ledgers/$ledger/import" params={{ ledger: id }}><Button>导入表格</Button></Link>}
        </>}
      </div>
      <Fault error={fault ?? list.error} />
      {list.isPending && <Spin />}
      {list.data?.pages[0]?.lines.length === 0 && <Empty description="没有符合条件的记录" />}
      {(list.data?.pages[0]?.lines.length ?? 0) > 0 && <ul className="rows panel">
        {list.data?.pages.flatMap((page) => page.lines).map((line) => (
          <li key={line.recordId}>
            <Link className="title" to="/records/$recordId" params={{ recordId: line.recordId }}>{line.title}</Link>
            <span>{line.unitName}</span>
            {columns.map(([name, field]) => line.values[name] !== undefined && <span key={name} className="quiet">{showValue(field, line.values[name] as never)}</span>)}
            <b>{line.state}</b>
            <span className="quiet">{dayOf(line.updatedAt as Instant)}</span>
          </li>
        ))}
      </ul>}
      {list.hasNextPage && <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>再看一些</Button>}
    </>
  );
}

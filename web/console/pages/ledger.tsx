import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Empty, Select, Spin } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { dayOf, type Instant } from '#base/day';
import type { Role } from '#model/actor';
import { isFilledByHand } from '#model/ledger';
import { isTeacherOnly } from '#model/readers';
import { MOST_AT_ONCE } from '#model/total';
import { ask } from '../api.ts';
import type { Line } from '../kit/batch.tsx';
import { minutesWords, showValue, useLedgers } from '../kit/definition.ts';
import { downloadSheet } from '../kit/download-sheet.ts';
import { Fault } from '../kit/fault.tsx';
import { GuidanceSearch } from '../kit/guidance-search.tsx';
import { Signals } from '../kit/signals.tsx';
import { useMe } from '../use-me.ts';

const Batch = lazy(async () => ({ default: (await import('../kit/batch.tsx')).Batch }));

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
  const me = useMe();
  const ledger = useLedgers().data?.find((one) => one.id === id);
  const units = useQuery({ queryKey: ['units'], queryFn: () => ask('units.list', {}) });
  const makeable = useQuery({ queryKey: ['makeable'], queryFn: () => ask('records.makeable', {}) });
  const { state, unit, indicator, from, to, ...rest } = search;
  const filters = Object.fromEntries(Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined && ledger?.fields[entry[0]]?.filter === true));
  // Who comes from an indicator sees the records that it counts.
  const counted = indicator && from && to ? { indicator, from, to } : undefined;
  const wish = { ledger: id, ...(state ? { state } : {}), ...(unit ? { unitId: unit } : {}), filters, ...(counted ? { counted: counted as never } : {}) };
  const list = useInfiniteQuery({
    queryKey: ['records', id, search],
    queryFn: ({ pageParam }) => ask('records.list', { ...wish, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: undefined as { updatedAt: string; recordId: never } | undefined,
    getNextPageParam: (last) => (last.next as { updatedAt: string; recordId: never } | null) ?? undefined,
    enabled: ledger !== undefined,
  });
  const [fault, setFault] = useState<unknown>();
  const [picked, setPicked] = useState<ReadonlyMap<string, Line>>(new Map());
  const [taking, setTaking] = useState(false);
  if (!ledger) return <Spin />;
  const put = (name: string, value: string | undefined): void => { setPicked(new Map()); void navigate({ to: '.', search: { ...search, [name]: value } as never }); };
  const lines = list.data?.pages.flatMap((page) => page.lines) ?? [];
  const chosen = [...picked.values()].filter((line) => line.ledger === id);
  const takable = lines.filter((line) => line.batch.length > 0);
  const pick = (some: readonly Line[], on: boolean): void => setPicked((before) => {
    const after = new Map(before);
    for (const line of some) if (!on) after.delete(line.recordId); else if (after.size < MOST_AT_ONCE) after.set(line.recordId, line);
    return after;
  });
  /** Reads on until everything that the filters leave is chosen, or as many as go at once. */
  const pickAll = async (): Promise<void> => {
    setTaking(true);
    const found: Line[] = [];
    let after = undefined as { updatedAt: string; recordId: never } | undefined;
    do {
      const page = await ask('records.list', { ...wish, ...(after ? { after } : {}) });
      found.push(...page.lines.filter((line) => line.batch.length > 0));
      after = (page.next as typeof after | null) ?? undefined;
    } while (after && found.length < MOST_AT_ONCE);
    setPicked(new Map(found.slice(0, MOST_AT_ONCE).map((line) => [line.recordId, line])));
    setTaking(false);
  };
  const columns = Object.entries(ledger.fields).filter(([name, field]) => field.filter && name !== ledger.title && !ledger.titleWith?.includes(name)).slice(0, 4);
  return (
    <>
      <h1>{ledger.name}</h1>
      <p className="quiet">{ledger.help} {minutesWords(ledger)}。</p>
      {id === 'guidance' && <GuidanceSearch />}
      <div className="filters">
        <Select aria-label="状态" placeholder="状态" allowClear style={{ minWidth: 120 }} value={state ?? null} onChange={(value) => put('state', value ?? undefined)} options={ledger.states.map((one) => ({ value: one, label: one }))} />
        <Select aria-label="单位" placeholder="单位" allowClear showSearch={{ optionFilterProp: 'label' }} style={{ minWidth: 200 }} value={unit ?? null} onChange={(value) => put('unit', value ?? undefined)} options={units.data?.filter((one) => one.inReach).map((one) => ({ value: one.unitId, label: one.name })) ?? []} />
        {Object.entries(ledger.fields).map(([name, field]) => field.filter && field.kind === 'choice' && <Select key={name} aria-label={field.label} placeholder={field.label} allowClear style={{ minWidth: 140 }} value={search[name] ?? null} onChange={(value) => put(name, value ?? undefined)} options={field.options.map((one) => ({ value: one, label: one }))} />)}
        {makeable.data?.[id] && !ledger.byProgram && <Link to="/ledgers/$ledger/new" params={{ ledger: id }}><Button type="primary">新填一件</Button></Link>}
        {id === 'student-help' && makeable.data?.[id] && <Link to="/help/scores"><Button>从成绩表选</Button></Link>}
        {(id === 'student-help' || id === 'help-need') && !isTeacherOnly((me.data?.acting.roles ?? []) as readonly Role[]) && <Link to="/help/coverage"><Button>覆盖率</Button></Link>}
        {isFilledByHand(ledger) && <>
          <Button onClick={() => void downloadSheet(`/sheets/${id}/export`, { ...filters, state, unit, ...counted }).catch(setFault)}>导出表格</Button>
          {makeable.data?.[id] && <Button onClick={() => void downloadSheet(`/sheets/${id}/template`).catch(setFault)}>下载模板</Button>}
          {makeable.data?.[id] && <Link to="/ledgers/$ledger/import" params={{ ledger: id }}><Button>导入表格</Button></Link>}
        </>}
      </div>
      {(id === 'party-life' || id === 'meeting') && <p><Link to="/meetings">组织生活日历：一年该开哪些会、开了没有</Link></p>}
      <Signals ledger={ledger} canMake={makeable.data?.[id] !== undefined} />
      {counted && <p className="filters"><span>只列指标“{ledger.indicators?.find((one) => one.id === indicator)?.name ?? '记录件数'}”计入的，{counted.from.slice(0, 7)}{counted.to === counted.from ? '' : ` 至 ${counted.to.slice(0, 7)}`}</span><Button size="small" onClick={() => { setPicked(new Map()); void navigate({ to: '.', search: { ...search, indicator: undefined, from: undefined, to: undefined } as never }); }}>看全部</Button></p>}
      <Fault error={fault ?? list.error} />
      {list.isPending && <Spin />}
      {list.data && lines.length === 0 && <Empty description="没有符合条件的记录" />}
      {takable.length > 1 && <p className="filters noprint">
        <label><input type="checkbox" checked={takable.every((line) => picked.has(line.recordId))} onChange={(event) => pick(takable, event.target.checked)} /> 选中列出的 {takable.length} 件</label>
        {list.hasNextPage && <Button size="small" loading={taking} onClick={() => void pickAll().catch((error: unknown) => { setTaking(false); setFault(error); })}>选中筛选出的全部（最多 {MOST_AT_ONCE} 件）</Button>}
        {picked.size === MOST_AT_ONCE && <span className="quiet">一次最多 {MOST_AT_ONCE} 件，办完再选其余的。</span>}
      </p>}
      {chosen.length > 0 && <Suspense fallback={<Spin />}><Batch ledger={ledger} picked={chosen} onClear={() => setPicked(new Map())} onDone={() => setPicked(new Map())} /></Suspense>}
      {lines.length > 0 && <ul className="rows panel">
        {lines.map((line) => (
          <li key={line.recordId}>
            {takable.length > 1 && <input type="checkbox" aria-label={`选择 ${line.title} ${line.unitName}`} disabled={line.batch.length === 0} checked={picked.has(line.recordId)} onChange={(event) => pick([line], event.target.checked)} />}
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

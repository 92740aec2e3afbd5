import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import type { Ask, Output } from '#contract';
import { ask } from '../api.ts';
import { useLedgers } from './definition.ts';
import { Fault } from './fault.tsx';

export type OwnFile = Output<'file.list'>[number];
type Wish = Ask<'file.list'>;

const KINDS = { picture: '照片图片', pdf: 'PDF、OFD', office: '文档表格', text: '文本' } as const;
const PAGE = 50;

interface Props {
  readonly line: (file: OwnFile) => ReactNode;
  /** Show only so many at first: in a form the own field comes next. */
  readonly few?: number;
  readonly empty: string;
}

/** What the own unit already has, newest first, narrowed by name, kind, ledger and light; each line as the page wants it. */
export function OwnFiles({ line, few, empty }: Props) {
  const ledgers = useLedgers();
  const [wish, setWish] = useState<Wish>({});
  const [all, setAll] = useState(few === undefined);
  const search = useDeferredValue(wish.search?.trim() ?? '');
  const found = useInfiniteQuery({
    queryKey: ['files', 'own', { ...wish, search }],
    queryFn: ({ pageParam }) => ask('file.list', { ...wish, search: search === '' ? undefined : search, after: pageParam }),
    initialPageParam: undefined as Wish['after'],
    getNextPageParam: (page) => { const last = page.at(-1); return page.length === PAGE && last ? { finishedAt: last.finishedAt, fileId: last.fileId } : undefined; },
    placeholderData: (before) => before,
  });
  const change = (news: Partial<Wish>): void => setWish((before) => ({ ...before, ...news }));
  const files = found.data?.pages.flat() ?? [];
  const isNarrowed = Object.values({ ...wish, search: search || undefined }).some((value) => value !== undefined && value !== false);
  const shown = all || isNarrowed ? files : files.slice(0, few);
  const withFiles = ledgers.data?.filter((ledger) => Object.values(ledger.fields).some((field) => field.kind === 'files') && ledger.id !== 'material') ?? [];
  return (
    <>
      {(all || files.length > 0 || isNarrowed) && (
        <div className="filters small">
          <Input allowClear aria-label="按名称找材料" placeholder="按名称找" style={{ width: 180 }} maxLength={60} value={wish.search ?? ''} onChange={(event) => change({ search: event.target.value || undefined })} />
          {all && <Select allowClear aria-label="种类" placeholder="种类" style={{ width: 130 }} value={wish.kind ?? null} onChange={(kind) => change({ kind: kind ?? undefined })} options={Object.entries(KINDS).map(([value, label]) => ({ value, label }))} />}
          {all && <Select allowClear showSearch optionFilterProp="label" aria-label="用在哪本台账" placeholder="用在哪本台账" style={{ width: 170 }} value={wish.ledger ?? null} onChange={(ledger) => change({ ledger: ledger ?? undefined })} options={withFiles.map((ledger) => ({ value: ledger.id, label: ledger.name }))} />}
          {few === undefined && <Checkbox checked={wish.expiring ?? false} onChange={(event) => change({ expiring: event.target.checked })}>快到期和已过期</Checkbox>}
          {few === undefined && <Checkbox checked={wish.older ?? false} onChange={(event) => change({ older: event.target.checked })}>连旧版</Checkbox>}
        </div>
      )}
      <Fault error={found.error} />
      {found.isPending ? <p className="quiet">正在取……</p> : files.length === 0 ? <p className="quiet">{isNarrowed ? '没有符合的材料。' : empty}</p> : <ul className="files">{shown.map((file) => <li key={file.fileId}>{line(file)}</li>)}</ul>}
      {!all && !isNarrowed && files.length > (few ?? 0) && <Button size="small" type="link" onClick={() => setAll(true)}>更多材料</Button>}
      {(all || isNarrowed) && found.hasNextPage && <Button size="small" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>再看 {PAGE} 份</Button>}
    </>
  );
}

import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Empty, Form, Input, Spin, Tag } from 'antd';
import { useState } from 'react';
import type { Output } from '#contract';
import { ask, newId } from '../api.ts';
import { Fault } from '../kit/fault.tsx';
import { AccountSteps } from './account-steps.tsx';
import { EditForm } from './edit-form.tsx';
import { StoryLink } from './story-link.tsx';
import { useChange } from './use-change.ts';

type Person = Output<'organisation.people'>['lines'][number];

const ACCOUNTS: Readonly<Record<Person['account'], readonly [string, string]>> = { none: ['没有账户', 'default'], new: ['待首次登录', 'gold'], active: ['已启用', 'green'], locked: ['已停用', 'red'] };

function PersonForm({ person, onDone }: { readonly person: Person | undefined; readonly onDone: () => void }) {
  const { send, busy, error } = useChange(onDone);
  const [personId] = useState(() => person?.personId ?? newId());
  return (
    <EditForm title={person ? `修改 ${person.name}` : '加一个人'} initial={person ? { staffNo: person.staffNo, name: person.name } : {}} busy={busy} error={error} onCancel={onDone}
      onSave={(values: { staffNo: string; name: string }) => void send([{ seenSeq: person?.seq ?? 0, change: { kind: 'person', row: { personId, staffNo: person?.staffNo ?? values.staffNo.trim(), name: values.name.trim() } } }])}>
      <Form.Item label="工号" name="staffNo" rules={[{ required: true, pattern: /^\s*[A-Za-z0-9-]{1,32}\s*$/, message: '工号只用字母、数字和短横线' }]} extra={person ? '工号是登录名，不能改。' : '登录用，定了不能改。不要用身份证号、手机号。'}><Input disabled={person !== undefined} maxLength={34} autoFocus={!person} /></Form.Item>
      <Form.Item label="姓名" name="name" rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}><Input maxLength={60} autoFocus={person !== undefined} /></Form.Item>
    </EditForm>
  );
}

/** 人员: by staff number, page by page; nothing is kept of a person but number and name. */
export function People({ may, guards, search, onSearch }: { readonly may: boolean; readonly guards: boolean; readonly search: string; readonly onSearch: (text: string) => void }) {
  const [editing, setEditing] = useState<Person | 'new'>();
  const found = useInfiniteQuery({
    queryKey: ['organisation', 'people', 'pages', search], initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => ask('organisation.people', { search, ...(pageParam ? { after: pageParam } : {}) }), getNextPageParam: (page) => page.next ?? undefined,
  });
  const people = found.data?.pages.flatMap((page) => page.lines) ?? [];
  return (
    <>
      <div className="filters">
        <Input.Search aria-label="找人" placeholder="工号或姓名" allowClear defaultValue={search} style={{ width: 240 }} onSearch={onSearch} />
        {may && <Button type="primary" onClick={() => setEditing('new')}>加一个人</Button>}
        {may && <Link to="/codes">打印登录码</Link>}
      </div>
      {editing === 'new' && <PersonForm person={undefined} onDone={() => setEditing(undefined)} />}
      <Fault error={found.error} />
      {found.isPending && <Spin />}
      {found.data && people.length === 0 && <Empty description="没有这样的人" />}
      {people.length > 0 && <ul className="rows panel">
        {people.map((person) => (
          <li key={person.personId}>
            <span className="who"><b>{person.name}</b> <span className="quiet">{person.staffNo}</span></span>
            <span className="held">{person.holdings.filter((one) => !one.to).map((one) => `${one.unitName} ${one.title}`).join('；') || <span className="quiet">现在没有岗位{person.holdings[0]?.to ? `（最后至 ${person.holdings[0].to}）` : ''}</span>}</span>
            <span><Tag color={ACCOUNTS[person.account][1]}>{ACCOUNTS[person.account][0]}</Tag>{person.twoFactor && <Tag color="blue">两步验证</Tag>}</span>
            <StoryLink seq={person.seq} recordId={person.recordId} />
            {may && <Button size="small" onClick={() => setEditing(person)} aria-label={`修改 ${person.name}`}>修改</Button>}
            {(may || guards) && <AccountSteps person={person} may={may} guards={guards} />}
            {editing === person && <div className="inner"><PersonForm person={person} onDone={() => setEditing(undefined)} /></div>}
          </li>
        ))}
      </ul>}
      {found.hasNextPage && <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>再看后面的</Button>}
    </>
  );
}

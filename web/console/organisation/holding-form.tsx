import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import type { Day } from '#base/day';
import type { Uuid } from '#base/id';
import type { Output } from '#contract';
import { ask } from '../api.ts';
import { useMe } from '../use-me.ts';
import { DayInput } from './day-input.tsx';
import { EditForm } from './edit-form.tsx';
import { useChange } from './use-change.ts';

type Post = Output<'organisation.posts'>[number];

/** Who takes a post from which day, or on which day somebody leaves it. */
export function HoldingForm({ post, holder, onDone }: { readonly post: Post; readonly holder: Post['holders'][number] | undefined; readonly onDone: () => void }) {
  const { send, busy, error } = useChange(onDone);
  const [search, setSearch] = useState('');
  const today = useMe().data?.today as Day;
  const people = useQuery({ queryKey: ['organisation', 'people', search], queryFn: () => ask('organisation.people', { search }), enabled: !holder, placeholderData: (before) => before });
  const save = (values: { personId: Uuid; from: Day; to?: Day | null }): void => void send([{
    seenSeq: holder?.seq ?? 0,
    change: { kind: 'holding', row: { postId: post.postId, personId: holder?.personId ?? values.personId, from: holder?.from ?? values.from, to: values.to ?? null } },
  }]);
  return (
    <EditForm title={holder ? `${holder.name} 离任 ${post.title}` : `${post.title} 由谁担任`} initial={holder ? { to: holder.to ?? today } : { from: today }} busy={busy} error={error} onCancel={onDone} onSave={save}>
      {!holder && <Form.Item label="人员" name="personId" rules={[{ required: true, message: '请选一个人' }]} extra={post.roles.some((role) => role.startsWith('admin.')) ? '管理员岗位要由另一位管理员确认后才生效。' : '输入工号或姓名。名单里没有的，先到“人员”里加。'}><Select autoFocus showSearch={{ filterOption: false, onSearch: setSearch }} loading={people.isFetching} notFoundContent="没有找到" options={people.data?.lines.map((one) => ({ value: one.personId, label: `${one.name}（${one.staffNo}）` })) ?? []} /></Form.Item>}
      {!holder && <Form.Item label="任职自" name="from" rules={[{ required: true, message: '请填日期' }]}><DayInput /></Form.Item>}
      <Form.Item label={holder ? '离任日（当天仍在任）' : '任职至'} name="to" rules={holder ? [{ required: true, message: '请填日期' }] : []} extra={holder ? '以前办的事仍在本人名下。' : '没有定期就空着。'}><DayInput /></Form.Item>
    </EditForm>
  );
}

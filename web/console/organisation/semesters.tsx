import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select, Spin } from 'antd';
import { useState } from 'react';
import { type Day, yearOf } from '#base/day';
import type { Output } from '#contract';
import { ask } from '../api.ts';
import { Fault } from '../kit/fault.tsx';
import { useMe } from '../use-me.ts';
import { DayInput } from './day-input.tsx';
import { EditForm } from './edit-form.tsx';
import { StoryLink } from './story-link.tsx';
import { useChange } from './use-change.ts';

type Semester = Output<'organisation.semesters'>[number];

function SemesterForm({ semester, known, onDone }: { readonly semester: Semester | undefined; readonly known: readonly Semester[]; readonly onDone: () => void }) {
  const { send, busy, error } = useChange(onDone);
  const year = yearOf((useMe().data?.today ?? '2026-01-01') as Day);
  const free = [year, year + 1, year + 2].flatMap((one) => [{ value: `${one}-spring`, label: `${one}年春季学期` }, { value: `${one}-autumn`, label: `${one}年秋季学期` }]).filter(({ value }) => !known.some((one) => one.id === value));
  const save = (values: { id: string; name?: string; start: Day; end: Day }): void => void send([{
    seenSeq: semester?.seq ?? 0,
    change: { kind: 'semester', row: { id: semester?.id ?? values.id, name: semester ? (values.name ?? semester.name).trim() : (free.find(({ value }) => value === values.id)?.label ?? values.id), start: values.start, end: values.end } },
  }]);
  return (
    <EditForm title={semester ? `修改 ${semester.name}` : '加一个学期'} initial={semester ? { ...semester } : { id: free[0]?.value }} busy={busy} error={error} onCancel={onDone} onSave={save}>
      {semester ? <Form.Item label="名称" name="name" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}><Input maxLength={60} /></Form.Item> : <Form.Item label="学期" name="id" rules={[{ required: true, message: '请选学期' }]}><Select options={free} /></Form.Item>}
      <Form.Item label="开学" name="start" rules={[{ required: true, message: '请填日期' }]}><DayInput /></Form.Item>
      <Form.Item label="放假前最后一天" name="end" rules={[{ required: true, message: '请填日期' }]} extra={semester ? '已经生成的任务期限不变；标为“暂定”的会在夜间按新校历重算，并写明改了什么。' : '照县教育局印发的校历填。'}><DayInput /></Form.Item>
    </EditForm>
  );
}

/** 学期: the county's semesters, newest first. */
export function Semesters({ may }: { readonly may: boolean }) {
  const found = useQuery({ queryKey: ['organisation', 'semesters'], queryFn: () => ask('organisation.semesters', {}) });
  const [editing, setEditing] = useState<Semester | 'new'>();
  return (
    <>
      {may && <div className="filters"><Button type="primary" onClick={() => setEditing('new')}>加一个学期</Button></div>}
      {editing === 'new' && <SemesterForm semester={undefined} known={found.data ?? []} onDone={() => setEditing(undefined)} />}
      <Fault error={found.error} />
      {found.isPending && <Spin />}
      <ul className="rows panel">
        {found.data?.map((semester) => (
          <li key={semester.id}><b style={{ flex: '1 1 160px' }}>{semester.name}</b><span>{semester.start} 至 {semester.end}</span><StoryLink seq={semester.seq} recordId={semester.recordId} />{may && <Button size="small" onClick={() => setEditing(semester)} aria-label={`修改 ${semester.name}`}>修改</Button>}
            {editing === semester && <div className="inner"><SemesterForm semester={semester} known={found.data ?? []} onDone={() => setEditing(undefined)} /></div>}</li>
        ))}
      </ul>
    </>
  );
}

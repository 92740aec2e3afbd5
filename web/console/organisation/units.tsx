import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Empty, Form, Input, Select, Spin, Tag } from 'antd';
import { useState } from 'react';
import type { Day } from '#base/day';
import type { Output } from '#contract';
import { UNIT_KINDS, type UnitKind } from '#model/actor';
import { ask } from '../api.ts';
import { Fault } from '../kit/fault.tsx';
import { DayInput } from './day-input.tsx';
import { EditForm } from './edit-form.tsx';
import { Posts } from './posts.tsx';
import { StoryLink } from './story-link.tsx';
import { useChange } from './use-change.ts';

type Unit = Output<'organisation.units'>[number];

const newUnitId = (): string => `u${Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => (byte % 36).toString(36)).join('')}`;

function UnitForm({ unit, units, onDone }: { readonly unit: Unit | undefined; readonly units: readonly Unit[]; readonly onDone: () => void }) {
  const { send, busy, error } = useChange(onDone);
  const [unitId] = useState(() => unit?.unitId ?? newUnitId());
  const root = units.find((one) => one.parentId === null);
  const save = (values: { name: string; kind: UnitKind; parentId: string; closedFrom?: Day | null }): void => void send([{
    seenSeq: unit?.seq ?? 0,
    change: { kind: 'unit', row: { unitId, parentId: unit ? unit.parentId : values.parentId, kind: unit ? (unit.kind as UnitKind) : values.kind, name: values.name.trim(), closedFrom: values.closedFrom ?? null } },
  }]);
  return (
    <EditForm title={unit ? `修改 ${unit.name}` : '加一个单位'} initial={unit ? { name: unit.name, closedFrom: unit.closedFrom } : { parentId: root?.unitId }} busy={busy} error={error} onCancel={onDone} onSave={save}>
      <Form.Item label="名称" name="name" rules={[{ required: true, whitespace: true, message: '请填写名称' }]} extra={unit ? '改名以后，以前的办理仍显示新名称，旧名称在沿革里。' : '按公章上的全称'}><Input maxLength={60} autoFocus placeholder="例：柳溪镇中心校" /></Form.Item>
      {!unit && <Form.Item label="类别" name="kind" rules={[{ required: true, message: '请选类别' }]} extra="类别决定方案里哪些义务落到这个单位，定了以后不能改。"><Select showSearch={{ optionFilterProp: 'label' }} options={Object.entries(UNIT_KINDS).filter(([kind]) => kind !== 'bureau').map(([value, { name }]) => ({ value, label: name }))} /></Form.Item>}
      {!unit && <Form.Item label="上级" name="parentId" rules={[{ required: true, message: '请选上级' }]} extra="一般是教育局；村小、教学点可以放在中心校下面。"><Select showSearch={{ optionFilterProp: 'label' }} options={units.filter((one) => !one.closedFrom).map((one) => ({ value: one.unitId, label: one.name }))} /></Form.Item>}
      {unit && unit.parentId !== null && <Form.Item label="停用自" name="closedFrom" extra="撤并的单位从这一天起不再有新任务，那里的岗位同时停用；以前的记录都保留。不停用就空着。"><DayInput /></Form.Item>}
    </EditForm>
  );
}

/** 单位与岗位: the tree as one list; a unit opens to its posts and who holds them. */
export function Units({ may, search, open, onSearch, onOpen }: { readonly may: boolean; readonly search: string; readonly open: string | undefined; readonly onSearch: (text: string) => void; readonly onOpen: (unitId: string | undefined) => void }) {
  const found = useQuery({ queryKey: ['organisation', 'units'], queryFn: () => ask('organisation.units', {}) });
  const [editing, setEditing] = useState<Unit | 'new'>();
  const [withClosed, setWithClosed] = useState(false);
  const units = found.data ?? [];
  const closed = units.filter((unit) => unit.closedFrom).length;
  const shown = units.filter((unit) => (withClosed || !unit.closedFrom) && (unit.name.includes(search) || unit.kindName.includes(search)));
  return (
    <>
      <div className="filters">
        <Input.Search aria-label="找单位" placeholder="单位名称或类别" allowClear defaultValue={search} style={{ width: 240 }} onSearch={onSearch} />
        {may && <Button type="primary" disabled={!found.data} onClick={() => setEditing('new')}>加一个单位</Button>}
        {may && <Link to="/organisation/roster">导入名册</Link>}
        {closed > 0 && <Button onClick={() => setWithClosed(!withClosed)}>{withClosed ? '不看已停用的' : `也看已停用的（${closed}）`}</Button>}
      </div>
      {editing === 'new' && <UnitForm unit={undefined} units={units} onDone={() => setEditing(undefined)} />}
      <Fault error={found.error} />
      {found.isPending && <Spin />}
      {found.data && shown.length === 0 && <Empty description="没有这样的单位" />}
      {shown.length > 0 && <ul className="rows panel">
        {shown.map((unit) => (
          <li key={unit.unitId}>
            <button type="button" className="title link" aria-expanded={open === unit.unitId} onClick={() => onOpen(open === unit.unitId ? undefined : unit.unitId)}>{open === unit.unitId ? '▾' : '▸'} {unit.name}</button>
            <span className="quiet">{unit.kindName}</span>
            <span className="quiet">{unit.posts} 个岗位，{unit.holders} 人在任</span>
            {unit.closedFrom && <Tag>自 {unit.closedFrom} 停用</Tag>}
            <StoryLink seq={unit.seq} recordId={unit.recordId} />
            {may && <Button size="small" onClick={() => setEditing(unit)} aria-label={`修改 ${unit.name}`}>修改</Button>}
            {editing === unit && <div className="inner"><UnitForm unit={unit} units={units} onDone={() => setEditing(undefined)} /></div>}
            {open === unit.unitId && <Posts unit={unit} units={units} may={may} />}
          </li>
        ))}
      </ul>}
    </>
  );
}

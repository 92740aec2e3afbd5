import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select, Spin, Tag } from 'antd';
import { useState } from 'react';
import type { Day } from '#base/day';
import type { Output } from '#contract';
import { isSchoolKind, ROLES, type Role, SCOPE_NAMES, type UnitKind } from '#model/actor';
import { ask, newId } from '../api.ts';
import { Fault } from '../kit/fault.tsx';
import { DayInput } from './day-input.tsx';
import { EditForm } from './edit-form.tsx';
import { HoldingForm } from './holding-form.tsx';
import { StoryLink } from './story-link.tsx';
import { useChange } from './use-change.ts';

type Unit = Output<'organisation.units'>[number];
type Post = Output<'organisation.posts'>[number];
type Scope = keyof typeof SCOPE_NAMES;

const SCOPE_WORDS: Readonly<Record<Scope, string>> = { own: '只看、只办本单位的', subtree: '本单位和下属单位', linked: '本单位和指定的学校', county: '全县所有单位' };
const isSchoolRole = (role: string): boolean => role.startsWith('school.') || role === 'teacher';

function PostForm({ post, unit, units, onDone }: { readonly post: Post | undefined; readonly unit: Unit; readonly units: readonly Unit[]; readonly onDone: () => void }) {
  const { send, busy, error } = useChange(onDone);
  const [postId] = useState(() => post?.postId ?? newId());
  const [scope, setScope] = useState<Scope>((post?.scope.kind as Scope | undefined) ?? 'own');
  const atSchool = isSchoolKind(unit.kind as UnitKind);
  const save = (values: { title: string; roles: Role[]; scope: Scope; linked?: string[]; closedFrom?: Day | null }): void => void send([{
    seenSeq: post?.seq ?? 0,
    change: { kind: 'post', row: { postId, unitId: unit.unitId, title: values.title.trim(), roles: values.roles, scope: values.scope === 'linked' ? { kind: 'linked', unitIds: values.linked ?? [] } : { kind: values.scope }, closedFrom: values.closedFrom ?? null } },
  }]);
  return (
    <EditForm title={post ? `修改岗位 ${post.title}` : `${unit.name}：加一个岗位`} initial={post ? { title: post.title, roles: post.roles, scope: post.scope.kind, linked: post.scope.kind === 'linked' ? post.scope.unitIds : [], closedFrom: post.closedFrom } : { scope: 'own' }} busy={busy} error={error} onCancel={onDone} onSave={save}>
      <Form.Item label="岗位名称" name="title" rules={[{ required: true, whitespace: true, message: '请填写岗位名称' }]}><Input maxLength={60} autoFocus placeholder="例：教务主任" /></Form.Item>
      <Form.Item label="能办什么（角色）" name="roles" rules={[{ required: true, message: '至少选一个' }]} extra="三种管理员各由不同的人担任，不与别的角色放在一个岗位里。"><Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={Object.entries(ROLES).filter(([role]) => isSchoolRole(role) === atSchool).map(([value, label]) => ({ value, label }))} /></Form.Item>
      <Form.Item label="管到哪里（范围）" name="scope"><Select onChange={setScope} options={(Object.keys(SCOPE_NAMES) as Scope[]).filter((kind) => !atSchool || kind === 'own' || kind === 'subtree').map((value) => ({ value, label: `${SCOPE_NAMES[value]}：${SCOPE_WORDS[value]}` }))} /></Form.Item>
      {scope === 'linked' && <Form.Item label="联系的学校" name="linked" rules={[{ required: true, message: '请选学校' }]}><Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={units.filter((one) => isSchoolKind(one.kind as UnitKind)).map((one) => ({ value: one.unitId, label: one.name }))} /></Form.Item>}
      {post && <Form.Item label="停用自" name="closedFrom" extra="从这一天起没有人能再以这个岗位办事；以前办的都保留。"><DayInput /></Form.Item>}
    </EditForm>
  );
}

/** The posts of one unit, who holds each and who held it. */
export function Posts({ unit, units, may }: { readonly unit: Unit; readonly units: readonly Unit[]; readonly may: boolean }) {
  const found = useQuery({ queryKey: ['organisation', 'posts', unit.unitId], queryFn: () => ask('organisation.posts', { unitId: unit.unitId }) });
  const [editing, setEditing] = useState<Post | 'new'>();
  const [holding, setHolding] = useState<{ readonly post: Post; readonly holder: Post['holders'][number] | undefined }>();
  return (
    <div className="inner">
      <Fault error={found.error} />
      {found.isPending && <Spin />}
      {found.data?.length === 0 && <p className="quiet">还没有岗位。先加岗位，再定由谁担任。</p>}
      {found.data?.map((post) => (
        <section key={post.postId} className="post">
          <div className="line"><b>{post.title}</b> <span className="quiet">{post.roles.map((role) => ROLES[role as Role] ?? role).join('、')}；{post.scopeName}</span>
            {post.closedFrom && <Tag>自 {post.closedFrom} 停用</Tag>}<StoryLink seq={post.seq} recordId={post.recordId} />
            {may && <><Button size="small" onClick={() => setEditing(post)} aria-label={`修改岗位 ${post.title}`}>修改</Button>{!post.closedFrom && <Button size="small" onClick={() => setHolding({ post, holder: undefined })} aria-label={`定 ${post.title} 由谁担任`}>定由谁担任</Button>}</>}</div>
          {editing === post && <PostForm post={post} unit={unit} units={units} onDone={() => setEditing(undefined)} />}
          {holding?.post === post && <HoldingForm post={post} holder={holding.holder} onDone={() => setHolding(undefined)} />}
          {post.holders.map((holder) => (
            <div key={`${holder.personId}${holder.from}`} className="line">{holder.name}（{holder.staffNo}）<span className="quiet">{holder.from} 起{holder.to ? `，至 ${holder.to}` : ''}</span><StoryLink seq={holder.seq} recordId={holder.recordId} />
              {may && <Button size="small" onClick={() => setHolding({ post, holder })} aria-label={`${holder.name} 离任`}>{holder.to ? '改离任日' : '离任'}</Button>}</div>
          ))}
        </section>
      ))}
      {may && !unit.closedFrom && <Button size="small" onClick={() => setEditing('new')}>加一个岗位</Button>}
      {editing === 'new' && <PostForm post={undefined} unit={unit} units={units} onDone={() => setEditing(undefined)} />}
    </div>
  );
}

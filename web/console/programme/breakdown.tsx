import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useEffect, useState } from 'react';
import { type UnitKind, UNIT_KINDS } from '#model/actor';
import { ask } from '../api.ts';
import type { Run } from '../pages/programme.tsx';
import { measureOf, seenOf } from './choose.ts';
import { kindsWords, type Programme, rhythmWords, type StoredObligation } from './words.ts';

const KINDS = (Object.keys(UNIT_KINDS) as UnitKind[]).map((kind) => ({ value: kind, label: UNIT_KINDS[kind].name }));
const NOBODY = 'nobody';

interface Props {
  readonly programme: Programme;
  readonly canEdit: boolean;
  readonly run: Run;
  readonly place: string;
}

/** What is given in one go to the chosen rows; what is left empty stays as it is. */
interface Wish {
  readonly lead?: string;
  readonly joint?: readonly string[];
  readonly leader?: string;
  readonly kinds?: readonly UnitKind[];
}

/** 任务分解: 序号、任务、举措、牵头、责任单位、时限; sections, leaders and kinds of unit are given in bulk, by measure or as ticked. Prints as one table, A4 across. */
export function Breakdown({ programme, canEdit, run, place }: Props) {
  const units = useQuery({ queryKey: ['units'], queryFn: () => ask('units.list', {}) });
  const leaders = useQuery({ queryKey: ['leaders'], queryFn: () => ask('programme.leaders', {}) });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [wish, setWish] = useState<Wish>({});
  useEffect(() => document.getElementById(place)?.scrollIntoView({ block: 'center' }), [place, units.data]);
  const nameOf = (unitId: string): string => units.data?.find((unit) => unit.unitId === unitId)?.name ?? unitId;
  const leaderOf = (postId: string): string => leaders.data?.find((post) => post.postId === postId)?.title ?? '（岗位已撤）';
  const sections = units.data?.filter((unit) => !unit.closed && ['section', 'office', 'audit', 'discipline', 'bureau'].includes(unit.kind)).map((unit) => ({ value: unit.unitId, label: unit.name })) ?? [];
  const rows = programme.obligations.filter((one) => one.status === 'confirmed');
  const titles = new Map(programme.sentences.map((sentence) => [measureOf(sentence.address), sentence.section]));
  const order = new Map(programme.sentences.map((sentence, i) => [sentence.address, i]));
  const groups = [...Map.groupBy(rows.toSorted((a, b) => (order.get(a.body.sentences[0] ?? '') ?? 0) - (order.get(b.body.sentences[0] ?? '') ?? 0)), (row) => measureOf(row.body.sentences[0] ?? ''))];
  const toggle = (ids: readonly string[], on: boolean): void => setChosen((before) => { const next = new Set(before); for (const id of ids) if (on) next.add(id); else next.delete(id); return next; });
  const picked = rows.filter((row) => chosen.has(row.obligationId));
  const isWish = Object.values(wish).some((value) => value !== undefined);
  const assign = (): void => {
    run('programme.assign', {
      obligationIds: picked.map((one) => one.obligationId), seen: seenOf(picked), ...(wish.lead ? { leadUnitId: wish.lead } : {}), ...(wish.joint ? { jointUnitIds: wish.joint.filter((unitId) => unitId !== wish.lead) } : {}),
      ...(wish.leader ? { leaderPostId: wish.leader === NOBODY ? null : wish.leader } : {}), ...(wish.kinds ? { kinds: wish.kinds } : {}),
    });
    setChosen(new Set());
    setWish({});
  };
  let number = 0;
  const cells = (row: StoredObligation) => (
    <>
      <td>{canEdit && <input type="checkbox" className="noprint" aria-label={`选中 ${row.body.action}`} checked={chosen.has(row.obligationId)} onChange={(event) => toggle([row.obligationId], event.target.checked)} />} {row.body.action} <span className="address">{row.body.sentences.join(' ')}</span></td>
      <td>{row.leadUnitId ? nameOf(row.leadUnitId) : <b className="alarm">未定</b>}{row.leaderPostId && <div>负责人：{leaderOf(row.leaderPostId)}</div>}{row.jointUnitIds.length > 0 && <div className="quiet">参与：{row.jointUnitIds.map(nameOf).join('、')}</div>}</td>
      <td>{kindsWords(row.body.addressees) || <b className="alarm">未定</b>}</td>
      <td>{row.body.cycles.map(rhythmWords).join('；')}</td>
    </>
  );
  return (
    <div className="panel breakdown">
      {canEdit && <div className="filters noprint bulk" role="toolbar" aria-label="定牵头">
        <Button disabled={programme.open.unowned.length === 0} onClick={() => setChosen(new Set(programme.open.unowned))}>选中没有牵头的（{programme.open.unowned.length}）</Button>
        <Button disabled={picked.length === 0} onClick={() => setChosen(new Set())}>清除</Button>
        <Select aria-label="牵头股室" allowClear showSearch={{ optionFilterProp: 'label' }} placeholder="牵头股室" style={{ width: 150 }} value={wish.lead ?? null} onChange={(lead) => setWish(({ lead: _lead, ...rest }) => (lead ? { ...rest, lead } : rest))} options={sections} />
        <Select aria-label="参与股室" mode="multiple" showSearch={{ optionFilterProp: 'label' }} placeholder="参与股室" style={{ width: 200 }} value={[...(wish.joint ?? [])]} onChange={(joint) => setWish(({ joint: _joint, ...rest }) => (joint.length > 0 ? { ...rest, joint } : rest))} options={sections} />
        <Select aria-label="负责人" allowClear showSearch={{ optionFilterProp: 'label' }} placeholder="负责人" style={{ width: 200 }} value={wish.leader ?? null} onChange={(leader) => setWish(({ leader: _leader, ...rest }) => (leader ? { ...rest, leader } : rest))} options={[...(leaders.data?.map((post) => ({ value: post.postId as string, label: `${post.title}（${post.unitName}）` })) ?? []), { value: NOBODY, label: '不设负责人' }]} />
        <Select aria-label="责任单位" mode="multiple" showSearch={{ optionFilterProp: 'label' }} placeholder="责任单位（不选就不变）" style={{ width: 220 }} value={[...(wish.kinds ?? [])]} onChange={(kinds) => setWish(({ kinds: _kinds, ...rest }) => (kinds.length > 0 ? { ...rest, kinds } : rest))} options={KINDS} />
        <Button type="primary" disabled={!isWish || picked.length === 0} onClick={assign}>给选中的 {picked.length} 项定下</Button>
      </div>}
      <p className="noprint"><Button onClick={() => print()}>打印任务分解表（A4 横向）</Button></p>
      <h2 className="print-only">任务分解表</h2>
      <div className="scroll-x">
        <table className="plain">
          <colgroup><col style={{ width: '3.5em' }} /><col style={{ width: '16%' }} /><col /><col style={{ width: '18%' }} /><col style={{ width: '20%' }} /><col style={{ width: '15%' }} /></colgroup>
          <thead><tr><th>序号</th><th>任务</th><th>举措</th><th>牵头</th><th>责任单位</th><th>时限</th></tr></thead>
          {groups.map(([measure, own]) => (
            <tbody key={measure}>
              {own.map((row, i) => {
                number += 1;
                return (
                  <tr key={row.obligationId} id={`o-${row.obligationId}`}>
                    <td>{number}</td>
                    {i === 0 && <td rowSpan={own.length}>{canEdit && <input type="checkbox" className="noprint" aria-label={`选中 ${measure}`} checked={own.every((one) => chosen.has(one.obligationId))} onChange={(event) => toggle(own.map((one) => one.obligationId), event.target.checked)} />} {measure} {titles.get(measure) || '导语'}</td>}
                    {cells(row)}
                  </tr>
                );
              })}
            </tbody>
          ))}
        </table>
      </div>
    </div>
  );
}

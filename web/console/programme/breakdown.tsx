import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import type { Cycle } from '#model/cycle';
import { isUnitKind, UNIT_KINDS } from '#model/actor';
import { ask } from '../api.ts';
import type { Run } from '../pages/programme.tsx';
import { cycleWords, type Programme } from './words.ts';

/** 任务分解: 序号、任务、举措、牵头、责任单位、时限; lead sections are given in bulk by measure. */
export function Breakdown({ programme, canEdit, run }: { readonly programme: Programme; readonly canEdit: boolean; readonly run: Run }) {
  const units = useQuery({ queryKey: ['units'], queryFn: () => ask('units.list', {}) });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [lead, setLead] = useState<string>();
  const [joint, setJoint] = useState<string[]>([]);
  const nameOf = (unitId: string): string => units.data?.find((unit) => unit.unitId === unitId)?.name ?? unitId;
  const leads = units.data?.filter((unit) => ['section', 'office', 'audit', 'discipline', 'bureau'].includes(unit.kind)).map((unit) => ({ value: unit.unitId, label: unit.name })) ?? [];
  const rows = programme.obligations.filter((one) => one.status === 'confirmed');
  const sectionOf = new Map(programme.sentences.map((sentence) => [sentence.address, sentence.section]));
  const groups = Map.groupBy(rows, (row) => (row.body.sentences[0] ?? '').split('#')[0] ?? '');
  const toggle = (ids: readonly string[], on: boolean): void => setChosen(on ? [...new Set([...chosen, ...ids])] : chosen.filter((id) => !ids.includes(id)));
  let order = 0;
  return (
    <div className="panel">
      {canEdit && <div className="filters noprint">
        <Button onClick={() => setChosen(programme.open.unowned)}>选中没有牵头的（{programme.open.unowned.length}）</Button>
        <Select aria-label="牵头股室" placeholder="牵头股室" style={{ minWidth: 160 }} value={lead ?? null} onChange={(value) => setLead(value ?? undefined)} options={leads} />
        <Select aria-label="参与股室" placeholder="参与股室" mode="multiple" style={{ minWidth: 200 }} value={joint} onChange={setJoint} options={leads} />
        <Button type="primary" disabled={!lead || chosen.length === 0} onClick={() => { run('programme.assign', { obligationIds: chosen, leadUnitId: lead, jointUnitIds: joint, leaderPostId: null }); setChosen([]); }}>给选中的 {chosen.length} 项定牵头</Button>
        <Button onClick={() => print()}>打印</Button>
      </div>}
      <table className="plain">
        <thead><tr><th>序号</th><th>任务</th><th>举措</th><th>牵头</th><th>责任单位</th><th>时限</th></tr></thead>
        <tbody>
          {[...groups].map(([measure, own]) => own.map((row, i) => {
            order += 1;
            return (
              <tr key={row.obligationId}>
                <td>{order}</td>
                {i === 0 && <td rowSpan={own.length}>{canEdit && <Checkbox aria-label={`选中 ${measure}`} checked={own.every((one) => chosen.includes(one.obligationId))} onChange={(event) => toggle(own.map((one) => one.obligationId), event.target.checked)} />} {measure} {sectionOf.get(row.body.sentences[0] ?? '')}</td>}
                <td>{canEdit && <Checkbox aria-label={`选中 ${row.obligationId}`} checked={chosen.includes(row.obligationId)} onChange={(event) => toggle([row.obligationId], event.target.checked)} />} {row.body.action} <span className="address">{row.body.sentences.join(' ')}</span></td>
                <td>{row.leadUnitId ? nameOf(row.leadUnitId) : <b style={{ color: '#b42318' }}>未定</b>}{row.jointUnitIds.length > 0 && <div className="quiet">参与：{row.jointUnitIds.map(nameOf).join('、')}</div>}</td>
                <td>{row.body.addressees.filter(isUnitKind).map((kind) => UNIT_KINDS[kind].name).join('、')}</td>
                <td>{(row.body.cycles as unknown as Cycle[]).map(cycleWords).join('；')}</td>
              </tr>
            );
          }))}
        </tbody>
      </table>
    </div>
  );
}

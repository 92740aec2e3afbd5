import { Select } from 'antd';
import type { Ask, Output } from '#contract';
import { UNIT_KINDS, type UnitKind } from '#model/actor';

type Plan = Output<'roster.plan'>;
type Decisions = Ask<'roster.plan'>['decisions'];
type Unit = Output<'organisation.units'>[number];

const KINDS = Object.entries(UNIT_KINDS).filter(([kind]) => kind !== 'bureau').map(([value, { name }]) => ({ value: value as UnitKind, label: name }));

/** Units of the roster that the county does not have by this name: each is one that stands, or a new one of a kind. */
export function UnknownUnits({ plan, units, decisions, onChange }: { readonly plan: Plan; readonly units: readonly Unit[]; readonly decisions: Decisions; readonly onChange: (units: Decisions['units']) => void }) {
  const unknown = plan.units.filter((unit) => unit.isNew || decisions.units[unit.name]);
  if (unknown.length === 0) return null;
  const open = units.filter((unit) => !unit.closedFrom);
  const parents = [...open.map(({ name }) => name), ...plan.units.filter((unit) => unit.isNew).map(({ name }) => name)].map((value) => ({ value, label: value }));
  const put = (name: string, decision: Decisions['units'][string] | undefined): void => onChange(Object.fromEntries([...Object.entries(decisions.units).filter(([one]) => one !== name), ...(decision ? [[name, decision] as const] : [])]));
  const open1 = unknown.filter((unit) => unit.kind === null).length;
  return (
    <section className="panel" aria-label="没有见过的单位">
      <h2 className="group">没有见过的单位 {unknown.length} 个{open1 > 0 && <span className="bad">，其中 {open1} 个要定类别</span>}</h2>
      <p className="quiet">新建，或者就是已有的某个单位（写法不同）。类别决定方案里哪些义务落到这个单位，定了以后不能改。</p>
      <table className="plain stack"><thead><tr><th>名册里写的</th><th>人数</th><th>怎么办</th></tr></thead><tbody>
        {unknown.map((unit) => {
          const decision = decisions.units[unit.name];
          const same = decision && 'sameAs' in decision ? decision.sameAs : undefined;
          const like = open.find(({ unitId }) => unitId === unit.like);
          return (
            <tr key={unit.name}><td data-label="名册里写的">{unit.name}</td><td data-label="人数">{unit.people}</td><td data-label="怎么办"><div className="inputs">
              <Select aria-label={`${unit.name} 是哪个单位`} style={{ width: 230 }} showSearch={{ optionFilterProp: 'label' }} value={same ?? ''} onChange={(unitId: string) => put(unit.name, unitId === '' ? undefined : { sameAs: unitId })}
                options={[{ value: '', label: '新建这个单位' }, ...(like ? [{ value: like.unitId, label: `就是 ${like.name}` }] : []), ...open.filter((one) => one !== like).map((one) => ({ value: one.unitId, label: `就是 ${one.name}` }))]} />
              {same === undefined && <Select aria-label={`${unit.name} 类别`} style={{ width: 150 }} placeholder="请选类别" status={unit.kind === null ? 'error' : ''} value={unit.kind} options={KINDS} onChange={(kind: UnitKind) => put(unit.name, { kind, parent: unit.parent })} />}
              {same === undefined && <Select aria-label={`${unit.name} 上级`} style={{ width: 200 }} showSearch={{ optionFilterProp: 'label' }} value={unit.parent} disabled={unit.kind === null} options={parents.filter(({ value }) => value !== unit.name)} onChange={(parent: string) => unit.kind && put(unit.name, { kind: unit.kind, parent })} />}
            </div></td></tr>
          );
        })}
      </tbody></table>
    </section>
  );
}

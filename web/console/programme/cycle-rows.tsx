import { Button, Select } from 'antd';
import { CYCLE_NAMES, type Cycle, type DueRule } from '#model/cycle';
import { DueInput } from './due-input.tsx';
import { OriginInput } from './origin-input.tsx';
import { rhythmWords } from './words.ts';

const WITHOUT_DUE = ['event', 'continuous', 'festival'];
const PERS = Object.entries(CYCLE_NAMES).map(([value, label]) => ({ value, label }));
const END_OF_PERIOD: DueRule = { anchor: 'end', span: { value: 0, unit: 'day' } };

/** How often and by when: one row a cycle, each with its due rule and its origin. */
export function CycleRows({ cycles, basis, onChange }: { readonly cycles: readonly Cycle[]; readonly basis: string; readonly onChange: (cycles: readonly Cycle[]) => void }) {
  const put = (at: number, cycle: Cycle): void => onChange(cycles.map((one, i) => (i === at ? cycle : one)));
  const choosePer = (cycle: Cycle, per: Cycle['per']): Cycle =>
    (WITHOUT_DUE.includes(per) ? { per, origin: cycle.origin } : { per, due: 'due' in cycle ? cycle.due : END_OF_PERIOD, origin: cycle.origin }) as Cycle;
  return (
    <div>
      {cycles.map((cycle, at) => {
        const name = `周期 ${at + 1} `;
        return (
          <div key={at} className="inputs row">
            <Select aria-label={`${name}多久一次`} style={{ width: 100 }} value={cycle.per} options={PERS} onChange={(per) => put(at, choosePer(cycle, per as Cycle['per']))} />
            {'due' in cycle && <DueInput due={cycle.due} isOnce={cycle.per === 'once'} label={name} onChange={(due) => put(at, { ...cycle, due })} />}
            <OriginInput label={name} origin={cycle.origin} onChange={(origin) => put(at, { ...cycle, origin })} />
            <Button size="small" disabled={cycles.length === 1} onClick={() => onChange(cycles.filter((_, i) => i !== at))}>删去</Button>
            <span className="quiet">{rhythmWords(cycle)}</span>
          </div>
        );
      })}
      <Button size="small" disabled={cycles.length >= 8} onClick={() => onChange([...cycles, { per: 'semester', due: END_OF_PERIOD, origin: { kind: 'default', basis } }])}>加一个周期</Button>
    </div>
  );
}

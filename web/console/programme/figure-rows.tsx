import { Button, Input, InputNumber, Select } from 'antd';
import type { ObligationParameter } from '#model/obligation';
import { newId } from '../api.ts';
import { OriginInput } from './origin-input.tsx';
import { FIGURE_UNITS } from './words.ts';

const MOST_DECIMALS = 4;

/** A number as typed → integer and scale, so that 2.5 stays 2.5. */
function toScaled(typed: string): Pick<ObligationParameter, 'value' | 'scale'> {
  const scale = Math.min((typed.split('.')[1] ?? '').length, MOST_DECIMALS);
  return { scale, value: Math.round(Number(typed) * 10 ** scale) };
}

/** The figures that a sentence fixes or that the office sets: what for, how much, in which unit, from where. */
export function FigureRows({ figures, basis, onChange }: { readonly figures: readonly ObligationParameter[]; readonly basis: string; readonly onChange: (figures: readonly ObligationParameter[]) => void }) {
  const put = (at: number, part: Partial<ObligationParameter>): void => onChange(figures.map((one, i) => (i === at ? { ...one, ...part } : one)));
  return (
    <div>
      {figures.map((figure, at) => {
        const name = `数字 ${at + 1} `;
        const units = { ...FIGURE_UNITS, ...(FIGURE_UNITS[figure.unit] ? {} : { [figure.unit]: figure.unit }) };
        return (
          <div key={figure.id} className="inputs row">
            <Input aria-label={`${name}名称`} style={{ width: 150 }} maxLength={60} value={figure.name} placeholder="如：陪餐次数" onChange={(event) => put(at, { name: event.target.value })} />
            <InputNumber<string> aria-label={`${name}数值`} style={{ width: 100 }} stringMode value={(figure.value / 10 ** figure.scale).toFixed(figure.scale)} onChange={(typed) => put(at, toScaled(typed ?? '0'))} />
            <Select aria-label={`${name}单位`} style={{ width: 110 }} showSearch value={figure.unit} options={Object.entries(units).map(([value, label]) => ({ value, label }))} onChange={(unit) => put(at, { unit })} />
            <OriginInput label={name} origin={figure.origin} onChange={(origin) => put(at, { origin })} />
            <Button size="small" onClick={() => onChange(figures.filter((_, i) => i !== at))}>删去</Button>
          </div>
        );
      })}
      <Button size="small" disabled={figures.length >= 20} onClick={() => onChange([...figures, { id: `own-${newId()}`, name: '', value: 1, scale: 0, unit: 'time', origin: { kind: 'default', basis } }])}>加一个数字</Button>
    </div>
  );
}

import { InputNumber, Select } from 'antd';
import type { DateRule, DueRule, SpanRule } from '#model/cycle';
import { SPAN_UNITS } from './words.ts';

const UNITS = Object.entries(SPAN_UNITS).map(([value, label]) => ({ value: value as SpanRule['span']['unit'], label }));
/** The last day of a month, as the model writes it. */
const LAST = 0;
const MONTHS = Array.from({ length: 12 }, (_, i) => ({ value: i + 1, label: `${i + 1} 月` }));
const DAYS = [...Array.from({ length: 31 }, (_, i) => ({ value: i + 1, label: `${i + 1} 日` })), { value: LAST, label: '月底' }];

/** The same rule from another anchor: what can be kept is kept. */
function turn(due: DueRule, anchor: DueRule['anchor']): DueRule {
  if (anchor === 'date') return due.anchor === 'date' ? due : { anchor, month: 12, day: LAST };
  return { anchor, span: due.anchor === 'date' ? { value: 0, unit: 'day' } : due.span };
}

/** By when: so long after the start, so long before the end, or by a named day of the year. */
export function DueInput({ due, isOnce, label, onChange }: { readonly due: DueRule; readonly isOnce: boolean; readonly label: string; readonly onChange: (due: DueRule) => void }) {
  return (
    <>
      <Select aria-label={`${label}从哪算起`} style={{ width: 100 }} value={due.anchor} options={[{ value: 'start', label: isOnce ? '印发后' : '开始后' }, { value: 'end', label: '结束前' }, { value: 'date', label: '某日前' }]} onChange={(anchor) => onChange(turn(due, anchor))} />
      {due.anchor === 'date' ? <Named due={due} label={label} onChange={onChange} /> : <>
        <InputNumber aria-label={`${label}数`} style={{ width: 72 }} min={0} max={400} precision={0} value={due.span.value} onChange={(value) => onChange({ ...due, span: { ...due.span, value: value ?? 0 } })} />
        <Select aria-label={`${label}单位`} style={{ width: 110 }} value={due.span.unit} options={UNITS} onChange={(unit) => onChange({ ...due, span: { ...due.span, unit } })} />
      </>}
    </>
  );
}

function Named({ due, label, onChange }: { readonly due: DateRule; readonly label: string; readonly onChange: (due: DueRule) => void }) {
  const { year: _year, ...yearly } = due;
  return (
    <>
      <InputNumber aria-label={`${label}年`} style={{ width: 92 }} min={2000} max={2100} precision={0} placeholder="每年" value={due.year ?? null} onChange={(year) => onChange(year === null ? yearly : { ...yearly, year })} />
      <Select aria-label={`${label}月`} style={{ width: 84 }} value={due.month} options={MONTHS} onChange={(month) => onChange({ ...due, month })} />
      <Select aria-label={`${label}日`} style={{ width: 84 }} value={due.day} options={DAYS} onChange={(day) => onChange({ ...due, day })} />
    </>
  );
}

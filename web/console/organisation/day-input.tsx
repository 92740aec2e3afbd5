import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { Day } from '#base/day';

/** A day as text, typed or picked; inside a form. */
export function DayInput({ value, onChange, id }: { readonly value?: Day | null; readonly onChange?: (day: Day | null) => void; readonly id?: string }) {
  return <DatePicker {...(id ? { id } : {})} value={value ? dayjs(value) : null} onChange={(picked) => onChange?.(picked ? (picked.format('YYYY-MM-DD') as Day) : null)} style={{ width: '100%' }} />;
}

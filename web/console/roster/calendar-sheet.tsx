import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { monthOf, yearOf } from '#base/day';
import type { NamedSemester } from '#domain/roster';
import { ask } from '../api.ts';
import { Fault } from '../kit/fault.tsx';
import { useChange } from '../organisation/use-change.ts';

/** The semesters of a school calendar: each takes the place of the one that it overlaps, or is new. */
export function CalendarSheet({ semesters, onDone }: { readonly semesters: readonly NamedSemester[]; readonly onDone: () => void }) {
  const found = useQuery({ queryKey: ['organisation', 'semesters'], queryFn: () => ask('organisation.semesters', {}) });
  const { send, busy, error } = useChange(onDone);
  const lines = semesters.map((one) => ({ one, before: found.data?.find(({ start, end }) => start <= one.end && one.start <= end) }));
  const changed = lines.filter(({ one, before }) => !before || before.name !== one.name || before.start !== one.start || before.end !== one.end);
  const save = (): void => void send(changed.map(({ one, before }) => ({ seenSeq: before?.seq ?? 0, change: { kind: 'semester', row: { id: before?.id ?? `${yearOf(one.start)}-${monthOf(one.start) >= 7 ? 'autumn' : 'spring'}`, ...one } } })));
  return (
    <section className="panel" aria-label="校历">
      <h2 className="group">校历：{semesters.length} 个学期</h2>
      <Fault error={found.error ?? error} />
      <table className="plain stack"><thead><tr><th>学期</th><th>开始</th><th>结束</th><th>现在</th></tr></thead><tbody>
        {lines.map(({ one, before }) => <tr key={one.start}><td data-label="学期">{one.name}</td><td data-label="开始">{one.start}</td><td data-label="结束">{one.end}</td><td data-label="现在">{before ? `${before.name}，${before.start} 至 ${before.end}` : '没有'}</td></tr>)}
      </tbody></table>
      <p>{found.data && changed.length === 0 ? '和现在的学期一样。' : <Button type="primary" loading={busy || found.isPending} onClick={save}>登记 {changed.length} 个学期</Button>}</p>
    </section>
  );
}

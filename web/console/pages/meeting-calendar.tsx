import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select, Spin } from 'antd';
import { monthOf, type Day, yearOf } from '#base/day';
import type { Output } from '#contract';
import type { DueExplanation } from '#model/cycle';
import { ORIGINS, type OriginKind } from '#model/origin';
import { ask } from '../api.ts';
import { explain } from '../kit/explain.ts';
import { Fault } from '../kit/fault.tsx';
import { useMe } from '../use-me.ts';

type Rule = Output<'meetings.calendar'>['rules'][number];

const PER_CENT = 100;

/** Where the month begins in a day: the period's name says the year. */
const MONTH_AT = 5;

const share = (held: number, owed: number): string => (owed === 0 ? '还没有到期的' : `实开率 ${Math.round((held / owed) * PER_CENT)}%`);

/** What stands on one period, and the light that it shows. */
const LOOKS = { held: ['green', '已开'], missed: ['red', '没有开'], due: ['yellow', '该开了'], coming: ['done', '未到'], before: ['done', '启用前'] } as const;

function Period({ rule, period, mayMake }: { readonly rule: Rule; readonly period: Rule['periods'][number]; readonly mayMake: boolean }) {
  const [light, words] = LOOKS[period.status];
  return (
    <li>
      <span className={`light light-${light}`}><i aria-hidden />{words}</span>
      <b style={{ flex: '0 1 118px' }}>{period.name}</b>
      {period.recordId
        ? <Link to="/records/$recordId" params={{ recordId: period.recordId }}>{period.heldOn} 开过</Link>
        : <span title={explain(period.explanation as never as DueExplanation)}>最晚 {period.due.slice(MONTH_AT)}</span>}
      {!period.recordId && mayMake && (period.status === 'missed' || period.status === 'due') && <Link to="/ledgers/$ledger/new" params={{ ledger: rule.ledger }} search={{ begin: { kind: rule.kind } } as never}>登记</Link>}
    </li>
  );
}

/** 组织生活日历: twelve months of what a branch has to hold and has held; the school year stands in the address. */
export function Page() {
  const me = useMe();
  const navigate = useNavigate();
  const { unit: picked, from } = useSearch({ strict: false }) as { unit?: string; from?: string };
  const units = useQuery({ queryKey: ['units'], queryFn: () => ask('units.list', {}) });
  const reached = units.data?.filter((unit) => unit.inReach && !unit.closed) ?? [];
  const own = me.data?.acting.unitId;
  // The office has no branch of its own to look at first.
  const unitId = picked ?? (reached.length > 1 && me.data?.acting.unitKind === 'office' ? reached.find((unit) => unit.kind === 'bureau')?.unitId : own) ?? '';
  const calendar = useQuery({ queryKey: ['meeting-calendar', unitId, from], queryFn: () => ask('meetings.calendar', { unitId, ...(from ? { from } : {}) }), enabled: unitId !== '' && units.data !== undefined });
  const go = (search: { unit?: string; from?: string }): void => void navigate({ to: '.', search: { ...(unitId === own ? {} : { unit: unitId }), ...(from ? { from } : {}), ...search } as never });
  const year = (by: number): string => `${yearOf(calendar.data?.from as Day) + by}-${String(monthOf(calendar.data?.from as Day)).padStart(2, '0')}`;
  return (
    <>
      <h1>组织生活日历</h1>
      <p className="quiet">每种会多久开一次，是县里的数字，可以在“参数调整”里改；寒暑假不排，最晚一天是学期里的工作日。应开实开随记录重算。</p>
      <div className="filters">
        {reached.length > 1 && <Select aria-label="单位" showSearch={{ optionFilterProp: 'label' }} style={{ minWidth: 220 }} value={unitId} onChange={(unit) => go({ unit })} options={reached.map((unit) => ({ value: unit.unitId, label: unit.name }))} />}
        {calendar.data && <Button onClick={() => go({ from: year(-1) })}>上一年</Button>}
        {calendar.data && <b>{calendar.data.from} 至 {calendar.data.to}</b>}
        {calendar.data && <Button onClick={() => go({ from: year(1) })}>下一年</Button>}
      </div>
      <Fault error={calendar.error} />
      {calendar.isPending && <Spin />}
      {calendar.data && calendar.data.rules.length === 0 && <p className="panel">这个单位没有要排的会。</p>}
      {calendar.data && calendar.data.rules.length > 0 && <p className="panel"><b>应开 {calendar.data.owed} 次，实开 {calendar.data.held} 次，{share(calendar.data.held, calendar.data.owed)}</b></p>}
      <div className="calendar">
        {calendar.data?.rules.map((rule) => (
          <section key={rule.signal} className="panel">
            <h2 className="group">{rule.kind}</h2>
            <p className="quiet">每 {rule.every} 个月一次（{ORIGINS[rule.origin.kind as OriginKind]} {rule.origin.basis}）；应开 {rule.owed}，实开 {rule.held}</p>
            <ul className="rows">{rule.periods.map((period) => <Period key={period.start} rule={rule} period={period} mayMake={unitId === own} />)}</ul>
          </section>
        ))}
      </div>
    </>
  );
}

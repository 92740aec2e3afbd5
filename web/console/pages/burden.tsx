import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Empty, Spin } from 'antd';
import type { Output } from '#contract';
import { ask, COUNTY } from '../api.ts';
import { hours } from '../collection/words.ts';
import { Fault } from '../kit/fault.tsx';

type Index = Output<'burden.index'>;

const KINDS = { duty: '方案任务', event: '随时办的', collection: '临时填报' } as const;
const monthWords = (month: string): string => `${month.slice(2, 4)}年${Number(month.slice(5))}月`;

/** Twelve bars, one a month, with the figures in words below for whoever does not see them. */
function Trend({ months, values }: { readonly months: readonly string[]; readonly values: readonly number[] }) {
  const most = Math.max(1, ...values);
  return (
    <div className="trend" role="img" aria-label={months.map((month, i) => `${monthWords(month)} ${hours(values[i] ?? 0)}`).join('，')}>
      {months.map((month, i) => <span key={month} title={`${monthWords(month)}　${hours(values[i] ?? 0)}`}><i style={{ height: `${Math.round(((values[i] ?? 0) / most) * 100)}%` }} /><small>{Number(month.slice(5))}</small></span>)}
    </div>
  );
}

function Sources({ sources }: { readonly sources: Index['askers'][number]['sources'] }) {
  return (
    <table className="plain stack">
      <thead><tr><th>要什么</th><th>来路</th><th>件数</th><th>合计</th><th>每件</th></tr></thead>
      <tbody>{sources.map((one) => (
        <tr key={`${one.kind}${one.ledger}`}>
          <td data-label="要什么">{one.kind === 'collection' ? <Link to="/collections/$recordId" params={{ recordId: one.ledger }}>{one.name}</Link> : <Link to="/ledgers/$ledger" params={{ ledger: one.ledger }}>{one.name}</Link>}</td>
          <td data-label="来路">{KINDS[one.kind]}</td><td data-label="件数">{one.items}</td><td data-label="合计">{hours(one.minutes)}</td>
          <td data-label="每件">说 {Math.round(one.declared / Math.max(1, one.items))} 分钟{one.measured !== null && `，实测中位 ${one.measured} 分钟`}</td>
        </tr>
      ))}</tbody>
    </table>
  );
}

/** 负担: what schools are asked for, month by month and by who asks; our own forms and notices are in it. */
export function Page() {
  const found = useQuery({ queryKey: ['burden'], queryFn: () => ask('burden.index', {}) });
  if (found.error) return <Fault error={found.error} />;
  if (!found.data) return <Spin />;
  const { months, askers, schools } = found.data;
  const names = months.map(({ month }) => month);
  const [now, before] = [months.at(-1), months.at(-2)];
  const outside = months.reduce((sum, month) => sum + month.outside, 0);
  if (askers.length === 0) return <><h1>负担</h1><Empty description="这十二个月没有要学校填的" /></>;
  return (
    <>
      <h1>负担</h1>
      <p className="quiet">分钟数 × 单位数，按月、按谁要的算{schools > 1 && `（${schools} 所学校）`}。方案任务按到期月，临时填报按截止月，随时办的按登记月；有五件以上实测的按实测中位数，其余按表上写的分钟数。我们自己发的通知和表格都算在内。<a href={`/c/${COUNTY}/burden`} target="_blank" rel="noreferrer">公开的数字</a></p>
      <section className="panel" aria-label="每月合计">
        <h2 className="group">每月合计</h2>
        <p><b>{now && `${monthWords(now.month)} ${hours(now.minutes)}`}</b>{schools > 1 && now && `，平均每校 ${hours(Math.round(now.minutes / schools))}`}{before && <span className="quiet">　上月 {hours(before.minutes)}</span>}</p>
        <Trend months={names} values={months.map(({ minutes }) => minutes)} />
        {outside > 0 && <p className="quiet">另有学校记下的系统以外的填报，十二个月共 {hours(outside)}。</p>}
      </section>
      {askers.map((asker) => (
        <details key={asker.unitId ?? ''} className="panel">
          <summary><b>{asker.name}</b>　十二个月 {hours(asker.minutes)}，{asker.items} 件；本月 {hours(asker.months.at(-1) ?? 0)}</summary>
          <Trend months={names} values={asker.months} />
          <div className="scroll-x"><Sources sources={asker.sources} /></div>
        </details>
      ))}
    </>
  );
}

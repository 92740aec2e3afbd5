import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { Output } from '#contract';
import { type Line, showFigure, showTrend } from './show-figure.ts';

type Found = Output<'indicators.list'>;
type Obligation = Found['obligations'][number];

interface Props {
  readonly found: Found;
  readonly obligations: readonly Obligation[];
}

/** What each obligation of a measure comes to: the name leads to the records that it counts, the clause to the sentence. */
export function IndicatorRows({ found, obligations }: Props) {
  const { programme, period, last, main, groups, hasRecords } = found;
  const records = (ledger: string, line: Line) => (hasRecords || line.own) && period
    ? <Link to="/ledgers/$ledger" params={{ ledger }} search={{ indicator: line.id, from: period.from, to: period.to } as never}>{line.name}</Link>
    : line.name;
  return (
    <table className="plain stack figures">
      <thead><tr>
        <th scope="col">指标</th><th scope="col">{main}<br />{period?.name}</th><th scope="col">{last?.name ?? '上一期'}</th><th scope="col">变化</th>
        {groups.map((group) => <th key={group.name} scope="col">{group.name}<br /><span className="quiet">{group.units} 个单位</span></th>)}
      </tr></thead>
      <tbody>
        {obligations.map((one) => (
          <Fragment key={one.obligationId}>
            <tr className="of"><th scope="rowgroup" colSpan={4 + groups.length}>
              {programme && one.sentences.map((address) => <Link key={address} className="address" to="/programmes/$programmeId/$version" params={{ programmeId: programme.programmeId, version: String(programme.version) }} hash={address}>{address}</Link>)}
              {one.action} <span className="quiet">《{one.ledgerName}》{one.duty ? '' : '，不派任务，只看指标'}</span>
            </th></tr>
            {one.indicators.map((line) => (
              <tr key={line.id}>
                <td>{records(one.ledger, line)}{line.violations && <span className="quiet">（不设目标，不排名）</span>}{line.own && <span className="quiet">（本股室牵头的）</span>}</td>
                <td data-label={period?.name} className="number"><b>{showFigure(line, line.now)}</b></td>
                <td data-label={last?.name ?? '上一期'} className="number">{showFigure(line, line.last)}</td>
                <td data-label="变化" className="number">{showTrend(line)}</td>
                {groups.map((group, i) => <td key={group.name} data-label={group.name} className="number">{showFigure(line, line.groups[i] ?? null)}</td>)}
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

import { Button, Select } from 'antd';
import type { Output } from '#contract';
import { CYCLE_NAMES, type Cycle } from '#model/cycle';
import type { Obligation } from '#model/obligation';
import { ORIGINS } from '#model/origin';
import type { Run } from '../pages/programme.tsx';
import { PlaceLink } from './place-link.tsx';
import { type Programme, rhythmWords, type StoredObligation } from './words.ts';

type Price = Output<'programme.price'>;
type Cost = Price['kinds'][number]['costs'][number];

const hours = (minutes: number): string => `${Math.round(minutes / 6) / 10} 小时`;

/** From the busiest rhythm to the calmest: a cycle may be widened to what stands behind it. */
const RHYTHMS = ['day', 'month', 'quarter', 'half-year', 'semester', 'school-year', 'year', 'once'] as const;
type Rhythm = (typeof RHYTHMS)[number];
const isRhythm = (per: Cycle['per']): per is Rhythm => (RHYTHMS as readonly string[]).includes(per);

interface Props {
  readonly programme: Programme;
  readonly price: Price;
  readonly canEdit: boolean;
  readonly run: Run;
}

/** What 印发 costs one unit of each kind, by month, by section and by ledger; the office can act on it where it reads it. */
export function PriceTable({ programme, price, canEdit, run }: Props) {
  const byId = new Map(programme.obligations.map((one) => [one.obligationId, one]));
  return (
    <>
      <p>本学期全县共 {price.duties} 件。下面每类单位按最忙的一个算。</p>
      {price.kinds.map((kind) => (
        <details key={kind.kind} className="price">
          <summary><b>{kind.name}：本学期 {kind.count} 件，约 {hours(kind.minutes)}</b> <span className="quiet">（{kind.semester}，共 {kind.units} 个单位）</span></summary>
          <p>按月：{kind.months.map((month) => `${Number(month.month.slice(5))} 月 ${month.count} 件 ${hours(month.minutes)}`).join('；')}</p>
          <p>谁牵头的：{kind.leads.map((lead) => `${lead.name} ${lead.count} 件 ${hours(lead.minutes)}`).join('；')}</p>
          <div className="scroll-x"><table className="plain">
            <thead><tr><th>台账</th><th>周期</th><th>本学期</th><th>来自哪些义务{canEdit && '，可以怎样减'}</th></tr></thead>
            <tbody>{kind.costs.map((cost) => (
              <tr key={`${cost.ledger}${cost.cycle}`}>
                <td>{cost.ledgerName}</td><td>{CYCLE_NAMES[cost.cycle as Cycle['per']]}</td><td>{cost.count} 件，{hours(cost.minutes)}</td>
                <td>{cost.obligationIds.flatMap((id) => { const one = byId.get(id); return one ? [<Cause key={id} programme={programme} obligation={one} cost={cost} canEdit={canEdit} run={run} />] : []; })}</td>
              </tr>
            ))}</tbody>
          </table></div>
        </details>
      ))}
      <p>全县的任务由谁牵头：{price.leads.map((lead) => `${lead.name} ${lead.count} 件`).join('；') || '还没有定牵头'}</p>
    </>
  );
}

/** One obligation behind a cost. A principle may be an indicator only; a default cycle may be widened; what the plan or the law fixes is not the office's to widen. */
function Cause({ programme: { head }, obligation, cost, canEdit, run }: { readonly programme: Programme; readonly obligation: StoredObligation; readonly cost: Cost; readonly canEdit: boolean; readonly run: Run }) {
  const { body, obligationId, touched } = obligation;
  const edit = (next: Obligation): void => run('programme.edit', { touched, body: next });
  const cycle = body.cycles.find((one) => one.per === cost.cycle);
  const wider = cycle && isRhythm(cycle.per) ? RHYTHMS.slice(RHYTHMS.indexOf(cycle.per) + 1) : [];
  const widen = (per: Rhythm): void => edit({ ...body, cycles: body.cycles.map((one) => (one === cycle ? ({ ...one, per, origin: { kind: 'default', basis: one.origin.basis } } as Cycle) : one)) });
  return (
    <div className="cause">
      <PlaceLink head={head} place={`o-${obligationId}`}>{body.sentences[0]} {body.action}</PlaceLink>
      {canEdit && <span className="inputs">
        {(body.strength === 'P' || body.strength === 'E') && <Button size="small" onClick={() => edit({ ...body, duty: false })}>改为只看指标</Button>}
        {cycle && (cycle.origin.kind === 'default'
          ? <Select size="small" aria-label={`放宽 ${body.action}`} placeholder="放宽周期" style={{ width: 110 }} value={null} options={wider.map((per) => ({ value: per, label: CYCLE_NAMES[per] }))} onChange={(per) => { if (per) widen(per); }} />
          : <span className="quiet">{rhythmWords(cycle)}是{ORIGINS[cycle.origin.kind]}</span>)}
        <PlaceLink head={head} place={body.sentences[0] ?? ''} edit={obligationId}>改</PlaceLink>
      </span>}
    </div>
  );
}

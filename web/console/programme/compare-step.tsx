import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import type { Output } from '#contract';

type Step = Output<'version.compare'>['steps'][number];
type Side = NonNullable<Step['new']>;

const KINDS = { kept: ['保留', 'default'], changed: ['改动', 'gold'], new: ['新增', 'green'], gone: ['删去', 'red'] } as const;
const STATUS = { suggested: '待确认', confirmed: '已确认', rejected: '不采用', ended: '印发后结束' } as const;

function Words({ side, mark, none }: { readonly side: Side | null; readonly mark: 'ins' | 'del'; readonly none: string }) {
  if (!side) return <div className="quiet">{none}</div>;
  const Mark = mark;
  return <div><span className="address">{side.address}</span>{side.runs.map((run, i) => (run.isChanged ? <Mark key={i}>{run.text}</Mark> : <span key={i}>{run.text}</span>))}</div>;
}

/** One sentence of two versions side by side, differences marked, with what becomes of its obligations. */
export function CompareStep({ step, programmeId, version }: { readonly step: Step; readonly programmeId: string; readonly version: string }) {
  const [label, color] = KINDS[step.kind];
  const address = step.new?.address;
  return (
    <section className={`sentence compare-${step.kind}`}>
      <Tag color={color}>{label}</Tag>
      {address && <Link to="/programmes/$programmeId/$version" params={{ programmeId, version }} hash={address}>到这一句</Link>}
      <div className="split compare">
        <Words side={step.old} mark="del" none="（原来没有这一句）" />
        <Words side={step.new} mark="ins" none="（新版本没有这一句）" />
      </div>
      {step.exempt !== null && <div className="quiet">非义务：{step.exempt}</div>}
      {step.exempt === null && step.exemptBefore !== null && step.new && <div className="quiet">原来标为非义务（{step.exemptBefore}），句子改了，请再定。</div>}
      {step.obligations.length > 0 && (
        <ul className="plain-list">
          {step.obligations.map((one) => <li key={one.obligationId}><Tag color={one.status === 'confirmed' ? 'green' : one.status === 'suggested' ? 'gold' : 'default'}>{STATUS[one.status]}</Tag>{one.actor && `${one.actor}：`}{one.action}</li>)}
        </ul>
      )}
    </section>
  );
}

import { Link } from '@tanstack/react-router';
import type { Output } from '#contract';
import { explain } from './explain.ts';
import { type Shown, SHOWN_LIGHTS } from './lights.ts';

interface Props {
  readonly line: Output<'inbox.list'>['lines'][number];
  /** The acting post's unit. */
  readonly own: string | undefined;
  /** Whether the unit's name stands on the line. */
  readonly named: boolean;
}

/** One duty in a list: its light, what it is, until when, and why; the way to its record or its form. */
export function DutyItem({ line, own, named }: Props) {
  const title = `${line.ledgerName}（${line.period}）`;
  return (
    <li>
      <span className={`light light-${line.light}`}><i aria-hidden />{SHOWN_LIGHTS[line.light as Shown]}</span>
      {line.recordId
        ? <Link className="title" to="/records/$recordId" params={{ recordId: line.recordId }}>{title}</Link>
        : line.hasForm && !line.ended && line.mine
          ? <Link className="title" to="/ledgers/$ledger/new" params={{ ledger: line.ledger }} search={{ duty: line.key, programme: line.programmeId, ...(line.unitId === own ? {} : { unit: line.unitId }) } as never}>{title}</Link>
          : <span className="title" style={{ flex: '1 1 220px', fontWeight: 600 }}>{title}</span>}
      {named && <span>{line.unitName}</span>}
      <span>{line.ended ? '原期限' : '期限'} {line.due}</span>
      {line.ended && <b>{line.ended.renewed ? '已改按新版本' : '已因新版本取消'}（第 {line.version} 版 → 第 {line.ended.by} 版，{line.ended.on}）</b>}
      {!line.ended && <span className="quiet">约 {line.minutes} 分钟</span>}
      {!line.hasForm && !line.ended && <span className="quiet">这本台账的表单还没有开放</span>}
      <details style={{ flexBasis: '100%' }}>
        <summary className="quiet">依据 {line.sentences.join('、')}；牵头 {line.leadUnitName}</summary>
        <p>{explain(line.explanation as never)}</p>
        <Link to="/programmes/$programmeId/$version" params={{ programmeId: line.programmeId, version: String(line.version) }} hash={line.sentences[0] ?? ''}>看方案原句</Link>
      </details>
    </li>
  );
}

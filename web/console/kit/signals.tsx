import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { Output } from '#contract';
import type { DueExplanation } from '#model/cycle';
import type { Ledger } from '#model/ledger';
import { ORIGINS, type OriginKind } from '#model/origin';
import { MOST_SIGNALS } from '#model/signal';
import { ask } from '../api.ts';
import { useMe } from '../use-me.ts';
import { explain, UNITS } from './explain.ts';

/** What the two lights say here: nothing is decided by them. */
const LIGHTS = { red: '缺或过期', yellow: '提醒' } as const;

/** So many stand in the inbox and on a ledger's page at first; the rest on demand. */
const FEW = 4;
const FIRST = 6;

type Line = Output<'signals.list'>[number];

/** The figure behind a signal, in one sentence. */
const figureWords = ({ figure }: Line): string => (figure ? `${figure.name}：${figure.value} ${UNITS[figure.unit] ?? figure.unit}（${ORIGINS[figure.origin.kind as OriginKind]} ${figure.origin.basis}）` : '');

const more = (count: number): string => (count >= MOST_SIGNALS ? `${MOST_SIGNALS}+` : `${count}`);

/** What a record that closes this gap begins with. */
function beginning(ledger: Ledger, line: Line): { readonly begin: Record<string, string | number | boolean> } {
  const signal = ledger.signals?.find((one) => one.id === line.signal);
  return { begin: { ...(signal?.equal as Record<string, string> | undefined), ...(line.postId && signal && 'post' in signal ? { [signal.post]: line.postId } : {}) } };
}

/** 提醒 in the inbox: one line for each thing that is missing or running out, red first; nothing where all is well. */
export function SignalGroups() {
  const groups = useQuery({ queryKey: ['signal-groups'], queryFn: () => ask('signals.groups', {}) });
  const me = useMe();
  const [all, setAll] = useState(false);
  if (!groups.data || groups.data.length === 0) return null;
  return (
    <section className="panel" aria-label="提醒">
      <h2 className="group">提醒：缺的和快到期的</h2>
      <ul className="rows">
        {groups.data.slice(0, all ? undefined : FEW).map((group) => (
          <li key={`${group.light}${group.ledger}${group.signal}`}>
            <span className={`light light-${group.light}`}><i aria-hidden />{LIGHTS[group.light]}</span>
            {group.recordId
              ? <Link className="title" to="/records/$recordId" params={{ recordId: group.recordId }}>{group.ledgerName} · {group.title}</Link>
              : <Link className="title" to="/ledgers/$ledger" params={{ ledger: group.ledger }}>{group.ledgerName} · {group.name}</Link>}
            <span className="quiet">{group.recordId ? group.name : group.count > 1 ? `${more(group.count)} 处` : [group.unitId === me.data?.acting.unitId ? null : group.unitName, group.title].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
      {groups.data.length > FEW && !all && <Button onClick={() => setAll(true)}>全部 {groups.data.length} 种</Button>}
    </section>
  );
}

/** The gaps of one ledger above its list, each with the day and the reason. */
export function Signals({ ledger, canMake }: { readonly ledger: Ledger; readonly canMake: boolean }) {
  const lines = useQuery({ queryKey: ['signals', ledger.id], queryFn: () => ask('signals.list', { ledger: ledger.id }), enabled: (ledger.signals?.length ?? 0) > 0 });
  const me = useMe();
  const [all, setAll] = useState(false);
  if (!lines.data || lines.data.length === 0) return null;
  return (
    <section className="panel" aria-label="提醒">
      <h2 className="group">提醒（{more(lines.data.length)}）</h2>
      <ul className="rows">
        {lines.data.slice(0, all ? undefined : FIRST).map((line, i) => (
          <li key={`${line.signal}${line.unitId}${line.recordId ?? line.postId ?? i}`}>
            <span className={`light light-${line.light}`}><i aria-hidden />{LIGHTS[line.light]}</span>
            {line.recordId ? <Link className="title" to="/records/$recordId" params={{ recordId: line.recordId }}>{line.title}</Link> : <b>{line.title ?? line.unitName}</b>}
            <span>{line.name}</span>
            {(line.recordId ?? line.postId) && <span className="quiet">{line.unitName}</span>}
            {line.due && <span>期限 {line.due}</span>}
            {!line.recordId && canMake && line.unitId === me.data?.acting.unitId && <Link to="/ledgers/$ledger/new" params={{ ledger: ledger.id }} search={beginning(ledger, line) as never}>现在填</Link>}
            <details style={{ flexBasis: '100%' }}><summary className="quiet">怎么算的</summary><p>{[line.explanation && explain(line.explanation as never as DueExplanation), figureWords(line)].filter(Boolean).join('；')}</p></details>
          </li>
        ))}
      </ul>
      {lines.data.length > FIRST && !all && <Button onClick={() => setAll(true)}>全部 {more(lines.data.length)} 条</Button>}
    </section>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, App, Button } from 'antd';
import { useRef, useState } from 'react';
import { type Instant, wallClock } from '#base/day';
import type { Uuid } from '#base/id';
import type { Output } from '#contract';
import { ask, newId, Refused } from '../api.ts';
import { sentenceFor } from '../refusals.ts';
import { useMe } from '../use-me.ts';
import { Fault } from './fault.tsx';

type Card = Output<'signing.list'>[number];
type Step = Card['steps'][number];

/** So many cards at first; the rest when these are done or asked for. */
const FIRST = 5;

/** One thing to sign: what it says, one tap to sign, one to confirm; whatever needs words is on its page. */
function SignCard({ card, title }: { readonly card: Card; readonly title: string }) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [asked, setAsked] = useState<Step>();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const entryId = useRef(newId());
  const sign = async (step: Step): Promise<void> => {
    setBusy(true);
    setFault(undefined);
    try {
      const [outcome] = await ask('act', { acts: [{ entryId: entryId.current, recordId: card.recordId, ledger: card.ledger, action: step.name, seenSeq: card.seq, unitId: card.unitId, set: {} }] });
      if (outcome?.ok) {
        void message.success(`${step.label}：已送达`);
        await queries.invalidateQueries();
        return;
      }
      entryId.current = newId() as Uuid;
      setFault(sentenceFor(outcome?.refusal ?? { code: 'bad-input' }));
    } catch (error) {
      setFault(error instanceof Refused ? sentenceFor(error.refusal) : (error as Error).message);
    }
    setBusy(false);
    setAsked(undefined);
  };
  return (
    <article className="panel sign" aria-label={`${card.ledgerName} ${card.title}`}>
      <h3><span className="quiet">{card.ledgerName}</span> {card.title}</h3>
      <p className="quiet">{card.unitName}　{card.lastBy} {wallClock(card.lastAt as Instant)} 送来{card.until ? `　${card.until} 前` : ''}</p>
      <dl className="values">{card.words.map((word) => <div key={word.label} className="pairline"><dt>{word.label}</dt><dd>{word.text}</dd></div>)}</dl>
      {fault && <Alert type="error" role="alert" title={fault} />}
      {asked
        ? <div className="confirm" role="alertdialog" aria-label="确认"><p>以“{title}”的名义<b>{asked.label}</b>。记在您本人名下，时间留痕{asked.public ? '，并对外公开' : ''}。</p><Button type="primary" size="large" loading={busy} onClick={() => void sign(asked)}>是，{asked.label}</Button><Button size="large" onClick={() => setAsked(undefined)}>再看看</Button></div>
        : <div className="filters">{card.steps.map((step) => <Button key={step.name} type="primary" size="large" onClick={() => setAsked(step)}>{step.label}</Button>)}<Link to="/records/$recordId" params={{ recordId: card.recordId }}>{card.others || card.more ? '打开看全部，退回或改' : '打开看全部'}</Link></div>}
    </article>
  );
}

/** What waits for a head's word, one card each, on the first page after signing in. */
export function SignCards() {
  const me = useMe().data;
  const cards = useQuery({ queryKey: ['signing'], queryFn: () => ask('signing.list', {}) });
  const [all, setAll] = useState(false);
  if (cards.error) return <Fault error={cards.error} />;
  if (!me || !cards.data || cards.data.length === 0) return null;
  return (
    <section aria-label="等我签字">
      <h2 className="group">等我签字（{cards.data.length}）</h2>
      {cards.data.slice(0, all ? undefined : FIRST).map((card) => <SignCard key={`${card.recordId}${card.seq}`} card={card} title={me.acting.title} />)}
      {cards.data.length > FIRST && !all && <Button onClick={() => setAll(true)}>全部 {cards.data.length} 件</Button>}
    </section>
  );
}

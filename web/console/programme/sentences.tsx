import { Button, Empty, Segmented, Select } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ledgerName } from '#model/ledger-name';
import type { Run } from '../pages/programme.tsx';
import { type Choice, chooseShown, countShows, measureOf, seenOf, SHOWS } from './choose.ts';
import type { Deeds } from './deeds.ts';
import { CYCLE_REASONS } from './obligation-card.tsx';
import { ReasonButton } from './reason-button.tsx';
import { EXEMPT_REASONS, SentenceCard } from './sentence-card.tsx';
import { SourceText } from './source-text.tsx';
import { type Programme, waitsForOffice } from './words.ts';

interface Props {
  readonly programme: Programme;
  readonly canEdit: boolean;
  readonly run: Run;
  readonly choice: Choice;
  readonly onChoice: (part: Partial<Choice>) => void;
  /** The place that the address of the page names: a sentence, or an obligation (`o-…`). */
  readonly place: string;
  /** The obligation whose form is to stand open at first. */
  readonly startEditing: string | undefined;
}

/** The sentences with what each obliges to, the source text beside them: confirm, edit, reject and mark, one by one or many at once. */
export function Sentences({ programme, canEdit, run, choice, onChoice, place, startEditing }: Props) {
  const { sentences, obligations, open, head } = programme;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [editing, setEditing] = useState<string | undefined>(startEditing);
  const [adding, setAdding] = useState<string>();
  const shown = useMemo(() => chooseShown(programme, choice, { editing, adding }), [programme, choice, editing, adding]);
  const counts = useMemo(() => countShows(programme), [programme]);
  const isOpen = useMemo(() => new Set(open.sentences), [open.sentences]);
  const source = useRef<HTMLDivElement>(null);
  const issued = useMemo(() => (head.status === 'draft' ? undefined : { programmeId: head.programmeId, version: head.version }), [head.status, head.programmeId, head.version]);

  const latest = useRef(run);
  latest.current = run;
  const choose = useCallback((ids: readonly string[], on: boolean) => setChosen((before) => { const next = new Set(before); for (const id of ids) if (on) next.add(id); else next.delete(id); return next; }), []);
  const deeds = useMemo<Deeds | undefined>(() => (canEdit ? {
    decide: (ones, status) => latest.current('programme.decide', { obligationIds: ones.map((one) => one.obligationId), status, seen: seenOf(ones) }),
    confirmCycles: (ones, reason) => latest.current('programme.confirmCycles', { obligationIds: ones.map((one) => one.obligationId), reason, seen: seenOf(ones) }),
    exempt: (addresses, reason, was) => latest.current('programme.exempt', { addresses, reason, was }),
    link: (address, upper, was) => latest.current('programme.link', { address, upper, was }),
    choose,
    edit: (id) => { setEditing(id); if (!id) latest.current(); },
    add: (address) => { setAdding(address); if (!address) latest.current(); },
  } : undefined), [canEdit, choose]);

  const placed = useRef(sentences);
  placed.current = sentences;
  useEffect(() => {
    if (!place) return;
    document.getElementById(place)?.scrollIntoView({ block: 'start' });
    const line = placed.current.find((one) => one.address === place)?.line;
    const beside = line === undefined ? null : source.current?.querySelector<HTMLElement>(`#L${line}`);
    if (beside && source.current) source.current.scrollTop = beside.offsetTop - 40;
  }, [place]);

  const measures = useMemo(() => [...new Map(sentences.map((one) => [measureOf(one.address), one.section])).entries()].map(([value, title]) => ({ value, label: `${value} ${title || '导语'}` })), [sentences]);
  const ledgers = useMemo(() => [...new Set(obligations.map((one) => one.body.ledger).filter(Boolean))].map((value) => ({ value, label: ledgerName(value) })), [obligations]);
  const listed = [...new Map(shown.flatMap((one) => one.obligations).map((one) => [one.obligationId, one])).values()];
  const picked = obligations.filter((one) => chosen.has(one.obligationId));
  const ready = picked.filter((one) => one.body.ledger !== '' && one.status !== 'confirmed');
  const waiting = picked.filter((one) => waitsForOffice(one.body));
  const homeless = shown.filter((one) => isOpen.has(one.sentence.address)).map((one) => one.sentence.address);
  const finish = (act: () => void): void => { act(); setChosen(new Set()); };
  let measure = '';
  return (
    <>
      <div className="filters noprint">
        <Segmented aria-label="显示" value={choice.show} onChange={(show) => onChoice({ show })} options={(Object.keys(SHOWS) as Choice['show'][]).map((value) => ({ value, label: `${SHOWS[value]} ${counts[value]}` }))} />
        <Select aria-label="只看举措" showSearch={{ optionFilterProp: 'label' }} allowClear placeholder="全部举措" style={{ width: 220 }} value={choice.measure || null} onChange={(value) => onChoice({ measure: value ?? '' })} options={measures} />
        <Select aria-label="只看台账" showSearch={{ optionFilterProp: 'label' }} allowClear placeholder="全部台账" style={{ width: 160 }} value={choice.ledger || null} onChange={(value) => onChoice({ ledger: value ?? '' })} options={ledgers} />
      </div>
      {deeds && <div className="filters noprint bulk" role="toolbar" aria-label="批量办理">
        <Button disabled={listed.length === 0} onClick={() => choose(listed.map((one) => one.obligationId), true)}>选中所列（{listed.length}）</Button>
        {picked.length > 0 && <>
          <Button onClick={() => setChosen(new Set())}>清除</Button>
          <Button type="primary" disabled={ready.length === 0} onClick={() => finish(() => deeds.decide(ready, 'confirmed'))}>确认（{ready.length}）</Button>
          <Button onClick={() => finish(() => deeds.decide(picked, 'rejected'))}>不采用（{picked.length}）</Button>
          <Button onClick={() => finish(() => deeds.decide(picked, 'suggested'))}>恢复待确认（{picked.length}）</Button>
          <ReasonButton label={`核定默认周期（${waiting.length}）`} title={`以一个理由核定 ${waiting.length} 项的默认周期和数字`} usual={CYCLE_REASONS} disabled={waiting.length === 0} onReason={(reason) => finish(() => deeds.confirmCycles(waiting, reason))} />
          {picked.some((one) => one.body.ledger === '') && <span className="quiet">{picked.filter((one) => one.body.ledger === '').length} 项还没有台账，改好才能确认</span>}
        </>}
        {homeless.length > 0 && <ReasonButton label={`所列无着落的标为非义务（${homeless.length}）`} title={`${homeless.length} 句不产生义务，理由是`} usual={EXEMPT_REASONS} onReason={(reason) => deeds.exempt(homeless, reason, null)} />}
        <span className="quiet keys">键盘：Tab 到一项，回车确认，X 不采用，E 改，空格选中，↑↓ 上下项</span>
      </div>}
      <div className="split tall">
        <details className="panel noprint" open={window.innerWidth > 640}><summary>方案原文</summary><div className="scroll" ref={source}><SourceText text={programme.text} sentences={sentences} /></div></details>
        <div className="scroll">
          {shown.length === 0 && <Empty description="没有这样的句子" />}
          {shown.map(({ sentence, obligations: own }) => {
            const here = measureOf(sentence.address);
            const isFirst = here !== measure;
            measure = here;
            const ids = own.map((one) => one.obligationId).filter((id) => chosen.has(id)).join(' ');
            const form = adding === sentence.address ? 'new' : own.some((one) => one.obligationId === editing && one.body.sentences[0] === sentence.address) ? editing : undefined;
            return (
              <div key={sentence.address} className="block">
                {isFirst && <h2 className="measure">{here} {sentence.section || '导语'} {deeds && <button type="button" className="mini link" onClick={() => choose(listed.filter((one) => one.body.sentences.some((address) => measureOf(address) === here)).map((one) => one.obligationId), true)}>选中本条全部</button>}</h2>}
                <SentenceCard sentence={sentence} obligations={own} isOpen={isOpen.has(sentence.address)} chosen={ids} editing={form} programme={form ? programme : undefined} issued={issued} deeds={deeds} />
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}

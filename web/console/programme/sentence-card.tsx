import { Button, Input } from 'antd';
import { memo, useState } from 'react';
import type { Deeds } from './deeds.ts';
import { ObligationCard } from './obligation-card.tsx';
import { ObligationForm } from './obligation-form.tsx';
import { ReasonButton } from './reason-button.tsx';
import { newObligation } from './new-obligation.ts';
import { SentenceTrace } from './sentence-trace.tsx';
import type { Programme, Sentence, StoredObligation } from './words.ts';

export const EXEMPT_REASONS = ['说明性文字，不产生义务', '标题或落款', '由其他句子落实'] as const;

interface Props {
  readonly sentence: Sentence;
  readonly obligations: readonly StoredObligation[];
  readonly isOpen: boolean;
  /** Ids of the chosen ones among its obligations, joined. */
  readonly chosen: string;
  /** The obligation whose form is open here; 'new' for one to be added. */
  readonly editing: string | undefined;
  /** The programme, where a form is open; reading needs none of it. */
  readonly programme: Programme | undefined;
  /** An issued version's id: its sentences lead on to duties and records. */
  readonly issued: { readonly programmeId: Programme['head']['programmeId']; readonly version: number } | undefined;
  readonly deeds: Deeds | undefined;
}

function Card({ sentence, obligations, isOpen, chosen, editing, programme, issued, deeds }: Props) {
  const { address, text, exempt, upper } = sentence;
  const ids = new Set(chosen.split(' '));
  const bare = isOpen && obligations.every((one) => one.status === 'rejected');
  return (
    <section id={address} className={`sentence ${exempt !== null ? 'exempt' : isOpen ? '' : 'covered'}`} aria-label={`句子 ${address}`}>
      <a className="address" href={`#${address}`} title="这一句的固定地址">{address}</a>{text}
      {exempt !== null && <div className="quiet">非义务：{exempt} {deeds && <button type="button" className="mini link" onClick={() => deeds.exempt([address], null, exempt)}>取消标记</button>}</div>}
      <Upper key={upper ?? ''} sentence={sentence} deeds={deeds} />
      {obligations.map((one) => (editing === one.obligationId && programme && deeds
        ? <ObligationForm key={one.obligationId} programme={programme} start={one.body} touched={one.touched} onDone={() => deeds.edit(undefined)} onCancel={() => deeds.edit(undefined)} />
        : <ObligationCard key={one.obligationId} obligation={one} chosen={ids.has(one.obligationId)} isFirst={one.body.sentences[0] === address} deeds={deeds} />))}
      {editing === 'new' && programme && deeds && <ObligationForm programme={programme} start={newObligation(address)} touched={0} onDone={() => deeds.add(undefined)} onCancel={() => deeds.add(undefined)} />}
      {deeds && editing !== 'new' && <div className="filters small">
        <button type="button" className="mini" onClick={() => deeds.add(address)}>添一项义务</button>
        {bare && exempt === null && <ReasonButton mini label="标为非义务" title={`${address} 不产生义务，理由是`} usual={EXEMPT_REASONS} onReason={(reason) => deeds.exempt([address], reason, null)} />}
      </div>}
      {issued && <SentenceTrace {...issued} address={address} />}
    </section>
  );
}

/** The sentence of an upper document that this one carries out. */
function Upper({ sentence: { address, upper }, deeds }: { readonly sentence: Sentence; readonly deeds: Deeds | undefined }) {
  const [typed, setTyped] = useState<string>();
  if (!deeds) return upper === null ? null : <div className="quiet">上位文件句：{upper}</div>;
  if (typed === undefined) return <div className="quiet">{upper !== null && `上位文件句：${upper} `}<button type="button" className="mini link" onClick={() => setTyped(upper ?? '')}>{upper === null ? '填上位文件句' : '改上位文件句'}</button></div>;
  const wish = typed.trim();
  return (
    <form className="filters small" onSubmit={(event) => { event.preventDefault(); deeds.link(address, wish === '' ? null : wish, upper); setTyped(undefined); }}>
      <Input aria-label="上位文件句" autoFocus style={{ width: 300 }} maxLength={200} value={typed} placeholder="文号和条句，如：省方案 二（三）第2句" onChange={(event) => setTyped(event.target.value)} />
      <Button htmlType="submit" type="primary" size="small" disabled={wish.length === 1}>{wish === '' && upper !== null ? '去掉' : '保存'}</Button><Button size="small" onClick={() => setTyped(undefined)}>取消</Button>
    </form>
  );
}

/** One sentence of the plan with what it obliges to; drawn again only when its own data change, so that a plan of 163 obligations stays quick. */
export const SentenceCard = memo(Card, (a, b) =>
  a.sentence === b.sentence && a.isOpen === b.isOpen && a.chosen === b.chosen && a.editing === b.editing && a.programme === b.programme && a.issued === b.issued && a.deeds === b.deeds
  && a.obligations.length === b.obligations.length && a.obligations.every((one, i) => one === b.obligations[i]));

import { makesDuty, STRENGTHS } from '#model/obligation';
import { ledgerName } from '#model/ledger-name';
import type { Deeds } from './deeds.ts';
import { ReasonButton } from './reason-button.tsx';
import { cycleWords, effectWords, figureWords, kindsWords, originWords, type StoredObligation, waitsForOffice, whyWords } from './words.ts';

const STATUS = { suggested: '待确认', confirmed: '已确认', rejected: '不采用' } as const;
export const CYCLE_REASONS = ['领导小组会议同意按此执行', '与股室商定'] as const;

interface Props {
  readonly obligation: StoredObligation;
  readonly chosen: boolean;
  /** An obligation of several sentences stands under each of them, but has its address at the first. */
  readonly isFirst: boolean;
  readonly deeds: Deeds | undefined;
}

/** One obligation: what it asks of whom, where each deadline comes from, why it was suggested, and what may be done with it. Keys: 回车 确认, X 不采用, E 改, 空格 选中, ↑↓ 上下项. */
export function ObligationCard({ obligation, chosen, isFirst, deeds }: Props) {
  const { body, status, obligationId, why } = obligation;
  const canConfirm = deeds !== undefined && status !== 'confirmed' && body.ledger !== '';
  const onKey = (event: React.KeyboardEvent<HTMLElement>): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return;
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => stepFocus(event.currentTarget, 1), ArrowUp: () => stepFocus(event.currentTarget, -1),
      ...(deeds && {
        Enter: () => { if (canConfirm) { stepFocus(event.currentTarget, 1); deeds.decide([obligation], 'confirmed'); } },
        x: () => { if (status !== 'rejected') { stepFocus(event.currentTarget, 1); deeds.decide([obligation], 'rejected'); } },
        e: () => deeds.edit(obligationId), ' ': () => deeds.choose([obligationId], !chosen),
      }),
    };
    const act = keys[event.key];
    if (act) { event.preventDefault(); act(); }
  };
  return (
    <article className={`obligation ${status}`} {...(isFirst ? { id: `o-${obligationId}` } : {})} tabIndex={0} onKeyDown={onKey} aria-label={`${STATUS[status]}：${body.action}`}>
      <div>
        {deeds && <input type="checkbox" aria-label={`选中 ${body.action}`} checked={chosen} onChange={(event) => deeds.choose([obligationId], event.target.checked)} />}
        <span className={`chip ${status}`}>{STATUS[status]}</span><span className="chip">{STRENGTHS[body.strength]}</span>{' '}
        <b>{body.actor || '（未写主体）'}</b>：{body.action}
      </div>
      <dl className="facts">
        <dt>期限</dt><dd>{body.cycles.map((cycle, i) => <div key={i}>{cycleWords(cycle)}</div>)}</dd>
        {body.parameters.length > 0 && <><dt>数字</dt><dd>{body.parameters.map((figure) => <div key={figure.id}>{figureWords(figure)}｜{originWords(figure.origin)}</div>)}</dd></>}
        <dt>台账</dt><dd>{body.ledger ? ledgerName(body.ledger) : <b className="alarm">未定</b>}（{effectWords(body)}）</dd>
        <dt>单位</dt><dd>{kindsWords(body.addressees) || <b className={makesDuty(body) ? 'alarm' : ''}>未定</b>}</dd>
        <dt>佐证</dt><dd>{body.evidence || '—'}{body.indicator && `；指标：${body.indicator}`}</dd>
        {body.sentences.length > 1 && <><dt>句子</dt><dd>{body.sentences.map((address) => <a key={address} className="address" href={`#${address}`}>{address}</a>)}</dd></>}
        <dt>为什么</dt><dd>{whyWords(why)}</dd>
      </dl>
      {deeds && <div className="filters small">
        {status !== 'confirmed' && <button type="button" className="mini primary" disabled={!canConfirm} title={body.ledger === '' ? '先改，选好台账' : ''} onClick={() => deeds.decide([obligation], 'confirmed')}>确认</button>}
        <button type="button" className="mini" onClick={() => deeds.edit(obligationId)}>改</button>
        {status !== 'rejected' && <button type="button" className="mini" onClick={() => deeds.decide([obligation], 'rejected')}>不采用</button>}
        {status !== 'suggested' && <button type="button" className="mini" onClick={() => deeds.decide([obligation], 'suggested')}>恢复待确认</button>}
        {waitsForOffice(body) && <ReasonButton mini label="核定默认周期" title="核定默认的周期和数字" usual={CYCLE_REASONS} onReason={(reason) => deeds.confirmCycles([obligation], reason)} />}
      </div>}
    </article>
  );
}

/** Moves the focus to the next or former obligation on the page. */
function stepFocus(from: HTMLElement, step: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>('article.obligation')];
  all[all.indexOf(from) + step]?.focus();
}

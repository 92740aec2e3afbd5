import { Button, Input, Segmented, Space, Tag } from 'antd';
import { useState } from 'react';
import { STRENGTHS } from '#model/obligation';
import { ledgerName } from '#model/ledger-name';
import type { Cycle } from '#model/cycle';
import type { Run } from '../pages/programme.tsx';
import { cycleWords, type Programme, type StoredObligation, whyWords } from './words.ts';

interface Props {
  readonly programme: Programme;
  readonly canEdit: boolean;
  readonly run: Run;
}

const STATUS = { suggested: '待确认', confirmed: '已确认', rejected: '不采用' } as const;

function Suggestion({ obligation, canEdit, run }: { readonly obligation: StoredObligation; readonly canEdit: boolean; readonly run: Run }) {
  const { body, status, obligationId, why } = obligation;
  const decide = (next: string): void => run('programme.decide', { obligationIds: [obligationId], status: next });
  return (
    <div style={{ padding: '6px 0 6px 12px', borderTop: '1px dashed #d0d5dd' }}>
      <Tag>{STRENGTHS[body.strength]}</Tag><Tag color={status === 'confirmed' ? 'green' : status === 'rejected' ? 'default' : 'gold'}>{STATUS[status]}</Tag>
      <b>{body.actor || '（未写主体）'}</b>：{body.action}
      <div className="quiet">台账：{body.ledger ? ledgerName(body.ledger) : '未定'}；{(body.cycles as unknown as Cycle[]).map(cycleWords).join('；')}；佐证：{body.evidence || '—'}</div>
      <div className="quiet">为什么：{whyWords(why)}</div>
      {canEdit && <Space size="small">
        {status !== 'confirmed' && <Button size="small" type="primary" disabled={body.ledger === ''} onClick={() => decide('confirmed')}>确认</Button>}
        {status !== 'rejected' && <Button size="small" onClick={() => decide('rejected')}>不采用</Button>}
      </Space>}
    </div>
  );
}

/** The sentences with what each obliges to; the source text beside them. */
export function Sentences({ programme, canEdit, run }: Props) {
  const [show, setShow] = useState<'all' | 'open'>('all');
  const [reason, setReason] = useState('说明性文字，不产生义务');
  const { sentences, obligations, open } = programme;
  const isOpen = new Set(open.sentences);
  const waiting = obligations.filter((one) => one.status === 'suggested' && one.body.ledger !== '');
  const bare = obligations.filter((one) => one.status === 'suggested' && one.body.ledger === '');
  const defaults = obligations.filter((one) => one.status === 'confirmed' && one.body.cycles.some((cycle) => cycle.origin.kind === 'default' && !cycle.origin['confirmed']));
  const shown = sentences.filter((sentence) => show === 'all' || isOpen.has(sentence.address));
  return (
    <>
      <div className="filters noprint">
        <Segmented aria-label="显示" value={show} onChange={(value) => setShow(value as never)} options={[{ value: 'all', label: `全部 ${sentences.length} 句` }, { value: 'open', label: `没有着落 ${open.sentences.length} 句` }]} />
        {canEdit && <>
          <Button disabled={waiting.length === 0} onClick={() => run('programme.decide', { obligationIds: waiting.map((one) => one.obligationId), status: 'confirmed' })}>确认全部建议（{waiting.length}）</Button>
          {bare.length > 0 && <Button onClick={() => run('programme.decide', { obligationIds: bare.map((one) => one.obligationId), status: 'rejected' })}>没有台账的建议都不采用（{bare.length}）</Button>}
          <Input aria-label="理由" style={{ width: 240 }} value={reason} onChange={(event) => setReason(event.target.value)} maxLength={200} />
          <Button disabled={open.sentences.length === 0 || reason.trim().length < 2} onClick={() => run('programme.exempt', { addresses: open.sentences, reason })}>其余标为非义务（{open.sentences.length}）</Button>
          <Button disabled={defaults.length === 0 || reason.trim().length < 2} onClick={() => run('programme.confirmCycles', { obligationIds: defaults.map((one) => one.obligationId), reason })}>按此理由核定缺省周期（{defaults.length}）</Button>
        </>}
      </div>
      <div className="split">
        <div className="panel" style={{ maxHeight: '75vh', overflow: 'auto' }}><pre style={{ whiteSpace: 'pre-wrap', fontFamily: 'inherit', margin: 0 }}>{programme.text.trim()}</pre></div>
        <div style={{ maxHeight: '75vh', overflow: 'auto' }}>
          {shown.map((sentence) => {
            const own = obligations.filter((one) => one.body.sentences.includes(sentence.address));
            return (
              <section key={sentence.address} id={sentence.address} className={`sentence ${sentence.exempt ? 'exempt' : isOpen.has(sentence.address) ? '' : 'covered'}`}>
                <span className="address">{sentence.address}</span>{sentence.text}
                {sentence.exempt && <div className="quiet">非义务：{sentence.exempt}{canEdit && <Button size="small" type="link" onClick={() => run('programme.exempt', { addresses: [sentence.address], reason: null })}>取消</Button>}</div>}
                {sentence.upper && <div className="quiet">上位文件：{sentence.upper}</div>}
                {own.map((one) => <Suggestion key={one.obligationId} obligation={one} canEdit={canEdit} run={run} />)}
                {canEdit && isOpen.has(sentence.address) && own.every((one) => one.status === 'rejected') && <div><Button size="small" disabled={reason.trim().length < 2} onClick={() => run('programme.exempt', { addresses: [sentence.address], reason })}>标为非义务</Button></div>}
              </section>
            );
          })}
        </div>
      </div>
    </>
  );
}

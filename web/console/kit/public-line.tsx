import { Alert, App, Button, Input, Popconfirm } from 'antd';
import { useRef, useState } from 'react';
import type { Uuid } from '#base/id';
import type { Output } from '#contract';
import { ask, BASE, newId, Refused } from '../api.ts';
import { sentenceFor } from '../refusals.ts';
import { useMe } from '../use-me.ts';

interface Props {
  readonly recordId: Uuid;
  readonly publication: NonNullable<Output<'record.get'>['publication']>;
  readonly onDone: () => void;
}

/** Where the public reads a record, and for the office the way to take it down or back; the reason is what the public then reads. */
export function PublicLine({ recordId, publication: { publicationId, state, takedownId, takedownSeq }, onDone }: Props) {
  const { message } = App.useApp();
  const roles = useMe().data?.acting.roles ?? [];
  const unitId = useMe().data?.acting.unitId ?? '';
  const [reason, setReason] = useState<string>();
  const [fault, setFault] = useState<string>();
  const entryId = useRef(newId());
  const isDown = state === '已撤下';
  const mayTakeDown = !isDown && state !== null && (roles.includes('office.clerk') || roles.includes('office.head'));
  const send = async (action: string, label: string): Promise<void> => {
    setFault(undefined);
    try {
      const set = { record: recordId, ...(action === 'restore' ? {} : { reason: reason ?? '' }) };
      const [outcome] = await ask('act', { acts: [{ entryId: entryId.current, recordId: takedownId, ledger: 'takedown', action, seenSeq: takedownSeq, unitId, set }] });
      if (outcome?.ok === false) {
        entryId.current = newId();
        const bad = outcome.refusal.code === 'bad-value' || outcome.refusal.code === 'missing';
        setFault(bad ? '请写明理由，4 到 500 个字。' : sentenceFor(outcome.refusal));
        return;
      }
      entryId.current = newId();
      setReason(undefined);
      void message.success(`${label}：已送达`);
      onDone();
    } catch (error) {
      setFault(error instanceof Refused ? sentenceFor(error.refusal) : (error as Error).message);
    }
  };
  if (state === null) return null;
  return (
    <div className="panel noprint">
      <b>{isDown ? '已从公开页面撤下' : state === '更正中' ? '公开页面显示“更正中”' : '已对外公开'}</b>{' '}
      <a href={`${BASE.replace(/\/console$/, '')}/p/${publicationId}`} target="_blank" rel="noreferrer">看公开页面</a>{' '}
      {mayTakeDown && reason === undefined && <Button size="small" danger onClick={() => setReason('')}>撤下公开</Button>}
      {isDown && roles.includes('office.head') && <Popconfirm title="恢复公开后，公众看到的是现在的内容。" okText="恢复公开" cancelText="取消" onConfirm={() => void send('restore', '恢复公开')}><Button size="small">恢复公开</Button></Popconfirm>}
      {isDown && !roles.includes('office.head') && <span className="quiet">恢复由办公室主任办理</span>}
      {reason !== undefined && (
        <form onSubmit={(event) => { event.preventDefault(); void send(takedownSeq === 0 ? 'takeDown' : 'again', '撤下公开'); }}>
          <label htmlFor="takedown-reason"><b>撤下理由</b><span style={{ color: '#b42318' }}> *</span> <span className="quiet">会写在公开页面上，不写人名</span></label>
          <Input.TextArea id="takedown-reason" rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
          <p><Button danger htmlType="submit">撤下公开</Button> <Button onClick={() => { setReason(undefined); setFault(undefined); }}>取消</Button></p>
        </form>
      )}
      {fault && <Alert type="error" role="alert" title={fault} />}
    </div>
  );
}

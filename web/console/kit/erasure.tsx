import { Link } from '@tanstack/react-router';
import { Alert, App, Button, Select } from 'antd';
import { useRef, useState } from 'react';
import { type Instant, wallClock } from '#base/day';
import type { Uuid } from '#base/id';
import type { Output } from '#contract';
import type { Ledger } from '#model/ledger';
import { ask, newId } from '../api.ts';
import { Fault } from './fault.tsx';

type Erasures = Output<'record.get'>['erasures'];

const STANDING: Readonly<Record<string, string>> = { 已申请: '已申请删除个人信息，等待批准', 已批准: '已批准删除个人信息，正在删除', 已驳回: '删除个人信息的申请未获批准', 已撤回: '删除个人信息的申请已撤回' };

/** “已依法删除” with date and ground, for what an erasure took away; nothing where none did. */
export function Erased({ erasures }: { readonly erasures: Erasures }) {
  const last = erasures.findLast((erasure) => erasure.doneAt !== null);
  return last?.doneAt ? <span className="quiet">已依法删除（{wallClock(last.doneAt as Instant).slice(0, 10)}，{last.ground}）</span> : null;
}

/** Where the requests to erase a record's personal data stand. */
export function ErasureNotes({ erasures }: { readonly erasures: Erasures }) {
  return <>{erasures.map((erasure) => (
    <Alert key={erasure.erasureId} type={erasure.state === '已驳回' ? 'warning' : 'info'} style={{ marginBottom: 12 }} title={<Link to="/records/$recordId" params={{ recordId: erasure.erasureId }}>{erasure.doneAt ? `已依法删除个人信息（${wallClock(erasure.doneAt as Instant)}）` : (STANDING[erasure.state] ?? erasure.state)}</Link>} description={erasure.ground} />
  ))}</>;
}

/** The small form that asks for a record's personal data to be erased. */
export function ErasureRequest({ recordId, ledger, onDone, onCancel }: { readonly recordId: Uuid; readonly ledger: Ledger; readonly onDone: () => void; readonly onCancel: () => void }) {
  const { message } = App.useApp();
  const [ground, setGround] = useState<string>();
  const [fault, setFault] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const ids = useRef({ erasureId: newId(), entryId: newId() });
  const field = ledger.fields['ground'];
  const submit = async (): Promise<void> => {
    if (!ground) return setFault(new Error('请选择依据。'));
    setBusy(true);
    setFault(undefined);
    try {
      await ask('erasure.apply', { recordId, ...ids.current, ground });
      void message.success('已申请，等待批准');
      onDone();
    } catch (error) {
      setFault(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="panel" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <h2 style={{ marginTop: 0, fontSize: 17 }}>申请删除个人信息</h2>
      <p className="quiet">{ledger.help} 约 {ledger.burdenMinutes} 分钟。</p>
      <Fault error={fault} />
      <p><label htmlFor="ground"><b>依据</b><span style={{ color: '#b42318' }}> *</span></label><br />
        <Select id="ground" style={{ width: '100%' }} popupMatchSelectWidth value={ground ?? null} onChange={(picked) => setGround(picked ?? undefined)} options={field?.kind === 'choice' ? field.options.map((option) => ({ value: option, label: <span style={{ whiteSpace: 'normal' }}>{option}</span> })) : []} /></p>
      <Button type="primary" danger htmlType="submit" loading={busy}>申请删除</Button> <Button onClick={onCancel}>取消</Button>
    </form>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Radio } from 'antd';
import { useRef, useState } from 'react';
import type { Uuid } from '#base/id';
import type { Output } from '#contract';
import { ask, newId, Refused } from '../api.ts';
import { Fault } from './fault.tsx';
import { addressOf } from './file-links.tsx';
import './pictures.css';

type Photo = Output<'record.photos'>[number];
type Step = 'propose' | 'again' | 'confirm' | 'reject' | 'withdraw';

const LABELS: Readonly<Record<Step, string>> = { propose: '提出公开', again: '再次提出', confirm: '看过了，确认公开', reject: '不公开', withdraw: '撤下照片' };
const PUPILS = ['没有学生', '有学生，但认不出是谁'] as const;

/** One photo: how far its way to the public is, and the next step of it. */
function PhotoLine({ photo, recordId, unitId }: { readonly photo: Photo; readonly recordId: Uuid; readonly unitId: string }) {
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [step, setStep] = useState<Step>();
  const [words, setWords] = useState('');
  const [pupils, setPupils] = useState<string>();
  const [fault, setFault] = useState<unknown>();
  const entryId = useRef(newId());
  const send = async (action: Step): Promise<void> => {
    setFault(undefined);
    if (action === 'confirm' && !pupils) return setFault(new Error('请先选画面里有没有学生。能认出学生的，请点“不公开”。'));
    if ((action === 'propose' || action === 'again') && words.trim() === '') return setFault(new Error('请写图片说明。'));
    if (action === 'reject' && words.trim() === '') return setFault(new Error('请写明理由。'));
    const set = action === 'propose' ? { record: recordId, file: photo.fileId, caption: words.trim() } : action === 'again' ? { caption: words.trim() } : action === 'confirm' ? { pupils: pupils ?? null, copy: photo.copy } : {};
    try {
      const [outcome] = await ask('act', { acts: [{ entryId: entryId.current, recordId: photo.releaseId, ledger: 'photo-release', action, seenSeq: photo.seq, unitId, set, ...(action === 'reject' ? { reason: words.trim() } : {}) }] });
      entryId.current = newId();
      if (outcome?.ok === false) throw new Refused(outcome.refusal);
      setStep(undefined);
      setWords('');
      void message.success(`${LABELS[action]}：已送达`);
      await queries.invalidateQueries();
    } catch (error) {
      setFault(error);
    }
  };
  const begin = (next: Step): void => { setFault(undefined); setWords(next === 'again' ? (photo.caption ?? '') : ''); if (next === 'withdraw') void send(next); else setStep(next); };
  const allowed = photo.allowed.filter((one): one is Step => one in LABELS && photo.copy !== null);
  return (
    <li>
      <a href={addressOf(photo.fileId, 'view')} target="_blank" rel="noreferrer"><img src={addressOf(photo.fileId, step === 'confirm' ? 'view' : 'small')} className={step === 'confirm' ? 'large' : ''} alt={photo.caption ?? photo.name} loading="lazy" /></a>
      <div className="what">
        <div><b>{photo.state ?? '未提出公开'}</b> {photo.caption}</div>
        {photo.copy === null && <div className="quiet">照片正在处理，或者打不开。</div>}
        {photo.state === '待确认' && photo.isUploader && <div className="quiet">照片是您传的，要由另一个人确认。</div>}
        {step === undefined && <div className="filters small">{allowed.map((one) => <Button key={one} size="small" type={one === 'confirm' ? 'primary' : 'default'} onClick={() => begin(one)}>{one === 'confirm' ? '看照片并确认' : LABELS[one]}</Button>)}</div>}
        {step !== undefined && (
          <form onSubmit={(event) => { event.preventDefault(); void send(step); }}>
            {step === 'confirm' ? <>
              <p>放大看一遍：正脸、姓名牌、作业本上的名字，能认出任何一个学生的都不公开。</p>
              <Radio.Group value={pupils} onChange={(event) => setPupils(event.target.value as string)} options={PUPILS.map((one) => ({ value: one, label: one }))} />
            </> : <Input aria-label={step === 'reject' ? '不公开的理由' : '图片说明'} placeholder={step === 'reject' ? '能认出学生' : '食堂门口的节约宣传栏（不写人名）'} maxLength={step === 'reject' ? 200 : 60} value={words} onChange={(event) => setWords(event.target.value)} />}
            <p className="filters small"><Button size="small" type="primary" htmlType="submit">{LABELS[step]}</Button><Button size="small" onClick={() => { setStep(undefined); setFault(undefined); }}>取消</Button></p>
          </form>
        )}
        <Fault error={fault} />
      </div>
    </li>
  );
}

/** The photos of a record that may be shown to the public: proposed by one, confirmed by another, withdrawn at any time. */
export function PhotoReleases({ recordId, unitId }: { readonly recordId: Uuid; readonly unitId: string }) {
  const photos = useQuery({ queryKey: ['photos', recordId], queryFn: () => ask('record.photos', { recordId }) });
  if (!photos.data || photos.data.length === 0) return null;
  return (
    <div className="panel noprint">
      <h2 className="part">照片公开</h2>
      <p className="quiet">照片默认不公开。一人提出，没有传过这张照片的另一人确认认不出学生，才放到公开页面。随时可以撤下。</p>
      <ul className="photos">{photos.data.map((photo) => <PhotoLine key={photo.fileId} photo={photo} recordId={recordId} unitId={unitId} />)}</ul>
    </div>
  );
}

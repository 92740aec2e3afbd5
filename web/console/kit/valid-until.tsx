import { useQueryClient } from '@tanstack/react-query';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useRef, useState } from 'react';
import type { Day } from '#base/day';
import { ask, newId } from '../api.ts';
import type { FileAbout } from './file-links.tsx';
import { faultOf } from './fault.tsx';

/** Registers until when a file of the own unit is valid: for papers that run out, such as licences, health certificates and plans. */
export function ValidUntil({ file }: { readonly file: FileAbout }) {
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [day, setDay] = useState<Day | null>(file.validUntil);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const entryId = useRef(newId());
  const save = async (): Promise<void> => {
    setBusy(true);
    setFault(undefined);
    try {
      await ask('file.register', { fileId: file.fileId, entryId: entryId.current, validUntil: day });
      entryId.current = newId();
      setOpen(false);
      await queries.invalidateQueries({ queryKey: ['files'] });
    } catch (error) {
      setFault(faultOf(error));
    } finally {
      setBusy(false);
    }
  };
  if (!open) return <Button size="small" onClick={() => setOpen(true)} aria-label={`${file.validUntil ? '改' : '登记'} ${file.name} 的有效期`}>{file.validUntil ? '改有效期' : '登记有效期'}</Button>;
  return (
    <span className="inputs">
      <DatePicker size="small" aria-label={`${file.name} 的有效期至`} placeholder="有效期至" value={day === null ? null : dayjs(day)} onChange={(picked) => setDay(picked ? (picked.format('YYYY-MM-DD') as Day) : null)} />
      <Button size="small" type="primary" loading={busy} disabled={day === file.validUntil} onClick={() => void save()}>存</Button>
      <Button size="small" onClick={() => { setOpen(false); setDay(file.validUntil); setFault(undefined); }}>取消</Button>
      {fault && <span role="alert" className="fault">{fault}</span>}
    </span>
  );
}

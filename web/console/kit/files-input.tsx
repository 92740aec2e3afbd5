import { useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Value } from '#model/field';
import { Refused } from '../api.ts';
import { useMe } from '../use-me.ts';
import { faultOf } from './fault.tsx';
import { AlikeHint } from './alike-pictures.tsx';
import { type FileAbout, FileName, sizeWords, useFiles } from './file-links.tsx';
import { OwnFiles } from './own-files.tsx';
import { uploadFile } from './upload-file.ts';
import { ValidUntil } from './valid-until.tsx';

interface Props {
  readonly id: string;
  readonly maxCount: number;
  readonly value: readonly string[];
  readonly onChange: (value: Value) => void;
  /** Whether something is still on its way: handing in must wait. */
  readonly onBusy?: ((busy: boolean) => void) | undefined;
}

interface Sending {
  readonly key: number;
  readonly file: File;
  readonly stop: AbortController;
  readonly sent: number;
  readonly waiting: boolean;
  readonly fault?: string;
  /** The server does not take this file: trying again would not help. */
  readonly final?: boolean;
}

const ACCEPT = 'image/*,.jpg,.jpeg,.png,.webp,.pdf,.ofd,.doc,.docx,.wps,.xls,.xlsx,.et,.ppt,.pptx,.dps,.txt,.csv';

/** The files of a field: first what the unit already has, to pick from; else take a photo, choose or drop files. What is on its way goes on after a lost network. */
export function FilesInput({ id, maxCount, value, onChange, onBusy }: Props) {
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const [over, setOver] = useState(false);
  const [picking, setPicking] = useState(value.length === 0);
  const [full, setFull] = useState(false);
  const keys = useRef(0);
  const latest = useRef(value);
  latest.current = value;
  const files = useFiles(value);
  const queries = useQueryClient();
  const own = useMe().data?.acting.unitId;
  const busy = sending.some((one) => one.fault === undefined);
  useEffect(() => onBusy?.(busy), [busy, onBusy]);
  const running = useRef(sending);
  running.current = sending;
  useEffect(() => () => { for (const one of running.current) one.stop.abort(); }, []);

  const put = (ids: readonly string[]): void => { latest.current = ids; onChange(ids); };
  const change = (key: number, news: Partial<Sending> | null): void => setSending((all) => all.flatMap((one) => (one.key !== key ? [one] : news === null ? [] : [{ ...one, ...news }])));
  const send = async (file: File): Promise<void> => {
    const one: Sending = { key: (keys.current += 1), file, stop: new AbortController(), sent: 0, waiting: false };
    setSending((all) => [...all, one]);
    try {
      const kept = await uploadFile(file, one.stop.signal, (progress) => change(one.key, progress));
      if (!latest.current.includes(kept.fileId)) put([...latest.current, kept.fileId]);
      change(one.key, null);
      void queries.invalidateQueries({ queryKey: ['files', 'own'] });
    } catch (error) {
      if (one.stop.signal.aborted) return;
      change(one.key, { fault: faultOf(error), ...(error instanceof Refused ? { final: true } : {}) });
    }
  };
  const take = (list: FileList | null): void => {
    const room = maxCount - value.length - sending.filter((one) => one.fault === undefined).length;
    setFull((list?.length ?? 0) > room);
    for (const file of [...(list ?? [])].slice(0, Math.max(0, room))) void send(file);
  };
  const chooser = (name: string, label: string, extra: { readonly capture?: 'environment'; readonly className?: string }) => (
    <label className={`filebutton ${extra.className ?? ''}`}>{label}
      <input id={name} type="file" multiple={!extra.capture} accept={extra.capture ? 'image/jpeg,image/*' : ACCEPT} capture={extra.capture} onChange={(event) => { take(event.target.files); event.target.value = ''; }} />
    </label>
  );
  return (
    <div className={`files ${over ? 'over' : ''}`} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={(event) => { event.preventDefault(); setOver(false); take(event.dataTransfer.files); }}>
      <ul>
        {value.map((fileId) => (
          <li key={fileId}><FileName fileId={fileId} file={files.data?.get(fileId)} pending={files.isPending} />{own !== undefined && files.data?.get(fileId)?.unitId === own && !files.data.get(fileId)?.picture && <ValidUntil file={files.data.get(fileId) as FileAbout} />}{files.data?.get(fileId)?.picture && <AlikeHint fileId={fileId} />}<Button size="small" aria-label={`去掉 ${files.data?.get(fileId)?.name ?? '附件'}`} onClick={() => put(value.filter((other) => other !== fileId))}>去掉</Button></li>
        ))}
        {sending.map((one) => (
          <li key={one.key}>
            <span className="filename">{one.file.name} <span className="quiet">{sizeWords(one.file.size)}</span></span>
            {one.fault === undefined
              ? <span className="progress"><Progress percent={Math.floor((one.sent / Math.max(1, one.file.size)) * 100)} size="small" /><span className="quiet" role="status">{one.waiting ? '网络断了，恢复后接着传' : one.sent >= one.file.size ? '正在检查' : '正在传'}</span></span>
              : <span role="alert" className="fault">{one.fault}</span>}
            {one.fault !== undefined && !one.final && <Button size="small" onClick={() => { change(one.key, null); void send(one.file); }}>重试</Button>}
            <Button size="small" aria-label={`取消 ${one.file.name}`} onClick={() => { one.stop.abort(); change(one.key, null); }}>{one.fault === undefined ? '取消' : '去掉'}</Button>
          </li>
        ))}
      </ul>
      {picking && (
        <div className="picklist" role="group" aria-label="本单位已有的材料">
          <OwnFiles few={3} empty="本单位还没有材料，从下面传第一份。" line={(one) => <><FileName fileId={one.fileId} file={one} pending={false} />{one.uses[0] && <span className="quiet">用在 {one.uses.length} 件</span>}<Button size="small" disabled={value.length >= maxCount || value.includes(one.fileId)} onClick={() => put([...latest.current, one.fileId])} aria-label={`选用 ${one.name}`}>{value.includes(one.fileId) ? '已选' : '选用'}</Button></>} />
          <p className="quiet">已有的直接选用，不必重传。能看这一件的人，也就能看到选用的材料。</p>
        </div>
      )}
      <div className="filebuttons">
        {!picking && <Button onClick={() => setPicking(true)}>从本单位已有的选</Button>}
        {chooser(id, '上传新文件', {})}
        {chooser(`${id}-camera`, '拍照', { capture: 'environment', className: 'touchonly' })}
        {picking && value.length > 0 && <Button type="text" onClick={() => setPicking(false)}>收起已有材料</Button>}
        <span className="quiet">可拖到这里；最多 {maxCount} 个，每个 50 MB 以内。照片里的拍摄地点会自动去掉。</span>
      </div>
      {full && <div role="alert" className="fault">最多 {maxCount} 个，多出的没有传。</div>}
    </div>
  );
}

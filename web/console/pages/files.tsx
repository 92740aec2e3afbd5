import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Progress } from 'antd';
import { useState } from 'react';
import { wallClock } from '#base/day';
import { ask, newId } from '../api.ts';
import { useLedgers } from '../kit/definition.ts';
import { Fault } from '../kit/fault.tsx';
import { FileName, sizeWords } from '../kit/file-links.tsx';
import { type OwnFile, OwnFiles } from '../kit/own-files.tsx';
import { uploadFile } from '../kit/upload-file.ts';
import { ValidUntil } from '../kit/valid-until.tsx';

const ACCEPT = '.pdf,.ofd,.doc,.docx,.wps,.xls,.xlsx,.et,.ppt,.pptx,.dps,.txt,.csv,.jpg,.jpeg,.png,.webp';
const DAYS_UNUSED = 30;

/** Takes one file, and registers it as the newer version of `earlier` where that is given. */
function Upload({ earlier, label }: { readonly earlier?: OwnFile; readonly label: string }) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setBusy(true);
    setFault(undefined);
    try {
      const { fileId } = await uploadFile(file, new AbortController().signal, () => undefined);
      await ask('file.register', { fileId, entryId: newId(), ...(earlier ? { earlier: earlier.fileId } : {}) });
      await queries.invalidateQueries({ queryKey: ['files'] });
    } catch (error) {
      setFault(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <label className={earlier ? 'filebutton small' : 'filebutton'}>{busy ? '正在传……' : label}<input type="file" disabled={busy} accept={ACCEPT} aria-label={earlier ? `给 ${earlier.name} 换新版` : label} onChange={(event) => { void take(event.target.files?.[0]); event.target.value = ''; }} /></label>
      <Fault error={fault} />
    </>
  );
}

/** The records that name a file. */
function Uses({ file }: { readonly file: OwnFile }) {
  const ledgers = useLedgers();
  if (file.uses.length === 0) return <span className="quiet where">{file.isRegistered ? '还没有用到。' : `还没有用到；${DAYS_UNUSED} 天没有用到也没有登记的会清掉。`}</span>;
  return (
    <details className="where"><summary className="quiet">用在 {file.uses.length} 件记录里</summary>
      <ul className="plain-list">{file.uses.map((use) => <li key={use.recordId}><Link to="/records/$recordId" params={{ recordId: use.recordId }}>{ledgers.data?.find((one) => one.id === use.ledger)?.name} · {use.title}</Link> <span className="quiet">{use.state}</span></li>)}</ul>
    </details>
  );
}

/** 材料: what the own unit has, where it is used, how fresh it is, and how much room is left. */
export function Page() {
  const room = useQuery({ queryKey: ['files', 'room'], queryFn: () => ask('file.room', {}) });
  const percent = room.data ? Math.min(100, Math.round((room.data.used / room.data.limit) * 100)) : 0;
  return (
    <>
      <h1>材料</h1>
      <p className="quiet">本单位传过的附件。一份材料可以用在许多件里，填报时直接选用；旧版留着，报过的记录还是当时那一版。</p>
      {room.data && <div className="panel room"><span>已用 {sizeWords(room.data.used)}，共 {sizeWords(room.data.limit)}</span><Progress percent={percent} size="small" status={percent >= 90 ? 'exception' : 'normal'} aria-label="材料总量" /></div>}
      <div className="panel">
        <OwnFiles empty="本单位还没有材料。填报时传的附件会出现在这里，也可以先传上来备用。" line={(file) => (
          <>
            <FileName fileId={file.fileId} file={file} pending={false} />
            <span className="quiet">{wallClock(file.finishedAt).slice(0, 10)}</span>
            <ValidUntil file={file} />
            {!file.newer && <Upload earlier={file} label="换新版" />}
            <Uses file={file} />
          </>
        )} />
        <p><Upload label="上传一份备用" /></p>
      </div>
    </>
  );
}

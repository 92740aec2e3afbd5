import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Empty, Spin } from 'antd';
import { useRef, useState } from 'react';
import { ask, newId } from '../api.ts';
import { Fault } from '../kit/fault.tsx';
import { useMe } from '../shell.tsx';

const STATUS: Readonly<Record<string, string>> = { draft: '草稿', issued: '已印发', superseded: '已被新版本代替' };

const toBase64 = (file: File): Promise<string> =>
  new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => failed(new Error('文件读不出来'));
    reader.readAsDataURL(file);
  });

/** 方案: every version, and the way in for a new document. */
export function Page() {
  const me = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const input = useRef<HTMLInputElement>(null);
  const list = useQuery({ queryKey: ['programmes'], queryFn: () => ask('programme.list', {}) });
  const isOffice = me.data?.acting.roles.some((role) => role.startsWith('office.'));
  const load = async (file: File): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      const { programmeId, version } = await ask('programme.import', { programmeId: newId(), fileName: file.name, base64: await toBase64(file) });
      await queries.invalidateQueries({ queryKey: ['programmes'] });
      await navigate({ to: '/programmes/$programmeId/$version', params: { programmeId, version: String(version) } });
    } catch (fault) {
      setError(fault);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <h1>方案</h1>
      {isOffice && <p>
        <input ref={input} type="file" hidden accept=".docx,.doc,.wps,.pdf,.txt" aria-label="方案文件" onChange={(event) => { const file = event.target.files?.[0]; if (file) void load(file); event.target.value = ''; }} />
        <Button type="primary" loading={busy} onClick={() => input.current?.click()}>导入方案文件</Button> <span className="quiet">.docx、.doc、.wps、.pdf、.txt，最多 20 MB</span>
      </p>}
      <Fault error={error ?? list.error} />
      {list.isPending && <Spin />}
      {list.data?.length === 0 && <Empty description="还没有方案" />}
      <ul className="rows panel">
        {list.data?.map((one) => (
          <li key={`${one.programmeId}${one.version}`}>
            <Link className="title" to="/programmes/$programmeId/$version" params={{ programmeId: one.programmeId, version: String(one.version) }}>{one.title}</Link>
            <span>{one.docNumber}</span><b>{STATUS[one.status] ?? one.status}</b>
            <span className="quiet">{one.sentences} 句，{one.obligations} 项义务，已确认 {one.confirmed} 项{one.startsOn && `，${one.startsOn} 至 ${one.endsOn}`}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

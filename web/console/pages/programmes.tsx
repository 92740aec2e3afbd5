import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Empty, Spin } from 'antd';
import { useState } from 'react';
import { ask, newId } from '../api.ts';
import { Fault } from '../kit/fault.tsx';
import { PickFile } from '../kit/pick-file.tsx';
import { toBase64 } from '../kit/to-base64.ts';
import { STATUS } from '../programme/status.ts';
import { useMe } from '../use-me.ts';

/** 方案: every version, and the way in for a new document. */
export function Page() {
  const me = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
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
        <PickFile label="导入方案文件" primary busy={busy} onPick={(file) => void load(file)} /> <span className="quiet">.docx、.doc、.wps、.pdf、.txt，最多 20 MB</span>
      </p>}
      <Fault error={error ?? list.error} />
      {list.isPending && <Spin />}
      {list.data?.length === 0 && <Empty description="还没有方案" />}
      <ul className="rows panel">
        {list.data?.map((one) => (
          <li key={`${one.programmeId}${one.version}`}>
            <Link className="title" to="/programmes/$programmeId/$version" params={{ programmeId: one.programmeId, version: String(one.version) }}>{one.title}</Link>
            <span>{one.docNumber}</span><b>{one.version > 1 && `第 ${one.version} 版，`}{STATUS[one.status] ?? one.status}</b>
            <span className="quiet">{one.sentences} 句，{one.obligations} 项义务，已确认 {one.confirmed} 项{one.startsOn && `，${one.startsOn} 至 ${one.endsOn}`}{one.status === 'issued' && one.endsOn !== null && me.data !== undefined && one.endsOn < me.data.today && '，已到期，不再产生任务'}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

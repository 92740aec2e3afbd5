import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { type Day, isDay } from '#base/day';
import type { Uuid } from '#base/id';
import { ask, Refused } from '../api.ts';
import { Fault } from '../kit/fault.tsx';
import { PickFile } from '../kit/pick-file.tsx';
import { toBase64 } from '../kit/to-base64.ts';

interface Props {
  readonly programmeId: Uuid;
  readonly version: number;
  readonly endsOn: Day | null;
}

/** The two ways to a new version: a revised text, or the same text with a later last day. What was typed stays where something is refused. */
export function VersionImport({ programmeId, version, endsOn }: Props) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [busy, setBusy] = useState<'revise' | 'read' | 'prolong'>();
  const [error, setError] = useState<unknown>();
  const [notice, setNotice] = useState<File>();
  const [docNumber, setDocNumber] = useState('');
  const [title, setTitle] = useState('');
  const [until, setUntil] = useState('');
  const draft = error instanceof Refused && error.refusal.code === 'version-drafted' ? Number(error.refusal['version']) : undefined;

  const attempt = async (what: 'revise' | 'read' | 'prolong', work: () => Promise<void>): Promise<void> => {
    setBusy(what);
    setError(undefined);
    await work().catch(setError);
    setBusy(undefined);
  };
  const open = async (made: number, to: '/programmes/$programmeId/$version' | '/programmes/$programmeId/$version/compare'): Promise<void> => {
    await queries.invalidateQueries({ queryKey: ['programmes'] });
    await navigate({ to, params: { programmeId, version: String(made) } });
  };
  const fill = (file: File, said: Readonly<Record<string, unknown>>): void => {
    setNotice(file);
    setTitle(file.name);
    if (typeof said['docNumber'] === 'string') setDocNumber(said['docNumber']);
    if (typeof said['endsOn'] === 'string') setUntil(said['endsOn']);
  };
  const revise = (file: File): Promise<void> => attempt('revise', async () => {
    try {
      const made = await ask('version.import', { programmeId, version, fileName: file.name, base64: await toBase64(file) });
      await open(made.version, '/programmes/$programmeId/$version/compare');
    } catch (fault) {
      if (fault instanceof Refused && fault.refusal.code === 'prolonging-document') fill(file, fault.refusal);
      throw fault;
    }
  });
  const readNotice = (file: File): Promise<void> => attempt('read', async () => fill(file, await ask('version.readNotice', { fileName: file.name, base64: await toBase64(file) })));
  const prolong = (): Promise<void> => attempt('prolong', async () => {
    const made = await ask('version.prolong', { programmeId, version, endsOn: until as Day, docNumber, fileName: title, ...(notice ? { base64: await toBase64(notice) } : {}) });
    await open(made.version, '/programmes/$programmeId/$version');
  });
  return (
    <>
      <Fault error={error} />
      {draft !== undefined && <Alert type="info" style={{ marginBottom: 12 }} title={<Link to="/programmes/$programmeId/$version" params={{ programmeId, version: String(draft) }}>打开第 {draft} 版草稿</Link>} />}
      <section className="panel">
        <h2 className="group">内容有修订：导入新的全文</h2>
        <p>没有变的句子，义务、分工、周期、非义务标记照旧；改动的句子请再看一遍；新增的句子系统给出建议；删去的句子，任务到印发时取消。导入约 1 分钟，之后先看逐句比对。</p>
        <PickFile label="选新方案文件" primary busy={busy === 'revise'} onPick={(file) => void revise(file)} /> <span className="quiet">.docx、.doc、.wps、.pdf、.txt，最多 20 MB</span>
      </section>
      <section className="panel">
        <h2 className="group">原文不变：延长期限</h2>
        <p>句子、义务、分工全部原样带过去，只换截止日。{endsOn && `现在的截止日是 ${endsOn}。`}约 2 分钟。</p>
        <p><PickFile label={notice ? `换一份延期文件` : '选延期文件，自动填写'} busy={busy === 'read'} onPick={(file) => void readNotice(file)} /> <span className="quiet">{notice ? notice.name : '可以不选，直接填写'}</span></p>
        <div className="values">
          <label htmlFor="prolong-number">文号</label><Input id="prolong-number" value={docNumber} maxLength={100} placeholder="某教字〔2029〕31号" onChange={(event) => setDocNumber(event.target.value)} />
          <label htmlFor="prolong-title">文件名称</label><Input id="prolong-title" value={title} maxLength={200} placeholder="关于延长……期限的通知" onChange={(event) => setTitle(event.target.value)} />
          <label htmlFor="prolong-until">新的截止日</label><div><input id="prolong-until" type="date" value={until} min={endsOn ?? undefined} onChange={(event) => setUntil(event.target.value)} /></div>
        </div>
        <p><Button type="primary" loading={busy === 'prolong'} disabled={docNumber.trim().length < 2 || title.trim() === '' || !isDay(until)} onClick={() => void prolong()}>生成延长版草稿</Button> <span className="quiet">{isDay(until) ? '印发之前还可以弃置' : '文号、文件名称、截止日都要有'}</span></p>
      </section>
    </>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Alert, Button, Progress, Spin } from 'antd';
import { useState } from 'react';
import type { Uuid } from '#base/id';
import { type Instant, wallClock } from '#base/day';
import type { Output } from '#contract';
import { ask, newId } from '../api.ts';
import { useLedgers } from '../kit/definition.ts';
import { downloadSheet } from '../kit/download-sheet.ts';
import { Fault } from '../kit/fault.tsx';
import { toBase64 } from '../kit/to-base64.ts';

type About = Output<'import.get'>;

const STATES = { checked: '已核对，还没有导入', running: '正在导入', done: '已导入', stopped: '已停下' } as const;
const NOTES: Readonly<Record<string, string>> = { 'by-hand': '您按了停下。', 'post-ended': '您已不在核对时的岗位上，没有继续。' };

/** What was found in a workbook, how far it has come, and what can be done with it. */
function Found({ one, strangers, onChange, onFault }: { readonly one: About; readonly strangers: readonly string[]; readonly onChange: () => void; readonly onFault: (error: unknown) => void }) {
  const total = one.fresh + one.changed;
  const [busy, setBusy] = useState(false);
  const step = async (name: 'import.run' | 'import.stop'): Promise<void> => {
    setBusy(true);
    await ask(name, { importId: one.importId }).catch(onFault);
    setBusy(false);
    onChange();
  };
  return (
    <section className="panel" aria-label="核对结果">
      <h2 className="group">{one.fileName}：{STATES[one.state]}</h2>
      <p>新填 <b>{one.fresh}</b> 件，更改 <b>{one.changed}</b> 件，没有变化或今天已导入 <b>{one.same}</b> 件，有错 <b className={one.faulty > 0 ? 'bad' : ''}>{one.faulty}</b> 件。{one.state === 'checked' && '到这一步什么都还没有写入。'}</p>
      {strangers.length > 0 && <p className="quiet">这些列台账里没有，不会导入：{strangers.join('、')}</p>}
      {one.state !== 'checked' && total > 0 && <Progress percent={Math.floor(((one.done + one.failed) / total) * 100)} status={one.state === 'running' ? 'active' : 'normal'} aria-label="导入进度" />}
      {one.state !== 'checked' && <p role="status">已导入 {one.done} 件{one.failed > 0 && `，没有办成 ${one.failed} 件`}，共 {total} 件。{one.state === 'running' && '可以离开这一页，回来再看。'}{one.state === 'stopped' && `停在第 ${one.done + one.failed} 件，前面的都已生效。${NOTES[one.note ?? ''] ?? ''}`}</p>}
      <div className="filters">
        {one.state === 'checked' && total > 0 && <Button type="primary" loading={busy} onClick={() => void step('import.run')}>{one.faulty > 0 ? `只导入没有问题的 ${total} 件` : `导入 ${total} 件`}</Button>}
        {one.state === 'stopped' && <Button type="primary" loading={busy} onClick={() => void step('import.run')}>接着导入</Button>}
        {one.state === 'running' && <Button loading={busy} onClick={() => void step('import.stop')}>停下</Button>}
        {one.faultCount > 0 && <Button onClick={() => void downloadSheet(`/imports/${one.importId}/workbook`).catch(onFault)}>下载标出问题的表格</Button>}
      </div>
      {one.faults.length > 0 && (
        <table className="plain stack"><thead><tr><th>位置</th><th>列</th><th>怎么改</th></tr></thead><tbody>
          {one.faults.map((fault, i) => <tr key={i}><td data-label="位置">{fault.sheet} 第 {fault.row} 行</td><td data-label="列">{fault.column || '这一行'}</td><td data-label="怎么改">{fault.sentence}</td></tr>)}
        </tbody></table>
      )}
      {one.faultCount > one.faults.length && <p className="quiet">还有 {one.faultCount - one.faults.length} 处，请下载标出问题的表格。</p>}
    </section>
  );
}

/** 导入: a workbook is looked at first; then its rows are taken while the page may be left. Which import it is stands in the address. */
export function Page() {
  const { ledger: id } = useParams({ strict: false }) as { ledger: string };
  const { job } = useSearch({ strict: false }) as { job?: Uuid };
  const navigate = useNavigate();
  const queries = useQueryClient();
  const ledger = useLedgers().data?.find((one) => one.id === id);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [strangers, setStrangers] = useState<readonly string[]>([]);
  const one = useQuery({ queryKey: ['import', job], queryFn: () => ask('import.get', { importId: job as Uuid }), enabled: job !== undefined, refetchInterval: (query) => (query.state.data?.state === 'running' ? 1_000 : false) });
  const own = useQuery({ queryKey: ['imports', id], queryFn: () => ask('import.list', { ledger: id }) });
  const check = async (file: File): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      const importId = newId();
      const found = await ask('import.check', { importId, ledger: id, fileName: file.name, base64: await toBase64(file) });
      setStrangers(found.strangers);
      await queries.invalidateQueries({ queryKey: ['imports', id] });
      void navigate({ to: '.', search: { job: importId } as never });
    } catch (fault) {
      setError(fault);
    } finally {
      setBusy(false);
    }
  };
  if (!ledger) return <Spin />;
  return (
    <>
      <h1>导入《{ledger.name}》</h1>
      <p className="quiet">先核对，不写入；看过结果再导入。只收 .xlsx，一次最多 10000 行，附件在页面上传。</p>
      <div className="filters">
        <label className="filebutton">{busy ? '正在核对……' : '选择表格'}<input type="file" accept=".xlsx" disabled={busy} onChange={(event) => { const file = event.target.files?.[0]; event.target.value = ''; if (file) void check(file); }} /></label>
        <Button onClick={() => void downloadSheet(`/sheets/${id}/template`).catch(setError)}>下载模板</Button>
        <Link to="/ledgers/$ledger" params={{ ledger: id }}>回到台账</Link>
      </div>
      <Fault error={error ?? one.error ?? own.error} />
      {one.data && <Found one={one.data} strangers={strangers} onFault={setError} onChange={() => void queries.invalidateQueries()} />}
      {job === undefined && own.data?.length === 0 && <Alert type="info" title="先下载模板，或者在台账里导出要改的，改好后在这里上传。" />}
      {own.data && own.data.length > 0 && (
        <section className="panel"><h2 className="group">最近的导入（保留七天）</h2><ul className="rows">
          {own.data.map((line) => <li key={line.importId}><Link className="title" to="." search={{ job: line.importId } as never}>{line.fileName}</Link><span>{STATES[line.importId === job && one.data ? one.data.state : line.state]}</span><span className="quiet">{wallClock(line.checkedAt as Instant)}</span></li>)}
        </ul></section>
      )}
    </>
  );
}

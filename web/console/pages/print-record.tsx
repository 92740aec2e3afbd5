import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Button, Spin } from 'antd';
import { type Instant, wallClock } from '#base/day';
import type { Uuid } from '#base/id';
import { type Field, isEmpty, type Value } from '#model/field';
import { ask, BASE } from '../api.ts';
import { showValue, useLedgers } from '../kit/definition.ts';
import { Fault } from '../kit/fault.tsx';
import { QrCode } from '../kit/qr-code.tsx';
import { useMe } from '../use-me.ts';
import './print-record.css';

/** The smaller the more there is to say, so that an ordinary record stays on one page. */
const sizeOf = (letters: number): string => (letters > 2400 ? 'tiny' : letters > 1200 ? 'small' : '');

function Filed({ field, value }: { readonly field: Field; readonly value: Value | undefined }) {
  if (field.kind !== 'rows' || !Array.isArray(value) || value.length === 0) return <>{showValue(field, value)}</>;
  const columns = Object.entries(field.columns);
  return (
    <table className="inner">
      <thead><tr>{columns.map(([name, column]) => <th key={name}>{column.label}</th>)}</tr></thead>
      <tbody>{(value as readonly Record<string, Value>[]).map((row, i) => <tr key={i}>{columns.map(([name, column]) => <td key={name}>{showValue(column, row[name])}</td>)}</tr>)}</tbody>
    </table>
  );
}

/** One hand-in on one A4 page, to be sealed and signed; the code in the corner leads back to it, or to its public page. */
export function Page() {
  const { recordId } = useParams({ strict: false }) as { recordId: Uuid };
  const navigate = useNavigate();
  const me = useMe();
  const found = useQuery({ queryKey: ['record', recordId], queryFn: () => ask('record.get', { recordId }) });
  const ledger = useLedgers().data?.find((one) => one.id === found.data?.record.ledger);
  if (found.error) return <Fault error={found.error} />;
  if (!found.data || !ledger || !me.data) return <Spin />;
  const { record, timeline, publication } = found.data;
  const isPublic = publication?.state === '已公布';
  const address = `${location.origin}${isPublic ? `${BASE.replace(/\/console$/, '')}/p/${publication.publicationId}` : `${BASE}/records/${recordId}`}`;
  const last = timeline.at(-1);
  const filled = Object.entries(ledger.fields).filter(([name]) => !isEmpty(record.values[name] as Value));
  const letters = filled.reduce((sum, [name, field]) => sum + showValue(field, record.values[name] as Value).length, 0) + timeline.length * 30;
  return (
    <>
      <p className="noprint filters"><Button type="primary" onClick={() => print()}>打印</Button><Button onClick={() => void navigate({ to: '/records/$recordId', params: { recordId } })}>返回</Button></p>
      <article className={`sheet ${sizeOf(letters)}`}>
        <header>
          <div><p className="county">{me.data.county.name}清廉学校建设</p><h1>{ledger.name}</h1></div>
          <figure><QrCode text={address} label={`二维码：${address}`} /><figcaption>{isPublic ? '扫码看公开页面' : '扫码看办理（须登录）'}</figcaption></figure>
        </header>
        <table className="head">
          <tbody>
            <tr><th>单位</th><td>{record.unitName}</td><th>编号</th><td className="number">{recordId.slice(-12)}</td></tr>
            <tr><th>状态</th><td>{record.state}</td><th>依据方案</th><td>{ledger.basis.join('、')}</td></tr>
          </tbody>
        </table>
        <table className="filed">
          <tbody>{filled.map(([name, field]) => <tr key={name}><th>{field.label}</th><td><Filed field={field} value={record.values[name] as Value} /></td></tr>)}</tbody>
        </table>
        <p className="fine"><b>办理经过</b>　{timeline.map((entry) => `${wallClock(entry.at as Instant)} ${entry.actionLabel}（${entry.post}）`).join(' → ')}</p>
        {last && <p className="fine"><b>日志</b>　{last.leafIndex === null ? '待入日志' : `第 ${Number(last.leafIndex) + 1} 条`}　<b>校验值</b>　<span className="number">{last.commitment.slice(0, 16)}</span></p>}
        <div className="seal">
          <div>单位（盖章）</div>
          <div>负责人（签字）</div>
          <div>　　　　年　　月　　日</div>
        </div>
      </article>
    </>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button, Checkbox, Empty, Popconfirm, Select, Spin, Tag } from 'antd';
import { useState } from 'react';
import type { Uuid } from '#base/id';
import type { Output } from '#contract';
import { ask, BASE, newId } from '../api.ts';
import { Fault } from '../kit/fault.tsx';
import { QrCode } from '../kit/qr-code.tsx';
import { useMe } from '../use-me.ts';
import './codes.css';

type Person = Output<'codes.list'>[number];
type Slips = Output<'codes.issue'> & { readonly unit: string };

const CODE_WORDS = { open: ['待使用', 'gold'], used: ['已使用', 'green'], revoked: ['已收回', 'default'], expired: ['已过期', 'default'] } as const;
const ACCOUNT_WORDS = { none: '还没有账户', new: '待首次登录', active: '已启用', locked: '已停用' } as const;
const ISSUERS = ['school.clerk', 'school.head', 'section.head', 'admin.system'];

/** The slips, for cutting: they stand on this page only, and nowhere once it is left. */
function Printed({ slips, county, onClose }: { readonly slips: Slips; readonly county: string; readonly onClose: () => void }) {
  const address = `${location.origin}${BASE}`;
  return (
    <>
      <div className="noprint">
        <Alert type="warning" role="alert" title={`${slips.slips.length} 张登录码只在这里显示一次，请现在打印。离开这一页就没有了，要再印一批，旧的随之作废。`} />
        <div className="filters" style={{ marginTop: 12 }}><Button type="primary" onClick={() => print()}>打印（A4，沿虚线剪开）</Button><Button onClick={onClose}>印好了，回名单</Button></div>
      </div>
      <div className="slips">
        {slips.slips.map((slip) => (
          <section key={slip.personId} className="slip">
            <div><p className="slip-who"><b>{slip.name}</b>　{slip.title}</p><p>工号 <b>{slip.staffNo}</b></p><p>登录码 <code>{slip.code}</code></p>
              <p className="slip-how">手机扫右边的码，或打开 {address}，点“用学校发的登录码”。自己定密码，一次有效，{slips.until} 当天为止。</p><p className="slip-how">{county}　{slips.unit}　请勿拍照转发，本人亲领。</p></div>
            <QrCode text={`${address}#claim=${slip.staffNo}.${slip.code}`} label={`${slip.name} 的登录码`} />
          </section>
        ))}
      </div>
    </>
  );
}

/** 打印登录码: who of a unit has an account and a code; those chosen get a slip each. */
export function Page() {
  const me = useMe().data;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { unit = me?.acting.unitId ?? '' } = useSearch({ strict: false }) as { unit?: string };
  const units = useQuery({ queryKey: ['units'], queryFn: () => ask('units.list', {}) });
  const people = useQuery({ queryKey: ['codes', unit], queryFn: () => ask('codes.list', { unitId: unit }), enabled: unit !== '' });
  const [picked, setPicked] = useState<readonly Uuid[]>([]);
  const [slips, setSlips] = useState<Slips>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  if (!me) return <Spin />;
  if (!me.acting.roles.some((role) => ISSUERS.includes(role))) return <Alert type="info" title="登录码由学校经办人、校长或系统管理员打印。" />;
  const isAdmin = me.acting.roles.includes('admin.system');
  const unitName = units.data?.find((one) => one.unitId === unit)?.name ?? '';
  if (slips) return <Printed slips={slips} county={me.county.name} onClose={() => setSlips(undefined)} />;
  const may = (people.data ?? []).filter((one) => one.may);
  const without = may.filter((one) => one.account === 'none');
  const run = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setError(undefined);
    await work().catch(setError);
    setBusy(false);
    setPicked([]);
    await queries.invalidateQueries({ queryKey: ['codes'] });
  };
  const wish = (personIds: readonly Uuid[]) => ({ entryId: newId(), recordId: newId(), unitId: unit, personIds: [...personIds] });
  const toggle = (one: Person): void => setPicked(picked.includes(one.personId) ? picked.filter((id) => id !== one.personId) : [...picked, one.personId]);
  return (
    <>
      <h1>打印登录码</h1>
      <p className="quiet">每人一张纸条：扫码或输入工号和码，自己定密码。没有人需要知道别人的密码。忘了密码也用它：发新的码，旧密码到本人用码时才作废。</p>
      <div className="filters">
        <Select aria-label="单位" style={{ width: 260 }} showSearch={{ optionFilterProp: 'label' }} value={unit} onChange={(unitId: string) => { setPicked([]); void navigate({ to: '/codes', search: { unit: unitId } as never }); }} options={(units.data ?? []).filter((one) => !one.closed && (isAdmin || one.inReach)).map((one) => ({ value: one.unitId, label: one.name }))} />
        <Button onClick={() => setPicked(without.map(({ personId }) => personId))} disabled={without.length === 0}>选还没有账户的（{without.length}）</Button>
        <Button type="primary" loading={busy} disabled={picked.length === 0 || picked.length > 500} onClick={() => void run(async () => setSlips({ ...(await ask('codes.issue', wish(picked))), unit: unitName }))}>发登录码并打印（{picked.length}）</Button>
        <Popconfirm title="收回选中的人还没有用的码？" okText="收回" cancelText="不" onConfirm={() => run(() => ask('codes.revoke', wish(picked)))}><Button disabled={picked.length === 0}>收回</Button></Popconfirm>
      </div>
      <Fault error={error ?? people.error ?? units.error} />
      {people.isPending && unit !== '' && <Spin />}
      {people.data?.length === 0 && <Empty description="这个单位现在没有人在任" />}
      {people.data && people.data.length > 0 && <ul className="rows panel">
        {people.data.map((one) => (
          <li key={one.personId}>
            <Checkbox aria-label={`选 ${one.name}`} disabled={!one.may} checked={picked.includes(one.personId)} onChange={() => toggle(one)} />
            <span className="who"><b>{one.name}</b> <span className="quiet">{one.staffNo}</span></span>
            <span className="held">{one.titles.join('、')}</span>
            <span className="quiet">{ACCOUNT_WORDS[one.account]}</span>
            {one.code && <Tag color={CODE_WORDS[one.code.state][1]}>登录码{CODE_WORDS[one.code.state][0]}{one.code.state === 'open' ? `，至 ${one.code.until}` : ''}</Tag>}
          </li>
        ))}
      </ul>}
    </>
  );
}

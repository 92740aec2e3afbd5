import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Spin, Tabs } from 'antd';
import { ask } from '../api.ts';
import { Fault } from '../kit/fault.tsx';
import { People } from '../organisation/people.tsx';
import { Semesters } from '../organisation/semesters.tsx';
import { Units } from '../organisation/units.tsx';
import { Waiting } from '../organisation/waiting.tsx';
import { useMe } from '../use-me.ts';

const LET_IN = ['school.clerk', 'school.head', 'section.head'];

/** The units of the county, for whoever does not keep them. */
function Overview({ mayLetIn }: { readonly mayLetIn: boolean }) {
  const units = useQuery({ queryKey: ['units'], queryFn: () => ask('units.list', {}) });
  return (
    <>
      {mayLetIn && <p><Link to="/codes">打印登录码</Link> <span className="quiet">教师第一次登录，或者忘了密码</span></p>}
      <Fault error={units.error} />
      {units.isPending && <Spin />}
      <div className="panel"><table className="plain"><thead><tr><th>单位</th><th>类别</th><th>在我的范围内</th></tr></thead><tbody>
        {units.data?.filter((unit) => !unit.closed).map((unit) => <tr key={unit.unitId}><td>{unit.name}</td><td>{unit.kindName}</td><td>{unit.inReach ? '是' : ''}</td></tr>)}
      </tbody></table></div>
    </>
  );
}

/** 组织: for administrators units with their posts, people with their accounts, semesters, and what waits for a second administrator. Where one is stands in the address. */
export function Page() {
  const roles = useMe().data?.acting.roles ?? [];
  const { tab = 'units', q = '', unit } = useSearch({ strict: false }) as { tab?: string; q?: string | number; unit?: string };
  const navigate = useNavigate();
  const go = (search: Record<string, string | undefined>): void => void navigate({ to: '/organisation', search: Object.fromEntries(Object.entries(search).filter(([, value]) => value)) as never });
  const [may, guards] = [roles.includes('admin.system'), roles.includes('admin.security')];
  if (!roles.some((role) => role.startsWith('admin.'))) return <><h1>组织</h1><Overview mayLetIn={roles.some((role) => LET_IN.includes(role))} /></>;
  const search = String(q);
  return (
    <>
      <h1>组织</h1>
      <Tabs activeKey={tab} destroyOnHidden onChange={(key) => go({ tab: key })} items={[
        { key: 'units', label: '单位与岗位', children: <Units may={may} search={search} open={unit} onSearch={(text) => go({ tab, q: text.trim() })} onOpen={(unitId) => go({ tab, q: search, unit: unitId })} /> },
        { key: 'people', label: '人员与账户', children: <People may={may} guards={guards} search={search} onSearch={(text) => go({ tab, q: text.trim() })} /> },
        { key: 'semesters', label: '学期', children: <Semesters may={may} /> },
        { key: 'waiting', label: '待确认', children: <Waiting /> },
      ]} />
    </>
  );
}

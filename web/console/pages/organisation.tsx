import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { ask } from '../api.ts';
import { Fault } from '../kit/fault.tsx';

/** 组织: the units of the county. */
export function Page() {
  const units = useQuery({ queryKey: ['units'], queryFn: () => ask('units.list', {}) });
  return (
    <>
      <h1>组织</h1>
      <Fault error={units.error} />
      {units.isPending && <Spin />}
      <div className="panel"><table className="plain"><thead><tr><th>单位</th><th>类别</th><th>在我的范围内</th></tr></thead><tbody>
        {units.data?.map((unit) => <tr key={unit.unitId}><td>{unit.name}</td><td>{unit.kindName}</td><td>{unit.inReach ? '是' : ''}</td></tr>)}
      </tbody></table></div>
    </>
  );
}

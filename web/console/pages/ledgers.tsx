import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { ask } from '../api.ts';
import { useLedgers } from '../kit/definition.ts';
import { Fault } from '../kit/fault.tsx';
import { useMe } from '../use-me.ts';

/** 台账: every ledger, with the way to make a record where the post may. */
export function Page() {
  const ledgers = useLedgers();
  const makeable = useQuery({ queryKey: ['makeable'], queryFn: () => ask('records.makeable', {}) });
  // The story of the organisation is read by those who keep it.
  const keeps = useMe().data?.acting.roles.some((role) => role.startsWith('admin.')) ?? false;
  return (
    <>
      <h1>台账</h1>
      <Fault error={ledgers.error} />
      {ledgers.isPending && <Spin />}
      <ul className="rows panel">
        {ledgers.data?.filter((ledger) => ledger.id !== 'organisation' || keeps).map((ledger) => (
          <li key={ledger.id}>
            <Link className="title" to="/ledgers/$ledger" params={{ ledger: ledger.id }}>{ledger.name}</Link>
            <span className="quiet">依据 {ledger.basis.join('、')}</span>
            <span className="quiet">约 {ledger.burdenMinutes} 分钟</span>
            {makeable.data?.[ledger.id] && !ledger.byProgram && <Link to="/ledgers/$ledger/new" params={{ ledger: ledger.id }}>新填一件</Link>}
          </li>
        ))}
      </ul>
    </>
  );
}

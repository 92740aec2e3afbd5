import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { Input, Segmented, Spin } from 'antd';
import { useState } from 'react';
import type { Ledger } from '#model/ledger';
import { SHELVES } from '#model/shelf';
import { ask } from '../api.ts';
import { minutesWords, useLedgers } from '../kit/definition.ts';
import { Fault } from '../kit/fault.tsx';
import { useMe } from '../use-me.ts';

/** Clauses that fit on a line; the whole list is the line's title. */
const MOST_CLAUSES = 4;

const clauses = ({ basis }: Ledger): string => (basis.length > MOST_CLAUSES ? `${basis.slice(0, MOST_CLAUSES).join('、')} 等 ${basis.length} 句` : basis.join('、'));

/** 台账: every ledger on its shelf, found by name, help or clause, with the way to make a record where the post may. What is wanted stands in the address. */
export function Page() {
  const ledgers = useLedgers();
  const makeable = useQuery({ queryKey: ['makeable'], queryFn: () => ask('records.makeable', {}) });
  // The story of the organisation is read by those who keep it.
  const keeps = useMe().data?.acting.roles.some((role) => role.startsWith('admin.')) ?? false;
  const { q = '', mine } = useSearch({ strict: false }) as { q?: string | number; mine?: boolean };
  const [words, setWords] = useState(String(q));
  const navigate = useNavigate();
  const go = (search: { readonly q?: string; readonly mine?: boolean }): void => void navigate({ to: '/ledgers', search: { ...(search.q && { q: search.q }), ...(search.mine && { mine: true }) } as never, replace: true });
  const mayMake = (ledger: Ledger): boolean => makeable.data?.[ledger.id] !== undefined && !ledger.byProgram;
  const wanted = (ledger: Ledger): boolean =>
    (ledger.id !== 'comment' && (ledger.id !== 'organisation' || keeps)) && (!mine || mayMake(ledger)) && (words.trim() === '' || [ledger.name, ledger.help, ...ledger.basis].some((text) => text.toLowerCase().includes(words.trim().toLowerCase())));
  const shown = SHELVES.map(([name, ids]) => ({ name, on: ids.flatMap((id) => ledgers.data?.find((ledger) => ledger.id === id) ?? []).filter(wanted) })).filter(({ on }) => on.length > 0);
  return (
    <>
      <h1>台账</h1>
      <Fault error={ledgers.error} />
      <div className="filters">
        <Input.Search allowClear aria-label="找台账" placeholder="名称、说明或句子，如 采购、1.3#6" value={words} onChange={(event) => setWords(event.target.value)} onSearch={(text) => go({ q: text.trim(), ...(mine && { mine }) })} style={{ maxWidth: 320 }} />
        <Segmented<boolean> value={mine === true} onChange={(only) => go({ q: words.trim(), mine: only })} options={[{ value: false, label: '全部' }, { value: true, label: '我能填的' }]} />
      </div>
      {ledgers.isPending && <Spin />}
      {ledgers.data && shown.length === 0 && <p className="quiet">没有这样的台账。换一个词，或看看全部。</p>}
      {shown.map(({ name, on }) => (
        <section key={name} className="panel">
          <h2 className="group">{name}</h2>
          <ul className="rows">
            {on.map((ledger) => (
              <li key={ledger.id}>
                <Link className="title" to="/ledgers/$ledger" params={{ ledger: ledger.id }}>{ledger.name}</Link>
                <span className="quiet" title={ledger.basis.join('、')}>依据 {clauses(ledger)}</span>
                <span className="quiet">{minutesWords(ledger)}</span>
                {mayMake(ledger) && <Link to="/ledgers/$ledger/new" params={{ ledger: ledger.id }}>新填一件</Link>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

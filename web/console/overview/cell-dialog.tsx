import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Spin } from 'antd';
import { useEffect, useRef } from 'react';
import type { Ask } from '#contract';
import { ask } from '../api.ts';
import { DutyItem } from '../kit/duty-item.tsx';
import { Fault } from '../kit/fault.tsx';
import { useMe } from '../use-me.ts';

/** The duties behind a cell, with the way to each record and to the unit's lines in each ledger. */
export function CellDialog({ onClose, ...cell }: Ask<'overview.cell'> & { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const me = useMe();
  const found = useQuery({ queryKey: ['overview-cell', cell], queryFn: () => ask('overview.cell', cell) });
  useEffect(() => dialog.current?.showModal(), []);
  const ledgers = [...new Map(found.data?.lines.map((line) => [line.ledger, line.ledgerName]) ?? [])];
  return (
    <dialog ref={dialog} className="celldialog" aria-label="任务" onClose={onClose} onClick={(event) => { if (event.target === dialog.current) dialog.current.close(); }}>
      <div className="inside">
        <header><h2 className="group">{found.data ? `${found.data.unitName} · ${cell.measure} ${found.data.title}` : '任务'}</h2><button type="button" className="mini" onClick={() => dialog.current?.close()}>关闭</button></header>
        <Fault error={found.error} />
        {found.isPending && <Spin />}
        {found.data && <ul className="rows">{found.data.lines.map((line) => <DutyItem key={`${line.key}${line.version}`} line={line} own={me.data?.acting.unitId} named={false} />)}</ul>}
        {ledgers.length > 0 && <p className="filters">看这个单位的台账：{ledgers.map(([ledger, name]) => <Link key={ledger} to="/ledgers/$ledger" params={{ ledger }} search={{ unit: cell.unitId } as never}>{name}</Link>)}</p>}
      </div>
    </dialog>
  );
}

import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { dayOf, type Instant } from '#base/day';
import type { Output } from '#contract';
import type { Ledger } from '#model/ledger';
import { LIGHTS } from './lights.ts';

type Child = Output<'record.get'>['children'][number];

/** The link by which a ledger's records belong below those of another; undefined where they do not. */
const parentLink = (child: Ledger, parent: string) => Object.values(child.fields).find((field) => field.kind === 'link' && field.parent && field.ledger === parent);

/** What is to be done first stands first; what has no day keeps its order. */
const byDay = (children: readonly Child[]): readonly Child[] => children.toSorted((a, b) => (a.until ?? '9999') < (b.until ?? '9999') ? -1 : (a.until ?? '9999') > (b.until ?? '9999') ? 1 : 0);

/** The records that belong below this one, ledger by ledger, with the way to add another while the record takes one. */
export function Children({ recordId, ledger, state, ledgers, makeable, list }: { readonly recordId: string; readonly ledger: string; readonly state: string; readonly ledgers: readonly Ledger[]; readonly makeable: Readonly<Record<string, readonly string[]>>; readonly list: readonly Child[] }) {
  return <>{ledgers.map((below) => {
    const link = parentLink(below, ledger);
    const own = list.filter((child) => child.ledger === below.id);
    const takes = link?.kind === 'link' && (link.states.length === 0 || link.states.includes(state)) && makeable[below.id] !== undefined && !below.byProgram;
    if (!link || (own.length === 0 && !takes)) return null;
    const open = own.filter((child) => child.light !== 'done').length;
    return (
      <section key={below.id} className="panel" aria-label={below.name}>
        <h2 className="part">{below.name}{own.length > 0 && <span className="quiet">　{own.length} 条{open > 0 && `，${open} 条未办结`}</span>}</h2>
        {own.length === 0 ? <p className="quiet">还没有{below.name}。</p> : <ul className="rows">{byDay(own).map((child) => (
          <li key={child.recordId}>
            <span className={`light light-${child.light}`}><i aria-hidden />{LIGHTS[child.light as keyof typeof LIGHTS]}</span>
            <Link className="title" to="/records/$recordId" params={{ recordId: child.recordId }}>{child.title}</Link>
            <span className="quiet">{child.unitName}</span>
            <b>{child.state}</b>
            <span className="quiet">{child.until ? `期限 ${child.until}` : dayOf(child.updatedAt as Instant)}</span>
          </li>
        ))}</ul>}
        {takes && <p className="noprint"><Link to="/ledgers/$ledger/new" params={{ ledger: below.id }} search={{ parent: recordId } as never}><Button>添一条{below.name}</Button></Link></p>}
      </section>
    );
  })}</>;
}

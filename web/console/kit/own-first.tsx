import { Link } from '@tanstack/react-router';
import type { Output } from '#contract';
import { MOST_LATE } from '#model/total';
import { DutyItem } from './duty-item.tsx';
import { type Light, LIGHTS } from './lights.ts';

/** So many overdue items of a leader's own stand before everything; the rest among the others. */
const FIRST = 8;

/** What stands before all that others owe: a leader's own overdue work, and the forms that are asked of the own unit. */
export function OwnFirst({ late, forms, own }: Pick<Output<'inbox.list'>, 'late' | 'forms'> & { readonly own: string | undefined }) {
  return (
    <>
      {late.length > 0 && (
        <section className="panel" aria-label="自己逾期的">
          <h2 className="group">先办自己的：逾期 {late.length === MOST_LATE ? `${MOST_LATE} 件以上` : `${late.length} 件`}</h2>
          <ul className="rows">{late.slice(0, FIRST).map((line) => <DutyItem key={`${line.programmeId}${line.key}${line.version}`} line={line} own={own} named />)}</ul>
          {late.length > FIRST && <span className="quiet">先列最早的 {FIRST} 件，其余在下面。</span>}
        </section>
      )}
      {forms.length > 0 && (
        <section className="panel" aria-label="临时填报">
          <h2 className="group">临时填报（{forms.length}）</h2>
          <ul className="rows">{forms.map((form) => (
            <li key={form.recordId}>
              <span className={`light light-${form.light}`}><i aria-hidden />{LIGHTS[form.light as Light]}</span>
              <Link className="title" to="/collections/$recordId" params={{ recordId: form.recordId }}>{form.title}</Link>
              <span>{form.askerName}要的，依据 {form.clause}</span><span>截止 {form.endsOn}</span><span className="quiet">约 {form.minutes} 分钟</span>
            </li>
          ))}</ul>
        </section>
      )}
    </>
  );
}

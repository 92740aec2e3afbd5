import { Fragment, type KeyboardEvent, type MouseEvent, useRef } from 'react';
import { type Column, letterAt, LETTERS, type Row } from './letters.ts';

interface Props {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly opened: string | undefined;
  readonly grouped: boolean;
  readonly onOpen: (measure: string | undefined) => void;
  readonly onCell: (row: Row, column: Column) => void;
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-10, 0], PageDown: [10, 0] };

/** Units × measures, each cell the worst light there. One stop of the tab key; arrows walk the cells, Enter opens one. */
export function LightTable({ columns, rows, opened, grouped, onOpen, onCell }: Props) {
  const body = useRef<HTMLTableElement>(null);
  const at = (target: EventTarget): readonly [number, number] | undefined => {
    const { r, c } = ((target as Element).closest('td') as HTMLElement | null)?.dataset ?? {};
    return r === undefined || c === undefined ? undefined : [Number(r), Number(c)];
  };
  const open = (target: EventTarget): void => {
    const [r = -1, c = -1] = at(target) ?? [];
    const [row, column] = [rows[r], columns[c]];
    if (row && column && letterAt(row, column) !== '-') onCell(row, column);
  };
  const walk = (event: KeyboardEvent): void => {
    const here = at(event.target);
    if (!here) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      open(event.target);
    }
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const [r, c] = [Math.min(Math.max(here[0] + step[0], 0), rows.length - 1), Math.min(Math.max(here[1] + step[1], 0), columns.length - 1)];
    const next = body.current?.querySelector<HTMLElement>(`td[data-r="${r}"][data-c="${c}"]`);
    if (!next) return;
    // Set here and not by React: three thousand cells are not drawn again for a step.
    for (const cell of body.current?.querySelectorAll<HTMLElement>('td[tabindex="0"]') ?? []) cell.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  };
  return (
    <div className="lights">
      <table role="grid" ref={body} aria-label="各单位在各条举措上的灯" onKeyDown={walk} onClick={(event: MouseEvent) => open(event.target)}>
        <thead>
          <tr>
            <th scope="col" className="corner">单位</th>
            {columns.map((column, i) => (
              <th key={`${column.measure} ${column.ledger ?? ''}`} scope="col" title={column.title} className={column.ledger === undefined ? '' : 'opened'}>
                {column.ledger === undefined
                  ? <button type="button" aria-expanded={false} onClick={(event) => { event.stopPropagation(); onOpen(column.measure); }}><b>{column.measure}</b><span>{column.title}</span></button>
                  : <>{columns[i - 1]?.measure !== opened && <button type="button" aria-expanded onClick={(event) => { event.stopPropagation(); onOpen(undefined); }}><b>{column.measure}</b> 收起</button>}<span>{column.title}</span></>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, r) => (
            <Fragment key={row.unitId}>
              {grouped && rows[r - 1]?.group !== row.group && <tr className="groupline"><th scope="rowgroup" colSpan={columns.length + 1}><span>{row.group}</span></th></tr>}
              <tr>
                <th scope="row" title={row.name}>{row.name}</th>
                {columns.map((column, c) => {
                  const letter = LETTERS[letterAt(row, column)];
                  return <td key={`${column.measure} ${column.ledger ?? ''}`} data-r={r} data-c={c} tabIndex={r === 0 && c === 0 ? 0 : -1} className={letter ? `cell-${letter.light}` : 'empty'}>{letter ? <><i aria-hidden>{letter.sign}</i>{letter.word}</> : <span aria-label="没有任务">·</span>}</td>;
                })}
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import type { SheetCell, SheetColumns } from './guess-columns.ts';

/** One pupil of the sheet; `score` is null where there is none (absent, not yet marked). `row` counts from 1, as the spreadsheet does. */
export interface Pupil {
  readonly row: number;
  readonly className: string;
  readonly name: string;
  readonly number: string;
  readonly score: number | null;
}

const plain = (cell: SheetCell | undefined): string => String(cell ?? '').normalize('NFKC').trim();

function scoreOf(cell: SheetCell | undefined): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  const text = plain(cell).replace(/分$/, '');
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}

/** Rows that sum the others up have no pupil's name. */
const isPupil = (name: string): boolean => name !== '' && !/^(平均|合计|总计|最高|最低|及格|优秀|班级)/.test(name);

/** The pupils below the heading row; `only` names the class where the sheet has no column for it. */
export const readPupils = (rows: readonly (readonly SheetCell[])[], columns: SheetColumns, only: string): readonly Pupil[] =>
  rows.slice(columns.heading + 1).flatMap((row, i) => {
    const name = plain(row[columns.name]);
    if (!isPupil(name)) return [];
    const className = (columns.className === undefined ? '' : String(row[columns.className] ?? '').trim()) || only;
    return [{ row: columns.heading + i + 2, className, name, number: columns.number === undefined ? '' : plain(row[columns.number]), score: scoreOf(row[columns.score]) }];
  });

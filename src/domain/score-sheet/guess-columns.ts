/** A cell as it was read: untrusted text, a number, or nothing. */
export type SheetCell = string | number | null;

/** Where things stand in a sheet: the heading row and the column of each, by index from 0. Without a class column the sheet is one class. */
export interface SheetColumns {
  readonly heading: number;
  readonly name: number;
  readonly score: number;
  readonly className?: number;
  readonly number?: number;
}

const LOOK_AT = 15;
const NAME = [/^(学生)?姓名$/, /姓名|学生/];
const SCORE = [/^(总分|总成绩|合计)$/, /总分|总成绩|合计|总计/, /成绩|得分|分数/, /分$/, /语文|数学|英语/];
const CLASS = [/^班级(名称)?$/, /班/];
const NUMBER = [/学号/, /考号|座号|编号|学籍|身份证/];

const textOf = (cell: SheetCell | undefined): string => String(cell ?? '').normalize('NFKC').replaceAll(/\s/g, '');

const find = (row: readonly SheetCell[], patterns: readonly RegExp[], taken: readonly number[]): number =>
  patterns.map((pattern) => row.findIndex((cell, i) => !taken.includes(i) && pattern.test(textOf(cell)))).find((at) => at >= 0) ?? -1;

/** The first row that names both a pupil and a score; undefined where none of the first rows does. */
export function guessColumns(rows: readonly (readonly SheetCell[])[]): SheetColumns | undefined {
  for (const [heading, row] of rows.slice(0, LOOK_AT).entries()) {
    const name = find(row, NAME, []);
    if (name < 0) continue;
    const number = find(row, NUMBER, [name]);
    const className = find(row, CLASS, [name, number]);
    const score = find(row, SCORE, [name, number, className]);
    if (score >= 0) return { heading, name, score, ...(className >= 0 ? { className } : {}), ...(number >= 0 ? { number } : {}) };
  }
  return undefined;
}

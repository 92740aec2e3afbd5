import { type Day, isDay } from '#base/day';

/** A semester as a school calendar names it. */
export interface NamedSemester {
  readonly name: string;
  readonly start: Day;
  readonly end: Day;
}

const NAME = /^(学期|学期名称|学年学期|名称)$/;
const START = /^(开始|开始日期|开学|开学日期|起|起始|起始日期|上课日期)$/;
const END = /^(结束|结束日期|放假|放假日期|止|终止日期|截止日期)$/;
const DEEPEST_HEADER = 20;

/** A day as sheets write it: 2026-09-01, 2026/9/1, 2026.9.1, 2026年9月1日; undefined where it is none. */
function readDay(text: string): Day | undefined {
  const found = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text.trim());
  const day = found ? `${found[1]}-${found[2]?.padStart(2, '0')}-${found[3]?.padStart(2, '0')}` : '';
  return isDay(day) ? day : undefined;
}

/** The semesters of a school calendar, where the sheet is one: a row of headings that names 学期, 开始 and 结束, and below it lines with two days in order. Empty where it is something else. */
export function takeSemesters(rows: readonly (readonly string[])[]): readonly NamedSemester[] {
  const plain = (cell: string): string => cell.normalize('NFKC').replaceAll(/\s/g, '');
  const header = rows.slice(0, DEEPEST_HEADER).findIndex((row) => [NAME, START, END].every((pattern) => row.some((cell) => pattern.test(plain(cell)))));
  if (header < 0) return [];
  const at = (pattern: RegExp): number => (rows[header] ?? []).findIndex((cell) => pattern.test(plain(cell)));
  const [name, start, end] = [at(NAME), at(START), at(END)];
  return rows.slice(header + 1).flatMap((row) => {
    const [first, last, called] = [readDay(row[start] ?? ''), readDay(row[end] ?? ''), (row[name] ?? '').trim().slice(0, 60)];
    return first && last && first < last && called !== '' ? [{ name: called, start: first, end: last }] : [];
  });
}

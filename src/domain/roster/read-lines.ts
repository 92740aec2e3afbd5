import type { Uuid } from '#base/id';
import type { Person } from '#model/organisation';
import type { RosterRow } from './take-rows.ts';

/** Why a line is left out; each has one Chinese sentence in the console. */
export type UnclearCode = 'staff-no-missing' | 'staff-no-bad' | 'staff-no-is-id' | 'name-missing' | 'unit-missing' | 'staff-no-twice';

/** A line that says too little or contradicts another, with the column in which it does. */
export interface UnclearLine {
  readonly sheet: string;
  readonly row: number;
  readonly column: '工号' | '姓名' | '单位';
  readonly code: UnclearCode;
  /** Whose line it is, as far as the number tells: nobody leaves because her line is unclear. */
  readonly personId: Uuid | null;
}

/** One person of a roster: all her places, and who she is in the organisation, if she is in it. */
export interface ReadLine {
  readonly staffNo: string;
  readonly name: string;
  readonly person: Person | undefined;
  readonly places: readonly { readonly unit: string; readonly post: string }[];
}

const STAFF_NO = /^[A-Za-z0-9-]{1,32}$/;
const ID_NUMBER = /^\d{17}[\dXx]$/;

function faultOf({ staffNo, name, unit }: RosterRow): Pick<UnclearLine, 'column' | 'code'> | undefined {
  if (staffNo === '') return { column: '工号', code: 'staff-no-missing' };
  if (ID_NUMBER.test(staffNo)) return { column: '工号', code: 'staff-no-is-id' };
  if (!STAFF_NO.test(staffNo)) return { column: '工号', code: 'staff-no-bad' };
  if (name === '') return { column: '姓名', code: 'name-missing' };
  return unit === '' ? { column: '单位', code: 'unit-missing' } : undefined;
}

/** Joins the lines of one staff number to one person with all her places; lines that say too little, or give one number to two names, are left out and named. */
export function readLines(rows: readonly RosterRow[], people: readonly Person[]): { readonly lines: readonly ReadLine[]; readonly unclear: readonly UnclearLine[] } {
  const personBy = new Map(people.map((person) => [person.staffNo.toLowerCase(), person]));
  const unclear: UnclearLine[] = [];
  const leave = ({ sheet, row, staffNo }: RosterRow, fault: Pick<UnclearLine, 'column' | 'code'>): void => void unclear.push({ sheet, row, ...fault, personId: personBy.get(staffNo.toLowerCase())?.personId ?? null });
  const good = rows.filter((row) => {
    const fault = faultOf(row);
    if (fault) leave(row, fault);
    return !fault;
  });
  const lines = [...Map.groupBy(good, ({ staffNo }) => staffNo.toLowerCase()).values()].flatMap((own): readonly ReadLine[] => {
    const [first] = own;
    if (!first) return [];
    if (own.some(({ name }) => name !== first.name)) {
      for (const row of own) leave(row, { column: '工号', code: 'staff-no-twice' });
      return [];
    }
    const places = own.filter((row, i) => own.findIndex(({ unit, post }) => unit === row.unit && post === row.post) === i);
    return [{ staffNo: first.staffNo, name: first.name, person: personBy.get(first.staffNo.toLowerCase()), places: places.map(({ unit, post }) => ({ unit, post })) }];
  });
  return { lines, unclear: unclear.toSorted((a, b) => (a.sheet === b.sheet ? a.row - b.row : a.sheet < b.sheet ? -1 : 1)) };
}

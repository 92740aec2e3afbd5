/** What stands in one cell of a sheet; a date is a day, so that no clock time and no zone gets in. */
export type Cell = null | string | number | boolean | { readonly day: string };

/** A sheet as it is read: its name and its rows, the headings among them. Untrusted. */
export interface RawSheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

/** The text of a cell as a person reads it, without blanks around it; '' where it is empty. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'object') return cell.day;
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  return String(cell).trim();
}

export const isBlank = (cell: Cell | undefined): boolean => cellText(cell) === '';

/** Programs that write sheets keep line ends as they like. */
const plain = (text: string): string => text.replaceAll(/\r\n?/g, '\n').trim();

/** Whether two cells say the same: an untouched cell is never taken for a change. */
export function sameCell(a: Cell | undefined, b: Cell | undefined): boolean {
  const [one, other] = [a ?? null, b ?? null];
  if (typeof one === 'number' && typeof other === 'number') return one === other;
  return plain(cellText(one)) === plain(cellText(other));
}

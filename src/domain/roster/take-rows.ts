import type { Columns } from './recognise-columns.ts';

/** A line of a roster: all that is ever kept of it. `row` counts as the sheet does, from 1. */
export interface RosterRow {
  readonly sheet: string;
  readonly row: number;
  readonly staffNo: string;
  readonly name: string;
  readonly unit: string;
  readonly post: string;
}

/** A unit that the lines name, with what a column of the sheet says of its kind and place. */
export interface RosterUnit {
  readonly name: string;
  readonly stage: string;
  readonly township: string;
}

export interface Taken {
  readonly rows: readonly RosterRow[];
  readonly units: readonly RosterUnit[];
  /** Headings of the columns that were left behind. */
  readonly dropped: readonly string[];
}

const LONGEST = 60;
/** Lines that add up, and not somebody. */
const SUM = /^(合计|小计|总计|共计)/;

/** What a cell says, without blanks at its ends; inside a name of two characters a blank is only for looks. */
const clean = (text: string | undefined): string => (text ?? '').normalize('NFKC').trim().slice(0, LONGEST);

/**
 * Takes from a sheet the columns that are kept, and nothing else. A unit that is written once for many lines (a merged cell) holds until the next one;
 * where no column names the unit, all lines are of `ownUnit`.
 */
export function takeRows(sheet: string, rows: readonly (readonly string[])[], headerRow: number, columns: Columns, ownUnit: string): Taken {
  const at = (row: readonly string[], index: number | undefined): string => (index === undefined ? '' : clean(row[index]));
  const units = new Map<string, RosterUnit>();
  const taken: RosterRow[] = [];
  let unit = clean(ownUnit);
  for (const [index, row] of rows.entries()) {
    if (index <= headerRow) continue;
    const [staffNo, name] = [at(row, columns.staffNo).replaceAll(/\s/g, ''), at(row, columns.name).replaceAll(/\s/g, '')];
    if (columns.unit !== undefined) unit = at(row, columns.unit) || unit;
    if ((staffNo === '' && name === '') || SUM.test(name) || SUM.test(staffNo)) continue;
    taken.push({ sheet, row: index + 1, staffNo, name, unit, post: at(row, columns.post) });
    const before = units.get(unit);
    units.set(unit, { name: unit, stage: before?.stage || at(row, columns.stage), township: before?.township || at(row, columns.township) });
  }
  const kept = new Set(Object.values(columns));
  return { rows: taken, units: [...units.values()], dropped: (rows[headerRow] ?? []).map(clean).filter((heading, index) => heading !== '' && !kept.has(index)) };
}

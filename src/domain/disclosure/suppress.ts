/** A row of public numbers: the units behind each of its cells; no unit stands in two cells of one row. */
export interface CountedRow {
  readonly id: string;
  readonly cells: readonly ReadonlySet<string>[];
}

/** Every group whose size a row tells: its cells and all their sums. */
function groupsOf({ cells }: CountedRow): readonly ReadonlySet<string>[] {
  let groups: ReadonlySet<string>[] = [new Set()];
  for (const cell of cells) groups = [...groups, ...groups.map((group) => new Set([...group, ...cell]))];
  return groups.filter((group) => group.size > 0);
}

const isWithin = (inner: ReadonlySet<string>, outer: ReadonlySet<string>): boolean => {
  for (const unit of inner) if (!outer.has(unit)) return false;
  return true;
};

/** Whether taking one group from another leaves a small one: only where one lies within the other. */
function tells(a: ReadonlySet<string>, b: ReadonlySet<string>, smallest: number): boolean {
  const gap = Math.abs(a.size - b.size);
  return gap > 0 && gap < smallest && (a.size < b.size ? isWithin(a, b) : isWithin(b, a));
}

/**
 * The rows that may be shown so that no group of fewer than `smallest` units can be read off: not from a cell, not from a sum of a row's cells, not by subtracting what one row tells from what another tells.
 * Larger rows go first; a row that would give away a small group together with those before it is left out whole. Empty cells may be shown.
 */
export function showableRows(rows: readonly CountedRow[], smallest: number): ReadonlySet<string> {
  const shown: { readonly id: string; readonly groups: readonly ReadonlySet<string>[] }[] = [];
  const sizeOf = ({ cells }: CountedRow): number => cells.reduce((sum, cell) => sum + cell.size, 0);
  for (const row of rows.toSorted((a, b) => sizeOf(b) - sizeOf(a) || (a.id < b.id ? -1 : 1))) {
    const groups = groupsOf(row);
    if (groups.length === 0 || groups.some((group) => group.size < smallest)) continue;
    if (shown.every((other) => !other.groups.some((theirs) => groups.some((ours) => tells(ours, theirs, smallest))))) shown.push({ id: row.id, groups });
  }
  return new Set(shown.map(({ id }) => id));
}

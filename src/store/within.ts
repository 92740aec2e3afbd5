/** Whose rows a list asks for: those of these units ('*' is all), and those that this unit leads. */
export interface Within {
  readonly units: readonly string[] | '*';
  readonly lead?: string | undefined;
  /** Records with readers of their own that this person made. */
  readonly author?: string | undefined;
}

/**
 * One query for the rows of these units and those that this unit leads, each row once. `row` makes the query of one way in from its condition, with its own order and limit, and selects `unit_id`.
 * So each way reads one index in its order and stops at its limit, where row-level security alone lets PostgreSQL walk the whole county's rows to find those of one school.
 * Whoever takes the first n of all ways gives each way the limit n: what stands before a led row in its own way stands before it in all.
 */
export function throughWays({ units, lead, author }: Within, bind: (value: unknown) => string, row: (condition: string) => string): string {
  if (units === '*') return row('true');
  const [only, ...more] = units;
  const ways = only === undefined ? [] : more.length === 0 ? [row(`unit_id = ${bind(only)}`)] : [`(select one.* from unnest(${bind(units)}::text[]) as asked(unit) cross join lateral ${row('unit_id = asked.unit')} one)`];
  if (lead !== undefined) ways.push(only === undefined ? row(`lead_unit_id = ${bind(lead)}`) : `(select led.* from ${row(`lead_unit_id = ${bind(lead)}`)} led where led.unit_id <> all (${bind(units)}::text[]))`);
  if (author !== undefined) ways.push(row(`readers <> 'unit' and author_id = ${bind(author)}`));
  if (ways.length === 0) throw new RangeError('a list of nobody');
  return ways.join(' union all ');
}

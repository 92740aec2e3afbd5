import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, type Day, daysBetween, weekday } from '#base/day';
import { sync } from './copy-file.ts';
import { listBackups } from './unpack-backup.ts';

/** How many days, weeks and months keep a backup. */
export const KEPT = { days: 7, weeks: 4, months: 12 } as const;

const dayOfName = (name: string): Day => name.slice(0, 10) as Day;
/** The Monday of the day's week. */
const weekOf = (day: Day): Day => addDays(day, -((weekday(day) + 6) % 7));

/** Which of these backups may go on this day: all but those of the last two days, and the newest of each of the last 7 days, 4 weeks and 12 months that have one. */
export function chooseSpare(names: readonly string[], today: Day): readonly string[] {
  const newestFirst = names.toSorted().toReversed();
  const kept = new Set(newestFirst.slice(0, 1).concat(newestFirst.filter((name) => daysBetween(dayOfName(name), today) < 2)));
  for (const [groupOf, count] of [[dayOfName, KEPT.days], [(name: string) => weekOf(dayOfName(name)), KEPT.weeks], [(name: string) => name.slice(0, 7), KEPT.months]] as const) {
    const newest = new Map<string, string>();
    for (const name of newestFirst) if (!newest.has(groupOf(name))) newest.set(groupOf(name), name);
    for (const name of [...newest.values()].slice(0, count)) kept.add(name);
  }
  return newestFirst.filter((name) => !kept.has(name)).toReversed();
}

/** Removes the backups that the rule spares; none is ever there by half under its own name. Answers with what went. */
export async function dropSpareBackups(into: string, today: Day): Promise<readonly string[]> {
  const spare = chooseSpare(await listBackups(into), today);
  for (const name of spare) {
    const leaving = join(into, `.leaving-${name}`);
    await rename(join(into, name), leaving);
    await sync(into);
    await rm(leaving, { recursive: true, force: true });
  }
  return spare;
}

import { addDays, type Day } from '#base/day';
import type { CountyCalendar } from '#model/calendar';
import type { DueExplanation } from '#model/cycle';
import { restName } from './is-workday.ts';

type SkippedRun = DueExplanation['skipped'][number];

/** The rest days from–to (both counted), neighbours of one name in one run. */
export function restRuns(calendar: CountyCalendar, from: Day, to: Day): readonly SkippedRun[] {
  const runs: SkippedRun[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const name = restName(calendar, day);
    const last = runs.at(-1);
    if (name === undefined) continue;
    if (last?.name === name && addDays(last.to, 1) === day) runs[runs.length - 1] = { ...last, to: day };
    else runs.push({ from: day, to: day, name });
  }
  return runs;
}

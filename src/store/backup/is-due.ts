import { addDays, dayOf, type Instant, wallClock } from '#base/day';

/** When the nightly backup is due, in Shanghai. */
export const NIGHT = '02:30';

/** Whether a nightly backup is due: none has been made since the last half past two, that is also where the machine slept then. `newest` is a backup's name. */
export function isBackupDue(newest: string | undefined, now: Instant): boolean {
  const today = dayOf(now);
  const night = wallClock(now).slice(11) >= NIGHT ? today : addDays(today, -1);
  return newest === undefined || newest < `${night}T${NIGHT.replace(':', '')}`;
}

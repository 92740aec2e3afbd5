import { addDays, type Day } from '#base/day';
import type { Light } from '#model/duty';

/** The light of a duty today: done; red past its due day unless handed in; yellow within so many days of it; else green. */
export function lightOf(due: Day, today: Day, status: 'open' | 'handed-in' | 'done', yellowDays: number): Light {
  if (status === 'done') return 'done';
  if (status === 'handed-in') return 'green';
  if (due < today) return 'red';
  return due <= addDays(today, yellowDays) ? 'yellow' : 'green';
}

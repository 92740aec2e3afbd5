import { addDays, type Day } from '#base/day';

/** The light of something that is valid until a day, that day included: red after it, yellow in the last `yellowDays` days, else green; null where no day is set. */
export const freshnessOf = (validUntil: Day | null, today: Day, yellowDays: number): 'green' | 'yellow' | 'red' | null =>
  validUntil === null ? null : validUntil < today ? 'red' : validUntil <= addDays(today, yellowDays) ? 'yellow' : 'green';

/** Totals are counted up to here: one more means "more than that", and costs no more to count in a county of a million records than in a small one. */
export const MOST_COUNTED = 1000;

/** A total as people read it: “1000+” past the end of counting. */
export const showTotal = (count: number): string => (count > MOST_COUNTED ? `${MOST_COUNTED}+` : `${count}`);

/** So many records that wait for somebody's step are shown, the most urgent ones. */
export const MOST_WAITING = 100;

/** So many records are taken at once at most (批量办理). */
export const MOST_AT_ONCE = 200;

/** So many of a leader's own overdue items are listed at most. */
export const MOST_LATE = 20;

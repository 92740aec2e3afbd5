/** A median is said from so many hand-ins on: fewer would tell of one clerk. */
export const LEAST_HAND_INS = 5;

/** The upper ends of the steps in which times are counted, in minutes: fine where forms are short, coarse enough to lead to nobody. */
const STEPS = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 90, 120, 240] as const;

/** The step of a time that the browser says, in seconds; whatever is longer than the last step (a form left open) counts as that. Untrusted: anything that is no time counts as the first. */
export function bucketOf(seconds: number): number {
  const minutes = Number.isFinite(seconds) ? seconds / 60 : 0;
  return STEPS.find((step) => minutes <= step) ?? 240;
}

/** The median of counted times, as the upper end of the step in which it lies; undefined below five hand-ins. */
export function medianMinutes(counts: readonly { readonly bucket: number; readonly handIns: number }[]): number | undefined {
  const total = counts.reduce((sum, { handIns }) => sum + handIns, 0);
  if (total < LEAST_HAND_INS) return undefined;
  let passed = 0;
  for (const { bucket, handIns } of counts.toSorted((a, b) => a.bucket - b.bucket)) {
    passed += handIns;
    if (passed * 2 >= total) return bucket;
  }
  return undefined;
}

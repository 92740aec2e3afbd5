import type { Check } from '#model/check';

/** A grade with fewer lessons of integrity content than the county asks for (4.1#3): a warning. */
export const lessonsBelow: Check = {
  wish: () => undefined,
  judge: ({ values, parameter }) => {
    const [lessons, least] = [Number(values['lessons'] ?? 0), parameter('integrity-lessons')];
    return values['kind'] === '清廉与德育内容' && lessons < least ? { code: 'lessons-below', weight: 'warn', detail: { lessons, least } } : undefined;
  },
};

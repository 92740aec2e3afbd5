import { addDays, addMonths, isDay } from '#base/day';
import type { Check } from '#model/check';

/** A publicity month is so many months in one run, first and last day counted (S4#2): shorter is flagged; an end before its start is refused. */
export const wholeMonth: Check = {
  wish: () => undefined,
  judge: ({ values, parameter }) => {
    const { from, to, kind } = values;
    if (!isDay(from) || !isDay(to)) return undefined;
    if (to < from) return { code: 'ends-before', weight: 'refuse', detail: {} };
    const needed = addDays(addMonths(from, parameter('publicity-months')), -1);
    return kind === '学期宣传月' && to < needed ? { code: 'month-short', weight: 'warn', detail: { needed } } : undefined;
  },
};

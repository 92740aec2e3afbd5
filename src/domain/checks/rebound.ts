import { addMonths, dayOf } from '#base/day';
import type { Check } from '#model/check';

/** The same kind of problem in the same unit within so many months after one was closed (S3#7): flagged 反弹, a warning. */
export const rebound: Check = {
  wish: ({ unitId, values }) => (typeof values['kind'] === 'string' ? { ledger: 'rectify', unitId, states: ['已销号'], equal: { kind: values['kind'] } } : undefined),
  judge: ({ on, parameter }, related) => {
    const months = parameter('rebound-months');
    const closed = related.map((one) => dayOf(one.stateSince)).filter((day) => day >= addMonths(on, -months)).toSorted();
    return closed.length > 0 ? { code: 'rebound', weight: 'warn', detail: { months, times: closed.length, closedOn: closed.at(-1) ?? on } } : undefined;
  },
};

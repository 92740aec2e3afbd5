import type { Check } from '#model/check';

/** The least headteacher allowance of a month below what the plan asks for (3.5#2): a reason in `why` is demanded, then a warning. Amounts in fen. */
export const allowanceBelow: Check = {
  wish: () => undefined,
  judge: ({ values, parameter }) => {
    const [least, asked] = [Number(values['least'] ?? 0), parameter('headteacher-allowance') * 100];
    if (Number(values['teachers'] ?? 0) === 0 || least >= asked) return undefined;
    return { code: values['why'] ? 'allowance-below' : 'allowance-reason', weight: values['why'] ? 'warn' : 'refuse', detail: { least, asked } };
  },
};

import type { Check } from '#model/check';

/** Six prohibitions, each asked (3.3#5, 3.3#6): a self-check that left one out is not finished. */
const PROHIBITIONS = 6;

export const allAsked: Check = {
  wish: () => undefined,
  judge: ({ values }) => {
    const asked = Array.isArray(values['asked']) ? values['asked'].length : 0;
    return values['kind'] === '学期六禁自查' && asked < PROHIBITIONS ? { code: 'not-all-asked', weight: 'refuse', detail: { field: 'asked', left: PROHIBITIONS - asked } } : undefined;
  },
};

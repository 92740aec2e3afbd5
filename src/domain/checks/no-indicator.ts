import type { Check } from '#model/check';

/** A good practice that links to no indicator is marked 待佐证 (S4#3): a warning. A name that no indicator has is refused: the mark would be lost. */
export const noIndicator: Check = {
  wish: () => undefined,
  judge: ({ values, isIndicator }) => {
    const { indicator } = values;
    if (typeof indicator !== 'string' || indicator === '') return { code: 'not-proved', weight: 'warn', detail: {} };
    return isIndicator(indicator) ? undefined : { code: 'indicator-unknown', weight: 'refuse', detail: { field: 'indicator' } };
  },
};

import type { Check } from '#model/check';

/** A good practice that links to no indicator is marked 待佐证 (S4#3): a warning. */
export const noIndicator: Check = {
  wish: () => undefined,
  judge: ({ values }) => (values['indicator'] ? undefined : { code: 'not-proved', weight: 'warn', detail: {} }),
};

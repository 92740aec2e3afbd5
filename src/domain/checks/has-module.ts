import type { Check } from '#model/check';

/** A training project without an integrity module is not filed (3.2#3); a knowledge check needs none of its own. */
export const hasModule: Check = {
  wish: () => undefined,
  judge: ({ values }) => (values['kind'] !== '应知应会测评' && values['hasModule'] !== true ? { code: 'module-missing', weight: 'refuse', detail: {} } : undefined),
};

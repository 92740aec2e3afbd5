import type { Check } from '#model/check';

/** Changes of a building contract past the share at which the body must decide anew (2.3#6): a warning. Amounts in fen. */
export const changeOver: Check = {
  wish: () => undefined,
  judge: ({ values, parameter }) => {
    const [changes, contract, percent] = [Number(values['changes'] ?? 0), Number(values['contract'] ?? 0), parameter('capital-change-percent')];
    return contract > 0 && changes * 100 > contract * percent ? { code: 'change-over', weight: 'warn', detail: { changes, contract, percent } } : undefined;
  },
};

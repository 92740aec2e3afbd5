import type { Check } from '#model/check';

/** A result is not announced while an appeal stands unanswered (2.3#6). */
export const appealsAnswered: Check = {
  wish: () => undefined,
  judge: ({ values }) => {
    const [appeals, answered] = [Number(values['appeals'] ?? 0), Number(values['answered'] ?? 0)];
    return answered < appeals ? { code: 'appeals-open', weight: 'refuse', detail: { open: appeals - answered } } : undefined;
  },
};

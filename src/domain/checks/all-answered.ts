import type { Check } from '#model/check';

/** Every suggestion gets an answer (S4#4): as many answered as received. */
export const allAnswered: Check = {
  wish: () => undefined,
  judge: ({ values }) => {
    const [received, answered] = [Number(values['received'] ?? 0), Number(values['answered'] ?? 0)];
    return answered < received ? { code: 'suggestions-open', weight: 'refuse', detail: { open: received - answered } } : undefined;
  },
};

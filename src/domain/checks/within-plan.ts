import type { Check } from '#model/check';

/** More admitted than planned blocks the publication (1.4#4). */
export const withinPlan: Check = {
  wish: () => undefined,
  judge: ({ values }) => {
    const [admitted, plan] = [Number(values['admitted'] ?? 0), Number(values['plan'] ?? 0)];
    return admitted > plan ? { code: 'over-plan', weight: 'refuse', detail: { admitted, plan } } : undefined;
  },
};

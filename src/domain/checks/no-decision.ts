import type { Check } from '#model/check';

/** Whether a decision in force forbids it (3.4#4). Decisions come from the register of decided cases (ledger `decision`); until there are cases the register is empty and nothing is found. */
export const noDecision: Check = {
  wish: ({ values }) => (typeof values['holder'] === 'string' ? { ledger: 'decision', states: ['生效'], equal: { holder: values['holder'] } } : undefined),
  judge: ({ on }, related) => {
    const standing = related.find((one) => String(one.values['until'] ?? '9999-12-31') >= on);
    return standing ? { code: 'vetoed', weight: 'refuse', detail: { until: String(standing.values['until'] ?? '') } } : undefined;
  },
};

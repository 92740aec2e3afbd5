import type { Check } from '#model/check';

/** One receipt a person in a batch: the same staff number is not checked twice (3.4#4). */
export const onceInBatch: Check = {
  wish: ({ values }) => (typeof values['batch'] === 'string' ? { ledger: 'veto-receipt', states: ['没有否决'], equal: { batch: values['batch'] } } : undefined),
  judge: ({ values }, related) => (related.some((one) => one.values['staffNo'] === values['staffNo']) ? { code: 'checked-before', weight: 'refuse', detail: {} } : undefined),
};

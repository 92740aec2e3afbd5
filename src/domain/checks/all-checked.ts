import type { Check } from '#model/check';

/** A batch passes only with a valid receipt for every person in it (3.4#4): receipts are counted by post holder, each once. Nobody overrides. */
export const allChecked: Check = {
  wish: ({ recordId }) => ({ ledger: 'veto-receipt', states: ['没有否决'], below: recordId }),
  judge: ({ values }, related) => {
    const [people, checked] = [Number(values['people'] ?? 0), related.length];
    return checked === people ? undefined : { code: 'not-all-checked', weight: 'refuse', detail: { people, checked } };
  },
};

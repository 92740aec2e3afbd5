import type { Check } from '#model/check';

/** One canteen page a day and unit (1.4#2): a second one for the same day is a correction of the first. */
export const onceADay: Check = {
  wish: ({ unitId, values }) => (typeof values['servedOn'] === 'string' ? { ledger: 'canteen', unitId, equal: { servedOn: values['servedOn'] } } : undefined),
  judge: (_input, related) => (related.length > 0 ? { code: 'day-exists', weight: 'refuse', detail: { recordId: related[0]?.recordId ?? '' } } : undefined),
};

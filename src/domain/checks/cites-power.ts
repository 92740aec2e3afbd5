import type { Check } from '#model/check';

/** A unit with a published power list does nothing outside it (1.3#4): what it puts in force cites an item. A unit without a list is not held up. */
export const citesPower: Check = {
  wish: ({ unitId, values }) => (values['power'] ? undefined : { ledger: 'power-list', unitId, states: ['施行中'] }),
  judge: ({ values }, related) => (!values['power'] && related.length > 0 ? { code: 'power-not-cited', weight: 'refuse', detail: { field: 'power', items: related.length } } : undefined),
};

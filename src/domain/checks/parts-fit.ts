import type { Check } from '#model/check';

/** Fields of which the first is a part of the second, whatever the ledger calls them. */
const PARTS: readonly (readonly [part: string, whole: string])[] = [
  ['answered', 'appeals'], ['delivered', 'closed'], ['done', 'due'], ['excellent', 'assessed'], ['executed', 'delivered'], ['inTime', 'closed'], ['mended', 'found'], ['passed', 'trained'], ['present', 'expected'],
  ['recused', 'panel'], ['returned', 'sent'], ['satisfied', 'returned'], ['sound', 'sampled'], ['trained', 'expected'],
];

/** A part that is more than its whole (38 present of 30 expected) is a slip of the pen: refused, at the field. */
export const partsFit: Check = {
  wish: () => undefined,
  judge: ({ values }) => {
    const over = PARTS.find(([part, whole]) => typeof values[part] === 'number' && typeof values[whole] === 'number' && values[part] > values[whole]);
    return over ? { code: 'part-over', weight: 'refuse', detail: { field: over[0], part: Number(values[over[0]]), whole: Number(values[over[1]]) } } : undefined;
  },
};

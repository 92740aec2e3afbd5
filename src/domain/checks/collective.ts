import type { Check } from '#model/check';

/** A payment past the limit is approved only with the day on which the body decided it (2.3#6). Amounts in fen; monthly summaries are not single payments. */
export const collective: Check = {
  wish: () => undefined,
  judge: ({ values, parameter }) => {
    const limit = parameter('collective-yuan') * 100;
    return values['kind'] !== '月度汇总' && Number(values['amount'] ?? 0) >= limit && !values['decidedOn'] ? { code: 'not-collective', weight: 'refuse', detail: { limit } } : undefined;
  },
};

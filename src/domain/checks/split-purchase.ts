import { addDays, isDay } from '#base/day';
import type { Check } from '#model/check';

/** Purchases of one unit from one supplier whose sum within the window passes the threshold although each stays below it (化整为零): a warning, never a refusal. Amounts in fen. */
export const splitPurchase: Check = {
  wish: ({ unitId, values, parameter }) => {
    const { supplier, boughtOn } = values;
    if (typeof supplier !== 'string' || !isDay(boughtOn)) return undefined;
    return { ledger: 'procurement', unitId, equal: { supplier }, since: { field: 'boughtOn', day: addDays(boughtOn, -parameter('split-window-days')) } };
  },
  judge: ({ values, parameter }, related) => {
    const [amount, threshold, window, boughtOn] = [Number(values['amount'] ?? 0), parameter('open-tender-yuan') * 100, parameter('split-window-days'), values['boughtOn']];
    if (!isDay(boughtOn) || amount >= threshold) return undefined;
    const others = related.filter((one) => isDay(one.values['boughtOn']) && one.values['boughtOn'] <= addDays(boughtOn, window) && Number(one.values['amount'] ?? 0) < threshold);
    const sum = others.reduce((total, one) => total + Number(one.values['amount'] ?? 0), amount);
    if (others.length === 0 || sum < threshold) return undefined;
    return { code: 'split-purchase', weight: 'warn', detail: { count: others.length + 1, sum, threshold, days: window, records: others.map((one) => one.recordId) } };
  },
};

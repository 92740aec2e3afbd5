import type { Check } from '#model/check';

const THRICE = 3;

const isEmptyVisit = (problems: unknown): boolean => !Array.isArray(problems) || problems.length === 0;

/** The third visit in a row to the same place without one problem found (1.5#5): a warning; visits are by the same unit, newest first. */
export const noIssueThrice: Check = {
  wish: ({ unitId, values }) => (typeof values['place'] === 'string' && isEmptyVisit(values['problems']) ? { ledger: 'liaison', unitId, states: ['已登记', '已确认'], equal: { place: values['place'] } } : undefined),
  judge: ({ values }, related) => {
    if (!isEmptyVisit(values['problems'])) return undefined;
    const last = related.toSorted((a, b) => (String(a.values['visitedOn']) < String(b.values['visitedOn']) ? 1 : -1)).slice(0, THRICE - 1);
    return last.length === THRICE - 1 && last.every((one) => isEmptyVisit(one.values['problems'])) ? { code: 'no-issue-thrice', weight: 'warn', detail: { times: THRICE } } : undefined;
  },
};

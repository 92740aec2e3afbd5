import { doubtCode } from '#model/help-code';
import type { Check } from '#model/check';

/** A code under which a pupil is helped must not tell who it is: digits of a number are refused, what looks like a name is shown to the teacher once more (4.3#2). */
export const plainCode: Check = {
  wish: () => undefined,
  judge: ({ values }) => {
    const code = values['code'];
    const doubt = typeof code === 'string' ? doubtCode(code) : undefined;
    if (doubt === undefined) return undefined;
    return doubt === 'number' ? { code: 'code-like-number', weight: 'refuse', detail: {} } : { code: 'code-like-name', weight: 'warn', detail: {} };
  },
};

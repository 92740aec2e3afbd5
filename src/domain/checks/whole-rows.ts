import { isEmpty, type Values } from '#model/field';
import type { Check } from '#model/check';

/** Every row of every table is filled in all its columns: a task without an owner, a day or a safeguard is not filed (S1#3, S2#4). */
export const wholeRows: Check = {
  wish: () => undefined,
  judge: ({ values }) => {
    for (const [field, value] of Object.entries(values)) {
      if (!Array.isArray(value)) continue;
      const at = value.findIndex((row) => typeof row === 'object' && Object.values(row as Values).some(isEmpty));
      if (at >= 0) return { code: 'row-not-whole', weight: 'refuse', detail: { field, row: at + 1 } };
    }
    return undefined;
  },
};

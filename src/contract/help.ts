import { z } from 'zod';
import { unitId } from './shapes.ts';

/** Help for pupils whose results are low: figures for the page on which a teacher reads her own score sheet, and counts. */
export const help = {
  /** The share of each class that is to be helped, in per cent, as the county has it today. */
  'help.terms': { input: z.strictObject({}), output: z.object({ percent: z.int() }) },
  /** Per unit in reach how many should be helped, are, and have come on, in a semester (the present one where none is named); null where a group of fewer than five could be read off. The totals are of the units shown. */
  'help.coverage': {
    input: z.strictObject({ semester: z.string().max(40).optional() }),
    output: z.object({
      semesters: z.array(z.object({ id: z.string(), name: z.string() })), semester: z.string().nullable(), smallest: z.int(),
      units: z.array(z.object({ unitId, unitName: z.string(), counts: z.object({ should: z.int(), helped: z.int(), better: z.int().nullable() }).nullable() })),
      total: z.object({ should: z.int(), helped: z.int() }).nullable(),
    }),
  },
} as const;

import { z } from 'zod';
import { unitId } from './shapes.ts';

const load = z.object({ minutes: z.int(), items: z.int() });

/** 负担指数: minutes × units per month that schools are asked for, within what the acting post reaches. */
export const burden = {
  'burden.index': {
    input: z.strictObject({}),
    output: z.object({
      /** Twelve months, the running one last; `outside` are minutes that schools noted for what was asked of them outside the system. */
      months: z.array(load.extend({ month: z.string(), outside: z.int() })),
      /** By asking section, the most first: its twelve months in the same order, and what it asks with. */
      askers: z.array(load.extend({ unitId: unitId.nullable(), name: z.string(), months: z.array(z.int()), sources: z.array(load.extend({ kind: z.enum(['duty', 'event', 'collection']), ledger: z.string(), name: z.string(), declared: z.int(), measured: z.int().nullable() })) })),
      schools: z.int(),
    }),
  },
} as const;

import { z } from 'zod';
import { dutyLine } from './duty.ts';
import { day, unitId, uuid } from './shapes.ts';

const inForce = z.object({ programmeId: uuid, version: z.int(), title: z.string() });

/** 总览: which unit, which measure, which light, as far as the acting post reaches or leads. No totals and no order by light. */
export const overview = {
  /** The programme asked for, else the newest in force. `programme` is null where none is in force. */
  'overview.get': {
    input: z.strictObject({ programmeId: uuid.optional() }),
    output: z.object({
      programmes: z.array(inForce), programme: inForce.nullable(), on: day,
      /** Measures in the document's order, each with the ledgers in which somebody owes something. */
      measures: z.array(z.object({ measure: z.string(), title: z.string(), ledgers: z.array(z.object({ ledger: z.string(), name: z.string() })) })),
      /** Units by township, then by name. `lights` has one letter a ledger, measure by measure: r overdue, y soon due, g not yet due or handed in, d done, `-` nothing owed. */
      rows: z.array(z.object({ unitId, name: z.string(), group: z.string(), lights: z.string() })),
    }),
  },
  /** The duties behind one cell, the most urgent first: of a unit under a measure, or in one ledger of it. */
  'overview.cell': {
    input: z.strictObject({ programmeId: uuid, unitId, measure: z.string().max(40), ledger: z.string().max(40).optional() }),
    output: z.object({ unitName: z.string(), title: z.string(), lines: z.array(dutyLine) }),
  },
} as const;

import { z } from 'zod';
import { instant, unitId, uuid, value } from './shapes.ts';

const earlier = z.object({ recordId: uuid, title: z.string(), on: instant });

/** Once only: what the system holds already is not asked again. */
export const prefill = {
  /** What a new record of a unit can begin with: fields that another ledger holds (with the name of the ledger), and the unit's last record of the same ledger. */
  'record.prefill': {
    input: z.strictObject({ ledger: z.string(), unitId }),
    output: z.object({ fields: z.record(z.string(), z.object({ value, from: z.string(), on: instant.nullable() })), last: earlier.extend({ values: z.record(z.string(), value) }).nullable() }),
  },
  /** Which fields of a record say what the unit's record before it said, and which say something else; long texts, tables and choices alike. */
  'record.before': {
    input: z.strictObject({ recordId: uuid }),
    output: z.object({ previous: earlier.nullable(), same: z.array(z.string()), changed: z.array(z.string()) }),
  },
} as const;

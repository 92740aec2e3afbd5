import { z } from 'zod';
import { day, instant, unitId, uuid } from './shapes.ts';

const version = { programmeId: uuid, version: z.int().min(1) };
const lights = z.object({ red: z.int(), yellow: z.int(), green: z.int(), done: z.int() });

/** The way between a sentence of a plan and what came of it, both ways; the acting post sees what it reaches and nothing else. */
export const trace = {
  /** From a sentence of a version: how its duties stand, the first of them by due day, and the newest records that answer them or stand in its ledgers. */
  'sentence.trace': {
    input: z.strictObject({ ...version, address: z.string().max(40) }),
    output: z.object({
      counts: lights,
      duties: z.array(z.object({ key: z.string(), unitId, unitName: z.string(), ledger: z.string(), ledgerName: z.string(), period: z.string(), due: day, light: z.string(), recordId: uuid.nullable(), recordState: z.string().nullable() })),
      records: z.array(z.object({ recordId: uuid, ledger: z.string(), ledgerName: z.string(), title: z.string(), unitId, unitName: z.string(), state: z.string(), updatedAt: instant })),
    }),
  },
  /** From a record to the sentences that it answers: those of its duties, in the version that the duties were made under; without a duty, those of its ledger in the programme in force. */
  'record.trace': {
    input: z.strictObject({ recordId: uuid }),
    output: z.array(z.object({ ...version, title: z.string(), via: z.enum(['duty', 'ledger']), period: z.string().nullable(), due: day.nullable(), sentences: z.array(z.object({ address: z.string(), text: z.string() })) })),
  },
} as const;

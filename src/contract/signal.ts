import { z } from 'zod';
import { day, unitId, uuid } from './shapes.ts';

const light = z.enum(['red', 'yellow']);
const named = { ledger: z.string(), ledgerName: z.string(), signal: z.string(), name: z.string(), light };
const figure = z.object({ name: z.string(), value: z.int(), scale: z.int(), unit: z.string(), origin: z.looseObject({ kind: z.string(), basis: z.string() }) }).nullable();

/** 提醒: what is missing or running out today, computed when asked and never kept. */
export const signal = {
  /** One line a signal and light, within the acting post's reach: how many, and the first of them. */
  'signals.groups': {
    input: z.strictObject({}),
    output: z.array(z.object({ ...named, count: z.int(), /** Where there is one alone: whose, and what. */
      unitId: unitId.nullable(), unitName: z.string().nullable(), title: z.string().nullable(), recordId: uuid.nullable() })),
  },
  /** The gaps of one ledger, red first. */
  'signals.list': {
    input: z.strictObject({ ledger: z.string() }),
    output: z.array(z.object({ ...named, unitId, unitName: z.string(), title: z.string().nullable(), recordId: uuid.nullable(), postId: uuid.nullable(), due: day.nullable(), explanation: z.looseObject({}).nullable(), figure })),
  },
} as const;

import { z } from 'zod';
import { day, unitId, uuid } from './shapes.ts';

/** One duty as lists show it. */
export const dutyLine = z.object({
  programmeId: uuid, version: z.int(), key: z.string(), unitId, unitName: z.string(), leadUnitId: unitId, leadUnitName: z.string(), ledger: z.string(), ledgerName: z.string(), hasForm: z.boolean(),
  /** Whether the acting post's unit answers it: its own, or the bureau's that it leads. */
  mine: z.boolean(), period: z.string(),
  due: day, light: z.string(), minutes: z.int(), recordId: uuid.nullable(), recordState: z.string().nullable(), sentences: z.array(z.string()), actions: z.array(z.string()), explanation: z.looseObject({ due: day }),
  /** By which version it was ended, when, and whether that version asks for it again. */
  ended: z.object({ by: z.int(), on: day, renewed: z.boolean() }).nullable(),
});

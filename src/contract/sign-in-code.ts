import { z } from 'zod';
import { day, unitId, uuid } from './shapes.ts';

const wish = z.strictObject({ entryId: uuid, recordId: uuid, unitId, personIds: z.array(uuid).min(1).max(500) });

/** Codes from a printed list, by which people set their passwords themselves. */
export const signInCode = {
  'codes.list': {
    input: z.strictObject({ unitId }),
    output: z.array(z.object({
      personId: uuid, staffNo: z.string(), name: z.string(), titles: z.array(z.string()), account: z.enum(['none', 'new', 'active', 'locked']), may: z.boolean(),
      code: z.object({ state: z.enum(['open', 'used', 'revoked', 'expired']), until: day }).nullable(),
    })),
  },
  /** The codes are answered once and kept nowhere; a former code of the same person no longer works. */
  'codes.issue': { input: wish, output: z.object({ until: day, slips: z.array(z.object({ personId: uuid, staffNo: z.string(), name: z.string(), title: z.string(), code: z.string() })) }) },
  'codes.revoke': { input: wish, output: z.object({ revoked: z.int() }) },
} as const;

import { z } from 'zod';
import { instant, uuid } from './shapes.ts';

/** One's own sign-ins that still hold, and the county's record of sign-ins for the audit administrator. */
export const account = {
  'sessions.list': {
    input: z.strictObject({}),
    output: z.array(z.object({ sessionId: z.string(), since: instant, lastUsed: instant, address: z.string().nullable(), userAgent: z.string().nullable(), current: z.boolean() })),
  },
  'session.revoke': { input: z.strictObject({ sessionId: z.string().min(1).max(64) }), output: z.object({ ended: z.int() }) },
  /** Newest first; kept for six months. */
  'signIns.list': {
    input: z.strictObject({ staffNo: z.string().max(32).optional(), failed: z.boolean().default(false), after: z.strictObject({ at: z.iso.datetime(), signInId: uuid }).optional() }),
    output: z.object({
      lines: z.array(z.object({ signInId: uuid, at: instant, staffNo: z.string().nullable(), outcome: z.string(), address: z.string().nullable(), userAgent: z.string().nullable() })),
      next: z.object({ at: instant, signInId: uuid }).nullable(),
    }),
  },
} as const;

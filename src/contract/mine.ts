import { z } from 'zod';
import { day, instant, unitId, uuid } from './shapes.ts';

const look = z.object({ day, ledgerName: z.string(), purpose: z.string(), postId: uuid, post: z.string(), unit: z.string(), ways: z.array(z.enum(['read', 'list', 'export', 'act'])) });

/** What belongs to the person who asks, in whichever post she acts. */
export const mine = {
  /** Everything of hers on one page: what she is to sign and until when it holds, what waits for her, her difficulties, her help plans, and the newest days on which somebody looked at rows about her. */
  'mine.home': {
    input: z.strictObject({}),
    output: z.object({
      year: z.string(),
      commitments: z.array(z.object({ kind: z.string(), recordId: uuid.nullable(), signedOn: day.nullable(), until: day.nullable(), inForce: z.boolean() })),
      waiting: z.array(z.object({ recordId: uuid, ledgerName: z.string(), title: z.string(), state: z.string(), steps: z.array(z.string()), until: day.nullable() })),
      cares: z.array(z.object({ recordId: uuid, kind: z.string(), state: z.string(), writtenOn: z.string(), seenBy: z.string() })),
      plans: z.object({ open: z.int(), more: z.boolean() }),
      looks: z.array(look),
    }),
  },
  /** Who looked at rows about her, and for what: the newest thirty days that have a look, before a day where one is named. */
  'looks.mine': {
    input: z.strictObject({ before: day.optional() }),
    output: z.object({ looks: z.array(look), next: day.nullable() }),
  },
  /** What waits for the asker's word and asks for nothing but it: each with what is signed, in words. */
  'signing.list': {
    input: z.strictObject({}),
    output: z.array(z.object({
      recordId: uuid, ledger: z.string(), ledgerName: z.string(), title: z.string(), unitId, unitName: z.string(), seq: z.int(), state: z.string(), until: day.nullable(),
      lastBy: z.string(), lastAt: instant, words: z.array(z.object({ label: z.string(), text: z.string() })), more: z.boolean(),
      steps: z.array(z.object({ name: z.string(), label: z.string(), to: z.string(), public: z.boolean() })),
      /** Whether it can also be sent back or answered otherwise on its page. */
      others: z.boolean(),
    })),
  },
} as const;

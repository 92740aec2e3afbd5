import { z } from 'zod';
import { day, uuid } from './shapes.ts';

/** What belongs to the person who asks, in whichever post she acts. */
export const mine = {
  /** Who looked at rows about her, and for what: the newest thirty days that have a look, before a day where one is named. */
  'looks.mine': {
    input: z.strictObject({ before: day.optional() }),
    output: z.object({ looks: z.array(z.object({ day, ledgerName: z.string(), purpose: z.string(), postId: uuid, post: z.string(), unit: z.string(), ways: z.array(z.enum(['read', 'list', 'export', 'act'])) })), next: day.nullable() }),
  },
} as const;

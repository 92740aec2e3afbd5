import { z } from 'zod';
import { instant, uuid } from './shapes.ts';

const step = z.object({ action: z.string(), person: z.string(), post: z.string(), unit: z.string(), at: instant });

/** What was, or is to be, destroyed at the end of its keeping. */
export const disposal = {
  /** A list line by line, as far as the viewer reads the records, and when it was carried out. `comments`: how many comments go with it. */
  'disposal.get': {
    input: z.strictObject({ recordId: uuid }),
    output: z.object({
      lines: z.array(z.object({ recordId: uuid, title: z.string().nullable(), year: z.int().nullable(), steps: z.int(), comments: z.int(), destroyed: z.boolean() })),
      done: z.object({ at: instant, records: z.int(), files: z.int() }).nullable(),
    }),
  },
  /** When, by whose approval and under which rule a record was destroyed; null where it was not. */
  'disposal.of': {
    input: z.strictObject({ recordId: uuid }),
    output: z.object({ at: instant, disposalId: uuid, rule: z.string(), steps: z.array(step) }).nullable(),
  },
} as const;

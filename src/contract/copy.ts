import { z } from 'zod';
import { instant, unitId, uuid } from './shapes.ts';

/** Copied text: a hint for people, never a verdict. */
export const copy = {
  /** Texts handed in before that a record's text is like, the most alike first; the passages, and never the rest of another unit's text. `word`: what the author said of it when handing in. */
  'record.copies': {
    input: z.strictObject({ recordId: uuid }),
    output: z.object({
      word: z.enum(['copied', 'template']).nullable(),
      copies: z.array(z.object({
        recordId: uuid, ledgerName: z.string(), unitId, unitName: z.string(), isOwn: z.boolean(), on: instant, percent: z.int(), light: z.enum(['yellow', 'red']), passages: z.array(z.object({ mine: z.string(), theirs: z.string() })),
      })),
    }),
  },
} as const;

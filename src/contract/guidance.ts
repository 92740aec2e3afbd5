import { z } from 'zod';
import { instant, uuid } from './shapes.ts';

/** Official questions and answers (指导口径): what has been answered is everybody's. */
export const guidance = {
  /** Answers that hold every word, newest first; without words the newest. Who asked is not told; `recordId` only where the viewer may open it. */
  'guidance.search': {
    input: z.strictObject({ words: z.string().max(100).default('') }),
    output: z.array(z.object({ recordId: uuid.nullable(), answeredAt: instant, question: z.string(), clause: z.string().nullable(), answer: z.string(), basis: z.string().nullable(), scope: z.string() })),
  },
} as const;

import { z } from 'zod';
import { instant, uuid } from './shapes.ts';

/** Pictures that were used before: a hint for people, never a verdict. */
export const picture = {
  /**
   * For each picture among these files where one like it stood before: in another unit's record, or in the own unit's of another semester. With a record, as its reader sees it: whoever reviews sees whose, and the picture where she may read it;
   * the own unit sees its own, and of others only that there is one (`unitName` null). `waiting`: not looked at yet.
   */
  'picture.alike': {
    input: z.strictObject({ fileIds: z.array(uuid).max(100), recordId: uuid.optional() }),
    output: z.array(z.object({
      fileId: uuid, waiting: z.boolean(),
      alike: z.array(z.object({ isOwn: z.boolean(), unitName: z.string().nullable(), on: instant.nullable(), ledgerName: z.string().nullable(), fileId: uuid.nullable(), recordId: uuid.nullable() })),
    })),
  },
} as const;

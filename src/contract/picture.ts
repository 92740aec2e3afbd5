import { z } from 'zod';
import { instant, uuid } from './shapes.ts';

/** Pictures that were used before (a hint for people, never a verdict), and those that become public. */
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
  /** The pictures of a record that may become public, each with the record of its release (made by `act` in the ledger 照片公开), what may be done now, and the hash of the copy that whoever confirms has seen. */
  'record.photos': {
    input: z.strictObject({ recordId: uuid }),
    output: z.array(z.object({ fileId: uuid, name: z.string(), releaseId: uuid, seq: z.int(), state: z.string().nullable(), caption: z.string().nullable(), copy: z.string().nullable(), isUploader: z.boolean(), allowed: z.array(z.string()) })),
  },
} as const;

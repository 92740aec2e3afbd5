import { z } from 'zod';
import { instant, uuid } from './shapes.ts';

const postName = z.object({ postId: uuid, title: z.string() });

/** Comments on a record: they change nothing about its state. Ids are made by the client: a retry is answered as the first time. */
export const comment = {
  /** The comments on a record, whether the viewer may add one, and which posts she may name: those who may read the record, by unit. */
  'comment.list': {
    input: z.strictObject({ recordId: uuid }),
    output: z.object({
      open: z.boolean(), posts: z.array(postName.extend({ unitName: z.string() })),
      comments: z.array(z.object({
        commentId: uuid, at: instant, person: z.string(), post: z.string(), unit: z.string(), /** Null where it was withdrawn or its words were lawfully erased. */
        words: z.string().nullable(), to: z.array(z.string()), state: z.enum(['written', 'withdrawn', 'erased']), own: z.boolean(), seq: z.int(), leafIndex: z.string().nullable(),
      })),
    }),
  },
  'comment.write': { input: z.strictObject({ recordId: uuid, commentId: uuid, entryId: uuid, words: z.string().trim().min(1).max(500), to: z.array(uuid).max(20).default([]) }), output: z.object({ commentId: uuid }) },
  'comment.withdraw': { input: z.strictObject({ commentId: uuid, entryId: uuid, seenSeq: z.int().min(1) }), output: z.object({ commentId: uuid }) },
  /** The acting post has the comments on a record before it. */
  'comment.seen': { input: z.strictObject({ recordId: uuid }), output: z.object({ seen: z.int() }) },
} as const;

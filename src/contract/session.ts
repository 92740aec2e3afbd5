import { z } from 'zod';
import { day, unitId, uuid } from './shapes.ts';

const post = z.object({ postId: uuid, title: z.string(), unitId, unitName: z.string(), unitKind: z.string(), roles: z.array(z.string()), scope: z.string() });

/** Who is signed in, which posts they hold today, and in which of them they are acting (the header `qinglian-post` chooses). */
export const session = {
  'session.me': {
    input: z.strictObject({}),
    output: z.object({
      county: z.object({ code: z.string(), name: z.string(), demo: z.boolean() }),
      today: day,
      person: z.object({ personId: uuid, name: z.string(), staffNo: z.string() }),
      posts: z.array(post),
      acting: post,
      mustChangePassword: z.boolean(),
      twoFactorEnabled: z.boolean(),
      mustSetTwoFactor: z.boolean(),
    }),
  },
  /** The posts of a unit by name, for choosing which of them something concerns. */
  'posts.of': { input: z.strictObject({ unitId }), output: z.array(z.object({ postId: uuid, title: z.string() })) },
  'units.list': {
    input: z.strictObject({}),
    output: z.array(z.object({ unitId, parentId: unitId.nullable(), kind: z.string(), kindName: z.string(), name: z.string(), inReach: z.boolean(), closed: z.boolean() })),
  },
} as const;

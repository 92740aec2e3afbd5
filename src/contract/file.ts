import { isRandomUuid, type Uuid } from '#base/id';
import { z } from 'zod';
import { instant, unitId, uuid } from './shapes.ts';

const randomId = z.string().refine(isRandomUuid).meta({ format: 'uuid' }) as unknown as z.ZodType<Uuid>;

/** A finished file, as whoever may read it sees it; `erasedAt` where it was lawfully erased: then nothing else is left of it. */
const about = z.object({ fileId: uuid, name: z.string(), size: z.int(), kind: z.string(), picture: z.boolean(), sha256: z.string(), unitId, finishedAt: instant, erasedAt: instant.nullable() });

/**
 * Files: begin, put every part by `PUT …/console/api/files/<fileId>/<part>` (bytes as they are, `application/octet-stream`), finish, name the id in a field.
 * Read by `GET …/console/files/<fileId>`. Ids are made by the client, by chance only (version 4).
 */
export const file = {
  /** Begins an upload or, with the same id and size, goes on with it: says which parts are there. */
  'file.begin': {
    input: z.strictObject({ fileId: randomId, name: z.string().trim().min(1).max(200), size: z.int().min(1) }),
    output: z.object({ partBytes: z.int(), parts: z.int(), have: z.array(z.int()), finished: z.boolean() }),
  },
  /** Looks at the content, takes out where a photo was made, keeps the file; again answers the same. */
  'file.finish': { input: z.strictObject({ fileId: randomId }), output: about },
  /** Those of these files that the viewer may read. */
  'file.about': { input: z.strictObject({ fileIds: z.array(uuid).max(200) }), output: z.array(about) },
  /** What the own unit already has, newest first: to pick from before uploading anew. */
  'file.list': { input: z.strictObject({}), output: z.array(about) },
} as const;

import { isRandomUuid, type Uuid } from '#base/id';
import { z } from 'zod';
import { day, instant, unitId, uuid } from './shapes.ts';

const randomId = z.string().refine(isRandomUuid).meta({ format: 'uuid' }) as unknown as z.ZodType<Uuid>;

/**
 * A finished file, as whoever may read it sees it; `erasedAt` where it was lawfully erased: then nothing else is left of it.
 * `preview`: a picture has copies to look at (`?size=small`, `?size=view`); `isRegistered`: 材料登记 says something of it; `edition`: how-manieth version; `earlier`, `newer`: the versions before and after it; `light`: how fresh it is today, null where no day is set.
 */
const about = z.object({
  fileId: uuid, name: z.string(), size: z.int(), kind: z.string(), picture: z.boolean(), sha256: z.string(), unitId, finishedAt: instant, erasedAt: instant.nullable(),
  isRegistered: z.boolean(), preview: z.boolean(), edition: z.int(), earlier: uuid.nullable(), newer: uuid.nullable(), validUntil: day.nullable(), light: z.enum(['green', 'yellow', 'red']).nullable(),
});

/** What a list may be narrowed to: kinds as people call them. */
const kind = z.enum(['picture', 'pdf', 'office', 'text']);

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
  /** What the own unit already has, newest first, with the records that name it: to pick from before uploading anew. `expiring`: only what turns yellow or red. The next page begins after the last line of this one. */
  'file.list': {
    input: z.strictObject({ search: z.string().trim().max(60).optional(), kind: kind.optional(), ledger: z.string().max(40).optional(), expiring: z.boolean().default(false), older: z.boolean().default(false), after: z.strictObject({ finishedAt: z.iso.datetime(), fileId: uuid }).optional() }),
    output: z.array(about.extend({ uses: z.array(z.object({ recordId: uuid, ledger: z.string(), title: z.string(), state: z.string() })) })),
  },
  /** How many bytes the own unit holds, and how many it may. */
  'file.room': { input: z.strictObject({}), output: z.object({ used: z.int(), limit: z.int() }) },
  /** Registers until when a file of the own unit is valid (null: no day), and of which other one it is the newer version; what is left out stays. An act of the ledger 材料登记. */
  'file.register': { input: z.strictObject({ fileId: uuid, entryId: uuid, validUntil: day.nullable().optional(), earlier: uuid.optional() }), output: about },
} as const;

import { ROLES, UNIT_KINDS } from '#model/actor';
import { z } from 'zod';
import { day, unitId, uuid } from './shapes.ts';

const keys = <T extends object>(table: T): [keyof T & string, ...(keyof T & string)[]] => Object.keys(table) as never;
const name = z.string().trim().min(1).max(60);
const scope = z.union([z.strictObject({ kind: z.enum(['own', 'subtree', 'county']) }), z.strictObject({ kind: z.literal('linked'), unitIds: z.array(unitId).max(300) })]);

const change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unit'), row: z.strictObject({ unitId, parentId: unitId.nullable(), kind: z.enum(keys(UNIT_KINDS)), name, closedFrom: day.nullable() }) }),
  z.strictObject({ kind: z.literal('post'), row: z.strictObject({ postId: uuid, unitId, title: name, roles: z.array(z.enum(keys(ROLES))).min(1).max(10), scope, closedFrom: day.nullable() }) }),
  z.strictObject({ kind: z.literal('person'), row: z.strictObject({ personId: uuid, staffNo: z.string().trim(), name }) }),
  z.strictObject({ kind: z.literal('holding'), row: z.strictObject({ postId: uuid, personId: uuid, from: day, to: day.nullable() }) }),
  z.strictObject({ kind: z.literal('semester'), row: z.strictObject({ id: z.string().regex(/^[a-z0-9-]{1,30}$/), name, start: day, end: day }) }),
]);

/** The version of a thing to be named when changing it, and where its story stands; seq 0: nothing since the founding. */
const story = { seq: z.int(), recordId: uuid };
const held = z.object({ ...story, postId: uuid, title: z.string(), unitId, unitName: z.string(), from: day, to: day.nullable() });

/** The organisation of a county, for its administrators. */
export const organisation = {
  'organisation.units': {
    input: z.strictObject({}),
    output: z.array(z.object({ ...story, unitId, parentId: unitId.nullable(), kind: z.string(), kindName: z.string(), name: z.string(), closedFrom: day.nullable(), posts: z.int(), holders: z.int() })),
  },
  'organisation.posts': {
    input: z.strictObject({ unitId }),
    output: z.array(z.object({
      ...story, postId: uuid, unitId, title: z.string(), roles: z.array(z.string()), scope, scopeName: z.string(), closedFrom: day.nullable(),
      holders: z.array(z.object({ ...story, personId: uuid, staffNo: z.string(), name: z.string(), from: day, to: day.nullable() })),
    })),
  },
  /** By staff number; `search` is the beginning of a number or a part of a name. */
  'organisation.people': {
    input: z.strictObject({ search: z.string().max(60).default(''), after: z.string().max(32).optional() }),
    output: z.object({
      lines: z.array(z.object({ ...story, personId: uuid, staffNo: z.string(), name: z.string(), account: z.enum(['none', 'new', 'active', 'locked']), twoFactor: z.boolean(), holdings: z.array(held) })),
      next: z.string().nullable(),
    }),
  },
  'organisation.semesters': { input: z.strictObject({}), output: z.array(z.object({ ...story, id: z.string(), name: z.string(), start: day, end: day })) },
  /** Changes, all or none; the rows of a sheet can come together. `waiting` of them need a second administrator. */
  'organisation.change': {
    input: z.strictObject({ wishes: z.array(z.strictObject({ entryId: uuid, seenSeq: z.int().min(0), change })).min(1).max(5_000) }),
    output: z.object({ changed: z.int(), waiting: z.int() }),
  },
  /** Administrators' posts that wait for a second administrator. */
  'organisation.waiting': {
    input: z.strictObject({}),
    output: z.array(z.object({ ...story, title: z.string(), staffNo: z.string(), name: z.string(), from: day, own: z.boolean() })),
  },
  'organisation.confirm': { input: z.strictObject({ entryId: uuid, recordId: uuid, seenSeq: z.int().min(1), agree: z.boolean() }), output: z.object({ state: z.string() }) },
  /** A step on somebody's account; a one-time password is answered once. */
  'organisation.account': {
    input: z.strictObject({ entryId: uuid, personId: uuid, step: z.enum(['issue', 'reset', 'lock', 'unlock', 'reset-factor']) }),
    output: z.object({ password: z.string().nullable() }),
  },
} as const;

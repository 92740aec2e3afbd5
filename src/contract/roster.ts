import { isAdminRole } from '#model/organisation';
import { ROLES, type Role, UNIT_KINDS } from '#model/actor';
import { z } from 'zod';
import { day, unitId, uuid } from './shapes.ts';

const keys = <T extends object>(table: T): [keyof T & string, ...(keyof T & string)[]] => Object.keys(table) as never;
const short = z.string().max(60);
const role = z.enum(keys(ROLES)).refine((one) => !isAdminRole(one as Role));
const kind = z.enum(keys(UNIT_KINDS));

// Strict to the last object: whatever else a sheet holds about a person dies here.
const roster = {
  rows: z.array(z.strictObject({ sheet: short, row: z.int().min(1), staffNo: short, name: short, unit: short, post: short })).max(20_000),
  units: z.array(z.strictObject({ name: short, stage: short, township: short })).max(2_000),
  decisions: z.strictObject({
    from: day,
    units: z.record(short, z.union([z.strictObject({ sameAs: unitId }), z.strictObject({ kind, parent: short })])),
    titles: z.record(z.string().max(120), role),
    keep: z.array(uuid).max(20_000),
  }),
};

const person = z.object({ personId: uuid, staffNo: z.string(), name: z.string(), before: z.string(), after: z.string() });
/** The first of a list, and how many it has. */
const some = <T extends z.ZodType>(of: T) => z.object({ count: z.int(), first: z.array(of) });

/** The lists of staff that a county has, brought into its organisation by whoever runs the system. Of a person only 工号, 姓名, 岗位 and 单位 are ever sent. */
export const rosterQuestions = {
  /** What a roster would change; nothing is written. `seen` names what was shown. */
  'roster.plan': {
    input: z.strictObject(roster),
    output: z.object({
      seen: z.string(),
      ready: z.boolean(),
      changes: z.int(),
      units: z.array(z.object({ name: z.string(), isNew: z.boolean(), kind: kind.nullable(), parent: z.string(), like: unitId.nullable(), people: z.int() })),
      titles: z.array(z.object({ key: z.string(), title: z.string(), kind, people: z.int(), role: z.string().nullable() })),
      fresh: some(person), renamed: some(person), moved: some(person), leavers: some(person),
      same: z.int(),
      unclear: some(z.object({ sheet: z.string(), row: z.int(), column: z.string(), code: z.string() })),
    }),
  },
  /** Makes the changes of the roster that was shown; a second asking finds nothing left to do. */
  'roster.apply': { input: z.strictObject({ ...roster, seen: z.string().max(64) }), output: z.object({ changed: z.int() }) },
} as const;

import { z } from 'zod';
import { day, instant, unitId, uuid } from './shapes.ts';

const origin = z.looseObject({ kind: z.string(), basis: z.string() });
const cycle = z.looseObject({ per: z.string(), origin });
/** An obligation as `#model/obligation` describes it. */
const body = z.looseObject({ id: z.string(), sentences: z.array(z.string()), strength: z.enum(['M', 'P', 'X', 'E']), actor: z.string(), addressees: z.array(z.string()), action: z.string(), cycles: z.array(cycle), evidence: z.string(), indicator: z.string(), ledger: z.string(), duty: z.boolean().optional() });
const which = { programmeId: uuid, version: z.int().min(1) };
const head = z.object({ ...which, status: z.string(), title: z.string(), issuer: z.string().nullable(), docNumber: z.string().nullable(), docDate: z.string().nullable(), startsOn: day.nullable(), endsOn: day.nullable(), issuedAt: instant.nullable(), sentences: z.int(), obligations: z.int(), confirmed: z.int() });
const obligation = z.object({ obligationId: z.string(), status: z.enum(['suggested', 'confirmed', 'rejected']), body, why: z.array(z.looseObject({})), leadUnitId: unitId.nullable(), jointUnitIds: z.array(unitId), leaderPostId: uuid.nullable(), touched: z.int() });
const ids = z.array(z.string().max(40)).min(1).max(1000);
const done = z.object({ changed: z.int() });

/** From a plan document to duties: import, confirm, 任务分解, price, 印发. Only the office changes a draft. */
export const programme = {
  'programme.list': { input: z.strictObject({}), output: z.array(head) },
  /** The file's bytes in base64; refused with a `document-…` code where it cannot be read. */
  'programme.import': { input: z.strictObject({ programmeId: uuid, fileName: z.string().max(200), base64: z.base64() }), output: z.object({ ...which, sentences: z.int(), obligations: z.int() }) },
  'programme.get': {
    input: z.strictObject(which),
    output: z.object({
      head,
      text: z.string(),
      headings: z.array(z.looseObject({ level: z.int(), depth: z.int(), label: z.string(), text: z.string(), line: z.int() })),
      sentences: z.array(z.object({ address: z.string(), line: z.int(), section: z.string(), text: z.string(), exempt: z.string().nullable(), upper: z.string().nullable() })),
      obligations: z.array(obligation),
      /** What still stands against 印发. */
      open: z.object({ sentences: z.array(z.string()), unowned: z.array(z.string()), undecided: z.array(z.string()) }),
    }),
  },
  /** Marks sentences 非义务 with a reason, or takes the mark away with null. */
  'programme.exempt': { input: z.strictObject({ ...which, addresses: ids, reason: z.string().trim().min(2).max(200).nullable() }), output: done },
  /** Names the sentence of an upper document that a sentence carries out. */
  'programme.link': { input: z.strictObject({ ...which, address: z.string().max(40), upper: z.string().trim().max(200).nullable() }), output: done },
  'programme.decide': { input: z.strictObject({ ...which, obligationIds: ids, status: z.enum(['suggested', 'confirmed', 'rejected']) }), output: done },
  /** Replaces an obligation's wording, or adds one of the office's own; `touched` is the version that the editor saw. */
  'programme.edit': { input: z.strictObject({ ...which, touched: z.int().min(0), body }), output: z.object({ touched: z.int() }) },
  /** Confirms defaulted cycles in a block, with one reason. */
  'programme.confirmCycles': { input: z.strictObject({ ...which, obligationIds: ids, reason: z.string().trim().min(2).max(200) }), output: done },
  'programme.assign': { input: z.strictObject({ ...which, obligationIds: ids, leadUnitId: unitId, jointUnitIds: z.array(unitId).max(20), leaderPostId: uuid.nullable(), kinds: z.array(z.string()).min(1).optional() }), output: done },
  /** What 印发 would cost: duties and minutes per kind of unit and month, and the sections that cause them. */
  'programme.price': {
    input: z.strictObject({ ...which, startsOn: day, endsOn: day }),
    output: z.object({
      duties: z.int(),
      kinds: z.array(z.object({ kind: z.string(), name: z.string(), units: z.int(), semester: z.string(), count: z.int(), minutes: z.int(), months: z.array(z.object({ month: z.string(), count: z.int(), minutes: z.int() })) })),
      leads: z.array(z.object({ unitId, name: z.string(), count: z.int() })),
    }),
  },
  'programme.issue': { input: z.strictObject({ ...which, entryId: uuid, startsOn: day, endsOn: day }), output: z.object({ duties: z.int() }) },
  /** 我的待办: what the acting post's unit owes, leads or oversees; by light, then by due day. */
  'inbox.list': {
    input: z.strictObject({ whose: z.enum(['own', 'led', 'all']).default('own'), light: z.enum(['red', 'yellow', 'green', 'done']).optional(), limit: z.int().min(1).max(500).default(100) }),
    output: z.object({
      counts: z.object({ red: z.int(), yellow: z.int(), green: z.int(), done: z.int() }),
      /** Records that wait for a step of the viewer's, the most urgent first. */
      waiting: z.array(z.object({
        recordId: uuid, ledger: z.string(), ledgerName: z.string(), title: z.string(), unitId, unitName: z.string(), state: z.string(), since: instant, steps: z.array(z.string()), until: day.nullable(), light: z.string(),
        explanation: z.looseObject({ due: day }).nullable(),
      })),
      lines: z.array(z.object({
        programmeId: uuid, version: z.int(), key: z.string(), unitId, unitName: z.string(), leadUnitId: unitId, leadUnitName: z.string(), ledger: z.string(), ledgerName: z.string(), hasForm: z.boolean(), period: z.string(),
        due: day, light: z.string(), minutes: z.int(), recordId: uuid.nullable(), recordState: z.string().nullable(), sentences: z.array(z.string()), actions: z.array(z.string()), explanation: z.looseObject({ due: day }),
      })),
    }),
  },
} as const;

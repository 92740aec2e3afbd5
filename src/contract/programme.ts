import { z } from 'zod';
import { dutyLine } from './duty.ts';
import { obligation, unitKind, writtenBody } from './obligation.ts';
import { day, instant, unitId, uuid } from './shapes.ts';
import { trace } from './trace.ts';

const which = { programmeId: uuid, version: z.int().min(1) };
const head = z.object({ ...which, status: z.string(), title: z.string(), issuer: z.string().nullable(), docNumber: z.string().nullable(), docDate: z.string().nullable(), startsOn: day.nullable(), endsOn: day.nullable(), issuedAt: instant.nullable(), /** The version that it was made from; the new last day where only the end is another. */ basedOn: z.int().nullable(), prolongedTo: day.nullable(), sentences: z.int(), obligations: z.int(), confirmed: z.int() });
const ids = z.array(z.string().max(40)).min(1).max(1000);
const done = z.object({ changed: z.int() });
/** How often each had been touched when the asker saw it: where somebody changed one since, nothing is done and `changed-meanwhile` names it. */
const seen = z.record(z.string().max(40), z.int().min(0)).optional();

/** From a plan document to duties: import, confirm, 任务分解, price, 印发, and the way between sentence and record. Only the office changes a draft. */
export const programme = {
  ...trace,
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
  /** Marks sentences 非义务 with a reason, or takes the mark away with null; `was` is the mark that the asker saw on all of them. */
  'programme.exempt': { input: z.strictObject({ ...which, addresses: ids, reason: z.string().trim().min(2).max(200).nullable(), was: z.string().nullable().optional() }), output: done },
  /** Names the sentence of an upper document that a sentence carries out; `was` is the name that the asker saw. */
  'programme.link': { input: z.strictObject({ ...which, address: z.string().max(40), upper: z.string().trim().min(2).max(200).nullable(), was: z.string().nullable().optional() }), output: done },
  'programme.decide': { input: z.strictObject({ ...which, obligationIds: ids, status: z.enum(['suggested', 'confirmed', 'rejected']), seen }), output: done },
  /** Replaces an obligation's wording, or adds one of the office's own; `touched` is the version that the editor saw. */
  'programme.edit': { input: z.strictObject({ ...which, touched: z.int().min(0), body: writtenBody }), output: z.object({ touched: z.int() }) },
  /** Confirms defaulted cycles in a block, with one reason. */
  'programme.confirmCycles': { input: z.strictObject({ ...which, obligationIds: ids, reason: z.string().trim().min(2).max(200), seen }), output: done },
  /** 任务分解: what is left out stays as it is; a leader of null takes the leader away. */
  'programme.assign': { input: z.strictObject({ ...which, obligationIds: ids, leadUnitId: unitId.optional(), jointUnitIds: z.array(unitId).max(20).optional(), leaderPostId: uuid.nullable().optional(), kinds: z.array(unitKind).min(1).optional(), seen }), output: done },
  /** The posts that may be in charge of a task: the bureau's leaders and the heads of its sections. */
  'programme.leaders': { input: z.strictObject({}), output: z.array(z.object({ postId: uuid, title: z.string(), unitName: z.string() })) },
  /** What 印发 would cost: for the most burdened unit of each kind, duties and minutes by month, by lead section and by ledger with the obligations behind them. */
  'programme.price': {
    input: z.strictObject({ ...which, startsOn: day, endsOn: day }),
    output: z.object({
      duties: z.int(),
      kinds: z.array(z.object({ kind: z.string(), name: z.string(), units: z.int(), semester: z.string(), count: z.int(), minutes: z.int(), months: z.array(z.object({ month: z.string(), count: z.int(), minutes: z.int() })),
        leads: z.array(z.object({ unitId, name: z.string(), count: z.int(), minutes: z.int() })),
        costs: z.array(z.object({ ledger: z.string(), ledgerName: z.string(), cycle: z.string(), count: z.int(), minutes: z.int(), obligationIds: z.array(z.string()) })),
      })),
      leads: z.array(z.object({ unitId, name: z.string(), count: z.int() })),
    }),
  },
  'programme.issue': { input: z.strictObject({ ...which, entryId: uuid, startsOn: day, endsOn: day }), output: z.object({ duties: z.int(), cancelled: z.int(), renewed: z.int() }) },
  /** 我的待办: what the acting post's unit owes, leads or oversees; by light, then by due day, what is done newest first. A count of 1001 means more than 1000. */
  'inbox.list': {
    input: z.strictObject({ whose: z.enum(['own', 'led', 'all']).default('own'), light: z.enum(['red', 'yellow', 'green', 'done', 'ended']).optional(), limit: z.int().min(1).max(500).default(100) }),
    output: z.object({
      counts: z.object({ red: z.int(), yellow: z.int(), green: z.int(), done: z.int(), ended: z.int() }),
      /** Records that wait for a step of the viewer's, the most urgent first. */
      waiting: z.array(z.object({
        recordId: uuid, ledger: z.string(), ledgerName: z.string(), title: z.string(), unitId, unitName: z.string(), state: z.string(), since: instant, steps: z.array(z.string()), /** One of the steps asks for nothing but a yes. */ yes: z.boolean(), until: day.nullable(), light: z.string(),
        explanation: z.looseObject({ due: day }).nullable(),
      })),
      /** Programmes in force whose last day has passed: they make no more duties. */
      expired: z.array(z.object({ ...which, title: z.string(), endsOn: day })),
      /** Comments that name the acting post and that nobody in it has seen yet, the newest; `words` is null where they were erased. */
      mentions: z.array(z.object({ commentId: uuid, recordId: uuid, about: z.string(), words: z.string().nullable(), at: instant, from: z.string(), unitName: z.string() })),
      lines: z.array(dutyLine),
      /** What a leader's own unit or post is late with, before everything that others owe. */
      late: z.array(dutyLine),
      /** 临时填报 asked of the own unit and not answered, by last day. */
      forms: z.array(z.object({ recordId: uuid, title: z.string(), askerName: z.string(), clause: z.string(), endsOn: day.nullable(), minutes: z.int(), light: z.string() })),
    }),
  },
} as const;

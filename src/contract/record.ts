import { MOST_AT_ONCE } from '#model/total';
import { z } from 'zod';
import { day, instant, refusal, unitId, uuid, value } from './shapes.ts';

const line = z.object({ recordId: uuid, ledger: z.string(), title: z.string(), unitId, unitName: z.string(), state: z.string(), seq: z.int(), updatedAt: instant, values: z.record(z.string(), value) });

/** The records that an indicator counts in whole months, by the first days of the first and the last. */
const counted = z.strictObject({ indicator: z.string().max(60), from: day, to: day });

/** Ledgers, their records, and the acts on them. */
export const record = {
  /** Every ledger's definition, as `#model/ledger` describes it; the console makes forms and lists from it. */
  'ledgers.list': { input: z.strictObject({}), output: z.array(z.looseObject({ id: z.string(), name: z.string(), /** The median from opening to handing in, where at least five hand-ins were measured. */ measuredMinutes: z.int().optional() })) },
  /** A page of a ledger, newest first; `filters` by filterable field. */
  'records.list': {
    input: z.strictObject({
      ledger: z.string(),
      unitId: unitId.optional(),
      state: z.string().optional(),
      filters: z.record(z.string(), z.union([z.string(), z.int()])).default({}),
      counted: counted.optional(),
      after: z.strictObject({ updatedAt: z.iso.datetime(), recordId: uuid }).optional(),
    }),
    /** `batch`: the steps that the viewer may take now for this line together with others. */
    output: z.object({ lines: z.array(line.extend({ batch: z.array(z.string()) })), next: z.object({ updatedAt: instant, recordId: uuid }).nullable() }),
  },
  /** One record with what the viewer may see and do, and its timeline. */
  'record.get': {
    input: z.strictObject({ recordId: uuid }),
    output: z.object({
      record: line.extend({ stateSince: instant, leadUnitId: unitId.nullable() }),
      /** What linked records and posts (these without ledger and state) are called, by id, and the records that belong below this one. */
      links: z.record(z.string(), z.object({ ledger: z.string(), title: z.string(), state: z.string() })),
      /** `until`: the day by which it, or its next step, is to be done; `light` by that day. */
      children: z.array(z.object({ recordId: uuid, ledger: z.string(), title: z.string(), unitName: z.string(), state: z.string(), updatedAt: instant, until: day.nullable(), light: z.string() })),
      /** What was asked for, or carried out, of its personal part. */
      erasures: z.array(z.object({ erasureId: uuid, state: z.string(), ground: z.string(), upTo: z.int(), doneAt: instant.nullable() })),
      allowed: z.array(z.string()),
      /** Where the public reads it (`/p/<publicationId>`), and the record by which the office takes it down; null where its ledger stays inside. */
      publication: z.object({ publicationId: uuid, state: z.string().nullable(), takedownId: uuid, takedownSeq: z.int() }).nullable(),
      timeline: z.array(z.object({
        entryId: uuid, seq: z.int(), action: z.string(), actionLabel: z.string(), toState: z.string(), at: instant, person: z.string(), post: z.string(), unit: z.string(), onBehalfOf: z.string().nullable(),
        set: z.record(z.string(), value), reason: z.string().nullable(), filed: z.string(), commitment: z.string(), leafIndex: z.string().nullable(), /** Codes of the warnings that were acknowledged. */ warned: z.array(z.string()), /** Its personal part is lawfully gone. */
        erased: z.boolean(),
      })),
    }),
  },
  /** Which new records the acting post may make: ledger → actions without a former state. */
  'records.makeable': { input: z.strictObject({}), output: z.record(z.string(), z.array(z.string())) },
  /** The one way in which a ledger changes. Ids are made by the client: a retry with the same ids is answered as the first time. */
  act: {
    input: z.strictObject({
      acts: z.array(z.strictObject({
        entryId: uuid, recordId: uuid, ledger: z.string(), action: z.string(), seenSeq: z.int().min(0), unitId,
        leadUnitId: unitId.nullable().optional(), set: z.record(z.string(), value), reason: z.string().max(2000).optional(), /** The duties that this record answers. */
        answers: z.array(z.strictObject({ programmeId: uuid, key: z.string().max(80) })).max(50).optional(), /** Seconds since an empty form was opened; counted without the person. */
        seconds: z.int().min(0).optional(), /** Warnings that the person has seen. */
        acknowledges: z.array(z.string().max(40)).max(20).optional(),
      })).min(1).max(MOST_AT_ONCE),
    }),
    output: z.array(z.union([
      z.object({ ok: z.literal(true), value: z.object({ recordId: uuid, seq: z.int(), state: z.string(), repeated: z.boolean() }) }),
      z.object({ ok: z.literal(false), refusal }),
    ])),
  },
} as const;

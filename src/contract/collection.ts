import { z } from 'zod';
import { day, instant, unitId, uuid } from './shapes.ts';

const form = z.object({
  recordId: uuid, title: z.string(), askerId: unitId, askerName: z.string(), clause: z.string(), endsOn: day.nullable(), minutes: z.int(), state: z.string(),
  /** Past its last day: nothing more can be handed in, the data can be read. */
  ended: z.boolean(),
});
const own = z.object({ recordId: uuid, seq: z.int(), state: z.string() });
const questions = z.array(z.object({ label: z.string(), kind: z.string(), unit: z.string(), options: z.array(z.string()), must: z.boolean(), help: z.string(), example: z.string(), from: z.string() }));

/** 临时填报: forms that a section composes, and what units answer. Composing, issuing and answering are acts in the ledgers `collection` and `collection-answer`. */
export const collection = {
  /** What is asked of the acting post's unit (running ones first, then the last that ended), and the forms that it made or watches over. */
  'collection.list': {
    input: z.strictObject({}),
    output: z.object({
      asked: z.array(form.extend({ own: own.nullable() })),
      made: z.array(form.extend({ addressed: z.int(), answered: z.int(), declined: z.int() })),
      mayCompose: z.boolean(),
    }),
  },
  /** One form, with what the own unit has answered, what the system brings along for it (label → text and where from), and, for whoever asks, every addressed unit's answer. */
  'collection.get': {
    input: z.strictObject({ recordId: uuid }),
    output: z.object({
      form: form.extend({ seq: z.int(), purpose: z.string(), plan: z.string(), /** The words of the sentence, while it is in force. */ sentence: z.string().nullable(), kinds: z.array(z.string()), keepYears: z.int(), questions, publicationId: uuid }),
      addressed: z.boolean(),
      held: z.array(z.object({ label: z.string(), text: z.string(), from: z.string(), ledger: z.string().nullable() })),
      own: own.extend({ answers: z.record(z.string(), z.string()), papers: z.array(z.string()), why: z.string(), reason: z.string().nullable() }).nullable(),
      answers: z.array(z.object({ unitId, unitName: z.string(), recordId: uuid.nullable(), state: z.string(), at: instant.nullable(), answers: z.record(z.string(), z.string()), papers: z.array(z.string()), why: z.string() })).nullable(),
      allowed: z.array(z.string()),
      reason: z.string().nullable(),
    }),
  },
  /** The sentences in force under which the acting post's unit may ask: those that it leads or joins, for the office all. */
  'collection.bases': { input: z.strictObject({}), output: z.array(z.object({ plan: z.string(), clause: z.string(), text: z.string(), endsOn: day })) },
} as const;

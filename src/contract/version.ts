import { z } from 'zod';
import { day, uuid } from './shapes.ts';

const which = { programmeId: uuid, version: z.int().min(1) };
const file = { fileName: z.string().trim().min(1).max(200), base64: z.base64() };
/** A sentence in stretches; `isChanged` where the other version has other words. */
const sentence = z.object({ address: z.string(), runs: z.array(z.object({ text: z.string(), isChanged: z.boolean() })) });
const counts = { kept: z.int(), changed: z.int(), new: z.int(), gone: z.int() };

/** New versions of an issued programme: import, compare, prolong, discard a draft. Issuing is `programme.issue`. */
export const version = {
  /** A revised plan as a draft of the next version; `version` is the one in force. */
  'version.import': { input: z.strictObject({ ...which, ...file }), output: z.object({ ...which, ...counts }) },
  /** What a notice that prolongs says. */
  'version.readNotice': { input: z.strictObject(file), output: z.object({ docNumber: z.string().nullable(), endsOn: day.nullable() }) },
  /** The same sentences with a later end; the notice's file where there is one. */
  'version.prolong': { input: z.strictObject({ ...which, endsOn: day, docNumber: z.string().trim().min(2).max(100), fileName: file.fileName, base64: z.base64().optional() }), output: z.object(which) },
  /** A version beside the one that it was made from, sentence by sentence in the order of the new text, with the obligations that follow. */
  'version.compare': {
    input: z.strictObject(which),
    output: z.object({
      basedOn: z.int(), status: z.string(), counts: z.object(counts),
      steps: z.array(z.object({
        kind: z.enum(['kept', 'changed', 'new', 'gone']), old: sentence.nullable(), new: sentence.nullable(), exempt: z.string().nullable(), exemptBefore: z.string().nullable(),
        obligations: z.array(z.object({ obligationId: z.string(), actor: z.string(), action: z.string(), status: z.enum(['suggested', 'confirmed', 'rejected', 'ended']) })),
      })),
    }),
  },
  /** What issuing this draft would do to the duties. */
  'version.effect': { input: z.strictObject({ ...which, startsOn: day, endsOn: day }), output: z.object({ added: z.int(), renewed: z.int(), cancelled: z.int(), stays: z.int() }) },
  'version.discard': { input: z.strictObject(which), output: z.object({ changed: z.int() }) },
} as const;

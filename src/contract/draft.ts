import { z } from 'zod';
import { instant, uuid, value } from './shapes.ts';

const body = z.strictObject({ recordId: uuid, action: z.string(), seenSeq: z.int().min(0), set: z.record(z.string(), value), reason: z.string().max(2000).optional() });

/** Drafts: private to the person, outside the log, gone 30 days after the last touch. */
export const draft = {
  'draft.save': { input: z.strictObject({ draftId: uuid, ledger: z.string(), body }), output: z.object({ savedAt: instant }) },
  'draft.list': { input: z.strictObject({ ledger: z.string().optional() }), output: z.array(z.object({ draftId: uuid, ledger: z.string(), body, touchedAt: instant })) },
  'draft.drop': { input: z.strictObject({ draftId: uuid }), output: z.object({ dropped: z.boolean() }) },
} as const;

import { z } from 'zod';
import { uuid } from './shapes.ts';

/** Erasing personal data: asked for here, decided in the ledger `erasure` by somebody of another line, carried out by the program. */
export const erasure = {
  'erasure.apply': { input: z.strictObject({ recordId: uuid, erasureId: uuid, entryId: uuid, ground: z.string().max(200) }), output: z.object({ recordId: uuid, state: z.string() }) },
} as const;
